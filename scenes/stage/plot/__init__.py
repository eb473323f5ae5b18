"""Planes, axes, samples, knobs."""
