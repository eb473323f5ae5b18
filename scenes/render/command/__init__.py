"""The course in one command: `python -m scenes`, also installed as `downhill`."""
