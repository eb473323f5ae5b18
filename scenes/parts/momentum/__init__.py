"""What `scenes/momentum.py` alone needs."""

from scenes.parts.momentum import places
from scenes.parts.momentum.cut import Cut
from scenes.parts.momentum.near import Near
from scenes.parts.momentum.pieces import READ, RISES, TO_READ, MomentumPieces
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.rule import Rule

__all__ = [
    "READ",
    "RISES",
    "TO_READ",
    "Cut",
    "MomentumPieces",
    "Near",
    "Race",
    "Rule",
    "places",
]
