/// CBoostMath shim; its functions follow.
#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H
#endif
