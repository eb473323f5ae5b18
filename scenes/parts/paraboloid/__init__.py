"""What `scenes/paraboloid.py` alone needs."""

from scenes.parts.paraboloid import places
from scenes.parts.paraboloid.bowl import PLAIN, REACH, bowl_called
from scenes.parts.paraboloid.ending import LESSON, LIBRARIES, Card, NextFilm, height_of
from scenes.parts.paraboloid.lines import StepDial, added, by_powers, first_half, kept_of
from scenes.parts.paraboloid.one_line import Callouts, OneLine
from scenes.parts.paraboloid.stage import ParaboloidStage

__all__ = [
    "LESSON",
    "LIBRARIES",
    "PLAIN",
    "REACH",
    "Callouts",
    "Card",
    "NextFilm",
    "OneLine",
    "ParaboloidStage",
    "StepDial",
    "added",
    "bowl_called",
    "by_powers",
    "first_half",
    "height_of",
    "kept_of",
    "places",
]
