"""The shared visual vocabulary of the lectures."""
