enum SummariesTestsPlaceholder {}
