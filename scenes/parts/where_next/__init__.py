"""What `scenes/where_next.py` alone needs."""

from scenes.parts.where_next import places
from scenes.parts.where_next.home import raised
from scenes.parts.where_next.later import LaterPieces

__all__ = ["LaterPieces", "places", "raised"]
