// A failed assertion would end the process; without it the answer is NaN or a limit.
#define BOOST_DISABLE_ASSERTS

#include "CBoostMath.h"

#include <limits>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace {

namespace policies = boost::math::policies;

/// Errors are answered by value, never thrown; doubles stay doubles; no series is summed for more
/// than some milliseconds.
using Policy = policies::policy<
    policies::domain_error<policies::errno_on_error>, policies::pole_error<policies::errno_on_error>,
    policies::overflow_error<policies::errno_on_error>, policies::underflow_error<policies::errno_on_error>,
    policies::denorm_error<policies::errno_on_error>, policies::rounding_error<policies::errno_on_error>,
    policies::evaluation_error<policies::errno_on_error>,
    policies::indeterminate_result_error<policies::errno_on_error>, policies::promote_double<false>,
    policies::promote_float<false>, policies::max_series_iterations<100'000>>;

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

double cboost_student_t_survival(double x, double df) {
  return guarded([=] {
    const auto distribution = boost::math::students_t_distribution<double, Policy>(df);
    return boost::math::cdf(boost::math::complement(distribution, x));
  });
}

double cboost_student_t_upper_quantile(double q, double df) {
  return guarded([=] {
    const auto distribution = boost::math::students_t_distribution<double, Policy>(df);
    return boost::math::quantile(boost::math::complement(distribution, q));
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

}  // extern "C"
