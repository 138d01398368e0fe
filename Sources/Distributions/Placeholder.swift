enum DistributionsPlaceholder {}
