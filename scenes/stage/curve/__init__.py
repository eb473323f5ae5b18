"""Functions of one variable, and the night on them."""
