enum ColumnsPlaceholder {}
