#include "CBoostMath.h"

#include <limits>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/log1p.hpp>

namespace {

namespace policies = boost::math::policies;

/// Errors are answered by value, never thrown; doubles stay doubles; a discrete quantile is rounded up.
using Policy = policies::policy<
    policies::domain_error<policies::errno_on_error>, policies::pole_error<policies::errno_on_error>,
    policies::overflow_error<policies::errno_on_error>, policies::underflow_error<policies::errno_on_error>,
    policies::denorm_error<policies::errno_on_error>, policies::rounding_error<policies::errno_on_error>,
    policies::evaluation_error<policies::errno_on_error>,
    policies::indeterminate_result_error<policies::errno_on_error>, policies::promote_double<false>,
    policies::promote_float<false>, policies::discrete_quantile<policies::integer_round_up>>;

/// The value of `function`, or NaN if it raises.
template <typename Function>
double guarded(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

extern "C" {

double cboost_normal_density(double x) {
  return guarded([=] {
    const auto distribution = boost::math::normal_distribution<double, Policy>();
    return boost::math::pdf(distribution, x);
  });
}

double cboost_normal_cumulative(double x) {
  return guarded([=] {
    const auto distribution = boost::math::normal_distribution<double, Policy>();
    return boost::math::cdf(distribution, x);
  });
}

double cboost_normal_survival(double x) {
  return guarded([=] {
    const auto distribution = boost::math::normal_distribution<double, Policy>();
    return boost::math::cdf(boost::math::complement(distribution, x));
  });
}

double cboost_normal_quantile(double p) {
  return guarded([=] {
    const auto distribution = boost::math::normal_distribution<double, Policy>();
    return boost::math::quantile(distribution, p);
  });
}

double cboost_normal_upper_quantile(double q) {
  return guarded([=] {
    const auto distribution = boost::math::normal_distribution<double, Policy>();
    return boost::math::quantile(boost::math::complement(distribution, q));
  });
}

double cboost_student_t_density(double x, double df) {
  return guarded([=] {
    const auto distribution = boost::math::students_t_distribution<double, Policy>(df);
    return boost::math::pdf(distribution, x);
  });
}

double cboost_student_t_cumulative(double x, double df) {
  return guarded([=] {
    const auto distribution = boost::math::students_t_distribution<double, Policy>(df);
    return boost::math::cdf(distribution, x);
  });
}

double cboost_student_t_survival(double x, double df) {
  return guarded([=] {
    const auto distribution = boost::math::students_t_distribution<double, Policy>(df);
    return boost::math::cdf(boost::math::complement(distribution, x));
  });
}

double cboost_student_t_quantile(double p, double df) {
  return guarded([=] {
    const auto distribution = boost::math::students_t_distribution<double, Policy>(df);
    return boost::math::quantile(distribution, p);
  });
}

double cboost_student_t_upper_quantile(double q, double df) {
  return guarded([=] {
    const auto distribution = boost::math::students_t_distribution<double, Policy>(df);
    return boost::math::quantile(boost::math::complement(distribution, q));
  });
}

double cboost_chi_squared_density(double x, double df) {
  return guarded([=] {
    const auto distribution = boost::math::chi_squared_distribution<double, Policy>(df);
    return boost::math::pdf(distribution, x);
  });
}

double cboost_chi_squared_cumulative(double x, double df) {
  return guarded([=] {
    const auto distribution = boost::math::chi_squared_distribution<double, Policy>(df);
    return boost::math::cdf(distribution, x);
  });
}

double cboost_chi_squared_survival(double x, double df) {
  return guarded([=] {
    const auto distribution = boost::math::chi_squared_distribution<double, Policy>(df);
    return boost::math::cdf(boost::math::complement(distribution, x));
  });
}

double cboost_chi_squared_quantile(double p, double df) {
  return guarded([=] {
    const auto distribution = boost::math::chi_squared_distribution<double, Policy>(df);
    return boost::math::quantile(distribution, p);
  });
}

double cboost_chi_squared_upper_quantile(double q, double df) {
  return guarded([=] {
    const auto distribution = boost::math::chi_squared_distribution<double, Policy>(df);
    return boost::math::quantile(boost::math::complement(distribution, q));
  });
}

double cboost_fisher_f_density(double x, double df1, double df2) {
  return guarded([=] {
    const auto distribution = boost::math::fisher_f_distribution<double, Policy>(df1, df2);
    return boost::math::pdf(distribution, x);
  });
}

double cboost_fisher_f_cumulative(double x, double df1, double df2) {
  return guarded([=] {
    const auto distribution = boost::math::fisher_f_distribution<double, Policy>(df1, df2);
    return boost::math::cdf(distribution, x);
  });
}

double cboost_fisher_f_survival(double x, double df1, double df2) {
  return guarded([=] {
    const auto distribution = boost::math::fisher_f_distribution<double, Policy>(df1, df2);
    return boost::math::cdf(boost::math::complement(distribution, x));
  });
}

double cboost_fisher_f_quantile(double p, double df1, double df2) {
  return guarded([=] {
    const auto distribution = boost::math::fisher_f_distribution<double, Policy>(df1, df2);
    return boost::math::quantile(distribution, p);
  });
}

double cboost_fisher_f_upper_quantile(double q, double df1, double df2) {
  return guarded([=] {
    const auto distribution = boost::math::fisher_f_distribution<double, Policy>(df1, df2);
    return boost::math::quantile(boost::math::complement(distribution, q));
  });
}

double cboost_beta_density(double x, double alpha, double beta) {
  return guarded([=] {
    const auto distribution = boost::math::beta_distribution<double, Policy>(alpha, beta);
    return boost::math::pdf(distribution, x);
  });
}

double cboost_beta_cumulative(double x, double alpha, double beta) {
  return guarded([=] {
    const auto distribution = boost::math::beta_distribution<double, Policy>(alpha, beta);
    return boost::math::cdf(distribution, x);
  });
}

double cboost_beta_survival(double x, double alpha, double beta) {
  return guarded([=] {
    const auto distribution = boost::math::beta_distribution<double, Policy>(alpha, beta);
    return boost::math::cdf(boost::math::complement(distribution, x));
  });
}

double cboost_beta_quantile(double p, double alpha, double beta) {
  return guarded([=] {
    const auto distribution = boost::math::beta_distribution<double, Policy>(alpha, beta);
    return boost::math::quantile(distribution, p);
  });
}

double cboost_beta_upper_quantile(double q, double alpha, double beta) {
  return guarded([=] {
    const auto distribution = boost::math::beta_distribution<double, Policy>(alpha, beta);
    return boost::math::quantile(boost::math::complement(distribution, q));
  });
}

double cboost_binomial_mass(double k, double trials, double probability) {
  return guarded([=] {
    const auto distribution = boost::math::binomial_distribution<double, Policy>(trials, probability);
    return boost::math::pdf(distribution, k);
  });
}

double cboost_binomial_cumulative(double k, double trials, double probability) {
  return guarded([=] {
    const auto distribution = boost::math::binomial_distribution<double, Policy>(trials, probability);
    return boost::math::cdf(distribution, k);
  });
}

double cboost_binomial_survival(double k, double trials, double probability) {
  return guarded([=] {
    const auto distribution = boost::math::binomial_distribution<double, Policy>(trials, probability);
    return boost::math::cdf(boost::math::complement(distribution, k));
  });
}

double cboost_binomial_quantile(double p, double trials, double probability) {
  return guarded([=] {
    const auto distribution = boost::math::binomial_distribution<double, Policy>(trials, probability);
    return boost::math::quantile(distribution, p);
  });
}

double cboost_binomial_upper_quantile(double q, double trials, double probability) {
  return guarded([=] {
    const auto distribution = boost::math::binomial_distribution<double, Policy>(trials, probability);
    return boost::math::quantile(boost::math::complement(distribution, q));
  });
}

double cboost_poisson_mass(double k, double mean) {
  return guarded([=] {
    const auto distribution = boost::math::poisson_distribution<double, Policy>(mean);
    return boost::math::pdf(distribution, k);
  });
}

double cboost_poisson_cumulative(double k, double mean) {
  return guarded([=] {
    const auto distribution = boost::math::poisson_distribution<double, Policy>(mean);
    return boost::math::cdf(distribution, k);
  });
}

double cboost_poisson_survival(double k, double mean) {
  return guarded([=] {
    const auto distribution = boost::math::poisson_distribution<double, Policy>(mean);
    return boost::math::cdf(boost::math::complement(distribution, k));
  });
}

double cboost_poisson_quantile(double p, double mean) {
  return guarded([=] {
    const auto distribution = boost::math::poisson_distribution<double, Policy>(mean);
    return boost::math::quantile(distribution, p);
  });
}

double cboost_poisson_upper_quantile(double q, double mean) {
  return guarded([=] {
    const auto distribution = boost::math::poisson_distribution<double, Policy>(mean);
    return boost::math::quantile(boost::math::complement(distribution, q));
  });
}

double cboost_gamma_p(double a, double x) {
  return guarded([=] { return boost::math::gamma_p(a, x, Policy()); });
}

double cboost_gamma_q(double a, double x) {
  return guarded([=] { return boost::math::gamma_q(a, x, Policy()); });
}

double cboost_beta_lower(double a, double b, double x) {
  return guarded([=] { return boost::math::ibeta(a, b, x, Policy()); });
}

double cboost_beta_upper(double a, double b, double x) {
  return guarded([=] { return boost::math::ibetac(a, b, x, Policy()); });
}

double cboost_beta_function(double a, double b) {
  return guarded([=] { return boost::math::beta(a, b, Policy()); });
}

double cboost_log_gamma(double a) {
  return guarded([=] { return boost::math::lgamma(a, Policy()); });
}

double cboost_gamma_delta_ratio(double a, double delta) {
  return guarded([=] { return boost::math::tgamma_delta_ratio(a, delta, Policy()); });
}

double cboost_log1p_minus_x(double x) {
  return guarded([=] { return boost::math::log1pmx(x, Policy()); });
}

}  // extern "C"
