"""What `scenes/where_next.py` alone needs."""

from scenes.parts.where_next import places
from scenes.parts.where_next.ending import EndingPieces
from scenes.parts.where_next.home import raised

__all__ = ["EndingPieces", "places", "raised"]
