enum VerdictsPlaceholder {}
