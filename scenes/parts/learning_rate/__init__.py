"""Props of the film about learning rates."""
