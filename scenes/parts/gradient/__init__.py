"""What `scenes/gradient.py` alone needs."""

from scenes.parts.gradient import column, places, reading
from scenes.parts.gradient.fan import Fan, Shadow
from scenes.parts.gradient.inputs import Inputs
from scenes.parts.gradient.lens import Lens
from scenes.parts.gradient.pane import Pane
from scenes.parts.gradient.paths import Walks, plane_of, rate_told, rule
from scenes.parts.gradient.pieces import GradientPieces
from scenes.parts.gradient.step import StepLegs
from scenes.parts.gradient.walking import PALE

__all__ = [
    "PALE",
    "Fan",
    "GradientPieces",
    "Inputs",
    "Lens",
    "Pane",
    "Shadow",
    "StepLegs",
    "Walks",
    "column",
    "places",
    "plane_of",
    "rate_told",
    "reading",
    "rule",
]
