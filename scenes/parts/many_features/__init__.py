"""What `scenes/many_features.py` alone needs."""

from scenes.parts.many_features import places
from scenes.parts.many_features.pieces import ManyFeaturesPieces

__all__ = ["ManyFeaturesPieces", "places"]
