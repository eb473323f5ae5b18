"""Who walks: walkers, trails, the hiker."""
