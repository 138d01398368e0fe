enum InferenceTestsPlaceholder {}
