"""What `scenes/regression.py` alone needs."""
