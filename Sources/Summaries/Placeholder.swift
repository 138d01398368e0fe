enum SummariesPlaceholder {}
