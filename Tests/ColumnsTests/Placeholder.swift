enum ColumnsTestsPlaceholder {}
