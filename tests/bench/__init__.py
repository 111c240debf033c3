"""Benchmarks; python3 tests/run.py --only bench runs them."""
