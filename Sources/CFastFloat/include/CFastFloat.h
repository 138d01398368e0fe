/// CFastFloat shim; its functions follow.
#ifndef CFASTFLOAT_H
#define CFASTFLOAT_H
#endif
