enum DistributionsTestsPlaceholder {}
