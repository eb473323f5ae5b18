"""What `scenes/optimizer_race.py` alone needs."""

from scenes.parts.optimizer_race import places, telling
from scenes.parts.optimizer_race.contest import Contest, Room
from scenes.parts.optimizer_race.ending import Lesson, Silhouette, Table
from scenes.parts.optimizer_race.first import LATER, FirstStep
from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.laps import Board, Lap
from scenes.parts.optimizer_race.memory import Fields
from scenes.parts.optimizer_race.plan import plan_for
from scenes.parts.optimizer_race.rules import RuleCard, rule_line
from scenes.parts.optimizer_race.stretch import Stretch

__all__ = [
    "LATER",
    "Board",
    "Contest",
    "Fields",
    "FirstStep",
    "Hook",
    "Lap",
    "Lesson",
    "Room",
    "RuleCard",
    "Silhouette",
    "Stretch",
    "Table",
    "places",
    "plan_for",
    "rule_line",
    "telling",
]
