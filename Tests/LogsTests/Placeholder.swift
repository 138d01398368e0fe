enum LogsTestsPlaceholder {}
