"""All tests; tests/run.py runs them."""
