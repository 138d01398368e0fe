/// CScan shim; its functions follow.
#ifndef CSCAN_H
#define CSCAN_H
#endif
