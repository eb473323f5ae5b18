"""What `scenes/bias_variance.py` alone needs."""

from scenes.parts.bias_variance import places, telling
from scenes.parts.bias_variance.stage import BiasStage

__all__ = ["BiasStage", "places", "telling"]
