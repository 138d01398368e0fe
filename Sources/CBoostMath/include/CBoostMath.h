/// Plain C functions over Boost.Math: distributions and the special functions beneath them.
///
/// No function throws or prints. A domain error, a series that does not converge or an evaluation that
/// raises answers NaN; an overflow answers ±∞; an underflow answers 0. Every evaluation is in double.
#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

// MARK: standard normal distribution.

/// The value with P(X ≤ value) = p.
double cboost_normal_quantile(double p);

/// The value with P(X > value) = q.
double cboost_normal_upper_quantile(double q);

// MARK: Student's t distribution, `df` > 0 degrees of freedom.

/// P(X > x), computed as itself: it keeps its digits where it is tiny.
double cboost_student_t_survival(double x, double df);

/// The value with P(X > value) = q.
double cboost_student_t_upper_quantile(double q, double df);

// MARK: χ² distribution, `df` > 0 degrees of freedom.

/// The value with P(X ≤ value) = p.
double cboost_chi_squared_quantile(double p, double df);

/// The value with P(X > value) = q.
double cboost_chi_squared_upper_quantile(double q, double df);

// MARK: Fisher's F distribution, `df1`, `df2` > 0 degrees of freedom.

/// The value with P(X ≤ value) = p.
double cboost_fisher_f_quantile(double p, double df1, double df2);

/// The value with P(X > value) = q.
double cboost_fisher_f_upper_quantile(double q, double df1, double df2);

// MARK: beta distribution, shapes `alpha`, `beta` > 0.

/// The value with P(X ≤ value) = p.
double cboost_beta_quantile(double p, double alpha, double beta);

/// The value with P(X > value) = q.
double cboost_beta_upper_quantile(double q, double alpha, double beta);

// MARK: Special functions.

/// The regularised lower incomplete gamma function P(a, x).
double cboost_gamma_p(double a, double x);

/// The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), computed as itself.
double cboost_gamma_q(double a, double x);

/// The regularised incomplete beta function Iₓ(a, b).
double cboost_beta_lower(double a, double b, double x);

/// 1 − Iₓ(a, b), computed as itself.
double cboost_beta_upper(double a, double b, double x);

/// The beta function B(a, b).
double cboost_beta_function(double a, double b);

/// ln|Γ(a)|.
double cboost_log_gamma(double a);

/// Γ(a) ÷ Γ(a + delta) without the overflow or the cancellation of its parts.
double cboost_gamma_delta_ratio(double a, double delta);

#ifdef __cplusplus
}
#endif

#endif
