"""What `scenes/mse_gradient.py` alone needs."""
