"""What `scenes/hills.py` alone needs."""

from scenes.parts.hills import company, formulas, poses, told, worked
from scenes.parts.hills.apart import Apart
from scenes.parts.hills.cast import IN_FOG
from scenes.parts.hills.coordinates import Closing
from scenes.parts.hills.ground import Sides, framed
from scenes.parts.hills.pieces import HillsPieces
from scenes.parts.hills.poses import READ_SIZE
from scenes.parts.hills.stage import CORNER
from scenes.parts.hills.steps import by_steps
from scenes.parts.hills.tilted import tilted

__all__ = [
    "CORNER",
    "IN_FOG",
    "READ_SIZE",
    "Apart",
    "Closing",
    "HillsPieces",
    "Sides",
    "by_steps",
    "company",
    "formulas",
    "framed",
    "poses",
    "tilted",
    "told",
    "worked",
]
