"""What `scenes/hills.py` alone needs."""
