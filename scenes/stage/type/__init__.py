"""Words, formulas, read-outs."""
