#include "COpenBLAS.h"

#include "libraries.h"

void copenblas_set_thread_count(int count) { blas()->openblas_set_num_threads(count); }

int copenblas_thread_count(void) { return blas()->openblas_get_num_threads(); }

const char *copenblas_configuration(void) { return blas()->openblas_get_config(); }

double copenblas_dot(long count, const double *x, const double *y) {
  return blas()->cblas_ddot((blasint)count, x, 1, y, 1);
}

void copenblas_axpy(long count, double alpha, const double *x, double *y) {
  blas()->cblas_daxpy((blasint)count, alpha, x, 1, y, 1);
}

void copenblas_scale(long count, double alpha, double *x) { blas()->cblas_dscal((blasint)count, alpha, x, 1); }

double copenblas_norm(long count, const double *x) { return blas()->cblas_dnrm2((blasint)count, x, 1); }

void copenblas_gemv(
    int transposed, long rows, long columns, double alpha, const double *a, const double *x, double beta,
    double *y) {
  blas()->cblas_dgemv(
      CblasRowMajor, transposed ? CblasTrans : CblasNoTrans, (blasint)rows, (blasint)columns, alpha, a,
      (blasint)columns, x, 1, beta, y, 1);
}

void copenblas_gemm(
    int transposed_a, int transposed_b, long rows, long columns, long inner, double alpha, const double *a,
    const double *b, double beta, double *c) {
  blas()->cblas_dgemm(
      CblasRowMajor, transposed_a ? CblasTrans : CblasNoTrans, transposed_b ? CblasTrans : CblasNoTrans,
      (blasint)rows, (blasint)columns, (blasint)inner, alpha, a, (blasint)(transposed_a ? rows : inner), b,
      (blasint)(transposed_b ? inner : columns), beta, c, (blasint)columns);
}

void copenblas_syrk(long order, long count, double alpha, const double *a, double *c) {
  blas()->cblas_dsyrk(
      CblasRowMajor, CblasUpper, CblasTrans, (blasint)order, (blasint)count, alpha, a, (blasint)order, 1.0,
      c, (blasint)order);
}

int copenblas_potrf(long order, double *a) {
  return lapack()->LAPACKE_dpotrf(LAPACK_ROW_MAJOR, 'L', (lapack_int)order, a, (lapack_int)order);
}

int copenblas_potrs(long order, long columns, const double *factor, double *b) {
  return lapack()->LAPACKE_dpotrs(
      LAPACK_ROW_MAJOR, 'L', (lapack_int)order, (lapack_int)columns, factor, (lapack_int)order, b,
      (lapack_int)columns);
}

int copenblas_potri(long order, double *factor) {
  return lapack()->LAPACKE_dpotri(LAPACK_ROW_MAJOR, 'L', (lapack_int)order, factor, (lapack_int)order);
}

int copenblas_gels(long rows, long columns, long right_sides, double *a, double *b) {
  return lapack()->LAPACKE_dgels(
      LAPACK_ROW_MAJOR, 'N', (lapack_int)rows, (lapack_int)columns, (lapack_int)right_sides, a,
      (lapack_int)columns, b, (lapack_int)right_sides);
}

int copenblas_geqrf(long rows, long columns, double *a, double *scales) {
  return lapack()->LAPACKE_dgeqrf(
      LAPACK_COL_MAJOR, (lapack_int)rows, (lapack_int)columns, a, (lapack_int)rows, scales);
}
