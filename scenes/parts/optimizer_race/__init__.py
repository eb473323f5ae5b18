"""What `scenes/optimizer_race.py` alone needs."""

from scenes.parts.optimizer_race import places, telling
from scenes.parts.optimizer_race.first import LATER
from scenes.parts.optimizer_race.stage import RaceStage

__all__ = ["LATER", "RaceStage", "places", "telling"]
