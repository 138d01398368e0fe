"""What scripts/check-guides is made of."""
