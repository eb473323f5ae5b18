"""What the film about many valleys alone needs."""
