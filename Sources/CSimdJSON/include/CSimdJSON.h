/// CSimdJSON shim; its functions follow.
#ifndef CSIMDJSON_H
#define CSIMDJSON_H
#endif
