#define _GNU_SOURCE
#include "libraries.h"

#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

// OpenBLAS starts a thread for each further processor when it is loaded, and each waits for work by spinning: it takes
// time from the threads that read the log, and is never given any work here. So it is loaded when it is needed, which most
// runs never do, by a thread that is meanwhile allowed on one processor only: that is all it then counts.

static void *opened(const char *name) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (library != NULL) return library;
  fprintf(stderr, "assay: %s cannot be loaded (%s); scripts/setup installs it\n", name, dlerror());
  exit(2);
}

static void *found(void *library, const char *name) {
  void *function = dlsym(library, name);
  if (function != NULL) return function;
  fprintf(stderr, "assay: %s is not in its library\n", name);
  exit(2);
}

static copenblas_blas blas_functions;
static copenblas_lapack lapack_functions;

static void load_blas(void) {
#if defined(__linux__)
  cpu_set_t all, one;
  const int is_known = sched_getaffinity(0, sizeof all, &all) == 0;
  CPU_ZERO(&one);
  const int current = sched_getcpu();
  if (current >= 0) CPU_SET(current, &one);
  const int is_narrowed = is_known && current >= 0 && sched_setaffinity(0, sizeof one, &one) == 0;
#endif
  void *library = opened("libopenblas.so.0");
#if defined(__linux__)
  if (is_narrowed) sched_setaffinity(0, sizeof all, &all);
#endif
  blas_functions.cblas_daxpy = (__typeof__(cblas_daxpy) *)found(library, "cblas_daxpy");
  blas_functions.cblas_ddot = (__typeof__(cblas_ddot) *)found(library, "cblas_ddot");
  blas_functions.cblas_dgemm = (__typeof__(cblas_dgemm) *)found(library, "cblas_dgemm");
  blas_functions.cblas_dgemv = (__typeof__(cblas_dgemv) *)found(library, "cblas_dgemv");
  blas_functions.cblas_dnrm2 = (__typeof__(cblas_dnrm2) *)found(library, "cblas_dnrm2");
  blas_functions.cblas_dscal = (__typeof__(cblas_dscal) *)found(library, "cblas_dscal");
  blas_functions.cblas_dsyrk = (__typeof__(cblas_dsyrk) *)found(library, "cblas_dsyrk");
  blas_functions.openblas_get_config = (__typeof__(openblas_get_config) *)found(library, "openblas_get_config");
  blas_functions.openblas_get_num_threads = (__typeof__(openblas_get_num_threads) *)found(library, "openblas_get_num_threads");
  blas_functions.openblas_set_num_threads = (__typeof__(openblas_set_num_threads) *)found(library, "openblas_set_num_threads");
}

static void load_lapack(void) {
  blas();
  void *library = opened("liblapacke.so.3");
  lapack_functions.LAPACKE_dgels = (__typeof__(LAPACKE_dgels) *)found(library, "LAPACKE_dgels");
  lapack_functions.LAPACKE_dgeqrf = (__typeof__(LAPACKE_dgeqrf) *)found(library, "LAPACKE_dgeqrf");
  lapack_functions.LAPACKE_dpotrf = (__typeof__(LAPACKE_dpotrf) *)found(library, "LAPACKE_dpotrf");
  lapack_functions.LAPACKE_dpotri = (__typeof__(LAPACKE_dpotri) *)found(library, "LAPACKE_dpotri");
  lapack_functions.LAPACKE_dpotrs = (__typeof__(LAPACKE_dpotrs) *)found(library, "LAPACKE_dpotrs");
}

const copenblas_blas *blas(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load_blas);
  return &blas_functions;
}

const copenblas_lapack *lapack(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load_lapack);
  return &lapack_functions;
}
