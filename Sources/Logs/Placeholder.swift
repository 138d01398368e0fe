enum LogsPlaceholder {}
