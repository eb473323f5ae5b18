"""The pen and what paints itself."""
