enum PlansTestsPlaceholder {}
