"""What `scenes/loss_curve.py` alone needs."""
