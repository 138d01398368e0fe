// The functions of OpenBLAS and LAPACKE, loaded when the first of them is needed.
#ifndef COPENBLAS_LIBRARIES_H
#define COPENBLAS_LIBRARIES_H

#include <cblas.h>
#include <lapacke.h>

typedef struct {
  __typeof__(cblas_daxpy) *cblas_daxpy;
  __typeof__(cblas_ddot) *cblas_ddot;
  __typeof__(cblas_dgemm) *cblas_dgemm;
  __typeof__(cblas_dgemv) *cblas_dgemv;
  __typeof__(cblas_dnrm2) *cblas_dnrm2;
  __typeof__(cblas_dscal) *cblas_dscal;
  __typeof__(cblas_dsyrk) *cblas_dsyrk;
  __typeof__(openblas_get_config) *openblas_get_config;
  __typeof__(openblas_get_num_threads) *openblas_get_num_threads;
  __typeof__(openblas_set_num_threads) *openblas_set_num_threads;
} copenblas_blas;

typedef struct {
  __typeof__(LAPACKE_dgels) *LAPACKE_dgels;
  __typeof__(LAPACKE_dgeqrf) *LAPACKE_dgeqrf;
  __typeof__(LAPACKE_dpotrf) *LAPACKE_dpotrf;
  __typeof__(LAPACKE_dpotri) *LAPACKE_dpotri;
  __typeof__(LAPACKE_dpotrs) *LAPACKE_dpotrs;
} copenblas_lapack;

__attribute__((visibility("hidden"))) const copenblas_blas *blas(void);
__attribute__((visibility("hidden"))) const copenblas_lapack *lapack(void);

#endif
