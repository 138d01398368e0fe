/// CJansson shim; its functions follow.
#ifndef CJANSSON_H
#define CJANSSON_H
#endif
