/// Plain C functions over OpenBLAS and LAPACKE, for doubles that lie one after another.
///
/// Matrices are row-major. Counts are `long` and must fit OpenBLAS's 32-bit integers: the caller checks
/// them. A LAPACK function answers its `info`: 0 when it did its work, i > 0 when step i could not be done.
#ifndef COPENBLAS_H
#define COPENBLAS_H

/// Sets how many threads OpenBLAS may use from now on, in the whole process.
void copenblas_set_thread_count(int count);

/// How many threads OpenBLAS may use.
int copenblas_thread_count(void);

/// What OpenBLAS was built with and which processor's kernels it chose, as it describes itself.
const char *copenblas_configuration(void);

// MARK: Vectors (BLAS level 1).

/// Σ xᵢ·yᵢ.
double copenblas_dot(long count, const double *x, const double *y);

/// y ← y + alpha·x.
void copenblas_axpy(long count, double alpha, const double *x, double *y);

/// x ← alpha·x.
void copenblas_scale(long count, double alpha, double *x);

/// √Σ xᵢ², without overflow or underflow on the way.
double copenblas_norm(long count, const double *x);

// MARK: Matrices (BLAS levels 2 and 3).

/// y ← alpha·A·x + beta·y, or with Aᵀ when `transposed` is not 0; A is rows × columns.
void copenblas_gemv(
    int transposed, long rows, long columns, double alpha, const double *a, const double *x, double beta,
    double *y);

/// C ← alpha·op(A)·op(B) + beta·C; C is rows × columns, the products have `inner` terms, and
/// op transposes where its flag is not 0.
void copenblas_gemm(
    int transposed_a, int transposed_b, long rows, long columns, long inner, double alpha, const double *a,
    const double *b, double beta, double *c);

/// C ← C + alpha·AᵀA in the upper triangle of C (order × order), A being count × order.
void copenblas_syrk(long order, long count, double alpha, const double *a, double *c);

// MARK: Factors and solutions (LAPACK).

/// The lower Cholesky factor of a symmetric positive definite matrix, over the lower triangle of `a`.
int copenblas_potrf(long order, double *a);

/// Solves A·X = B over `b` (order × columns), `factor` being what `copenblas_potrf` left.
int copenblas_potrs(long order, long columns, const double *factor, double *b);

/// A⁻¹ in the lower triangle over `factor`, what `copenblas_potrf` left.
int copenblas_potri(long order, double *factor);

/// The least-squares solutions of A·X = B (A rows × columns of full rank, rows ≥ columns), in the first
/// `columns` rows of `b` (rows × right_sides); the rest of `b` holds the residuals' components, `a` its QR.
int copenblas_gels(long rows, long columns, long right_sides, double *a, double *b);

/// The QR factor of A (rows × columns, rows ≥ columns; column after column): R in its upper triangle; the rest of `a` and
/// `scales`, of `columns` numbers, hold Q.
int copenblas_geqrf(long rows, long columns, double *a, double *scales);

#endif
