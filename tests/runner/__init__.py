"""The parts of tests/run.py: one file per kind of test, each a list of suites that return a Result."""
