/// COpenBLAS shim; its functions follow.
#ifndef COPENBLAS_H
#define COPENBLAS_H
#endif
