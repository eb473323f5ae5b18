"""Measurements against the budgets of the design: ratios within one run, never timed tests."""
