enum VerdictsTestsPlaceholder {}
