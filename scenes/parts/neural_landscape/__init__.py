"""What `scenes/neural_landscape.py` alone needs."""

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.later import LaterPieces

__all__ = ["LaterPieces", "places"]
