"""Small releases with a known right answer: each module of this folder yields some of Fixtures/scenarios."""
