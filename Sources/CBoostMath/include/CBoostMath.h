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

/// The density at `x`.
double cboost_normal_density(double x);

/// P(X ≤ x).
double cboost_normal_cumulative(double x);

/// P(X > x), computed as itself: it keeps its digits where it is tiny.
double cboost_normal_survival(double x);

/// The value with P(X ≤ value) = p.
double cboost_normal_quantile(double p);

/// The value with P(X > value) = q.
double cboost_normal_upper_quantile(double q);

// MARK: Student's t distribution, `df` > 0 degrees of freedom.

/// The density at `x`.
double cboost_student_t_density(double x, double df);

/// P(X ≤ x).
double cboost_student_t_cumulative(double x, double df);

/// P(X > x), computed as itself: it keeps its digits where it is tiny.
double cboost_student_t_survival(double x, double df);

/// The value with P(X ≤ value) = p.
double cboost_student_t_quantile(double p, double df);

/// The value with P(X > value) = q.
double cboost_student_t_upper_quantile(double q, double df);

// MARK: χ² distribution, `df` > 0 degrees of freedom.

/// The density at `x`.
double cboost_chi_squared_density(double x, double df);

/// P(X ≤ x).
double cboost_chi_squared_cumulative(double x, double df);

/// P(X > x), computed as itself: it keeps its digits where it is tiny.
double cboost_chi_squared_survival(double x, double df);

/// The value with P(X ≤ value) = p.
double cboost_chi_squared_quantile(double p, double df);

/// The value with P(X > value) = q.
double cboost_chi_squared_upper_quantile(double q, double df);

// MARK: Fisher's F distribution, `df1`, `df2` > 0 degrees of freedom.

/// The density at `x`.
double cboost_fisher_f_density(double x, double df1, double df2);

/// P(X ≤ x).
double cboost_fisher_f_cumulative(double x, double df1, double df2);

/// P(X > x), computed as itself: it keeps its digits where it is tiny.
double cboost_fisher_f_survival(double x, double df1, double df2);

/// The value with P(X ≤ value) = p.
double cboost_fisher_f_quantile(double p, double df1, double df2);

/// The value with P(X > value) = q.
double cboost_fisher_f_upper_quantile(double q, double df1, double df2);

// MARK: beta distribution, shapes `alpha`, `beta` > 0.

/// The density at `x`.
double cboost_beta_density(double x, double alpha, double beta);

/// P(X ≤ x).
double cboost_beta_cumulative(double x, double alpha, double beta);

/// P(X > x), computed as itself: it keeps its digits where it is tiny.
double cboost_beta_survival(double x, double alpha, double beta);

/// The value with P(X ≤ value) = p.
double cboost_beta_quantile(double p, double alpha, double beta);

/// The value with P(X > value) = q.
double cboost_beta_upper_quantile(double q, double alpha, double beta);

// MARK: binomial distribution, `trials` ≥ 0, 0 ≤ `probability` ≤ 1.

/// The probability P(X = k).
double cboost_binomial_mass(double k, double trials, double probability);

/// P(X ≤ k).
double cboost_binomial_cumulative(double k, double trials, double probability);

/// P(X > k), computed as itself: it keeps its digits where it is tiny.
double cboost_binomial_survival(double k, double trials, double probability);

/// The value with P(X ≤ value) = p, rounded up to a count.
double cboost_binomial_quantile(double p, double trials, double probability);

/// The value with P(X > value) = q, rounded up to a count.
double cboost_binomial_upper_quantile(double q, double trials, double probability);

// MARK: Poisson distribution, `mean` > 0.

/// The probability P(X = k).
double cboost_poisson_mass(double k, double mean);

/// P(X ≤ k).
double cboost_poisson_cumulative(double k, double mean);

/// P(X > k), computed as itself: it keeps its digits where it is tiny.
double cboost_poisson_survival(double k, double mean);

/// The value with P(X ≤ value) = p, rounded up to a count.
double cboost_poisson_quantile(double p, double mean);

/// The value with P(X > value) = q, rounded up to a count.
double cboost_poisson_upper_quantile(double q, double mean);

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

/// ln(1 + x) − x without cancellation near 0.
double cboost_log1p_minus_x(double x);

#ifdef __cplusplus
}
#endif

#endif
