enum LinearAlgebraTestsPlaceholder {}
