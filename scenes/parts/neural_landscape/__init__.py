"""What `scenes/neural_landscape.py` alone needs."""

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.twins import Copies

__all__ = ["Copies", "places"]
