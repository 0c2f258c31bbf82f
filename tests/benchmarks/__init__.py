"""Benchmarks: they report ratios side by side in one run; they are never timed tests."""
