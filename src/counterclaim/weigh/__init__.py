"""Competing accounts weighed in the open: matrices, scores, sensitivity, the course over time; pure functions over values of `model`."""
