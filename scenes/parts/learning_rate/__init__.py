"""What `scenes/learning_rate.py` alone needs."""
