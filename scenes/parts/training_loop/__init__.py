"""What `scenes/training_loop.py` alone needs."""

from scenes.parts.training_loop import places, telling
from scenes.parts.training_loop.choosing import plan_for
from scenes.parts.training_loop.doubt import Doubt
from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.race import Race
from scenes.parts.training_loop.ring import Ring
from scenes.parts.training_loop.rounds import Rounds, cards, names
from scenes.parts.training_loop.second import Rates, Second
from scenes.parts.training_loop.stop import Stop
from scenes.parts.training_loop.table import Table
from scenes.parts.training_loop.valley import Opening
from scenes.parts.training_loop.wall import Wall

__all__ = [
    "Doubt",
    "Machine",
    "Opening",
    "Race",
    "Rates",
    "Ring",
    "Rounds",
    "Second",
    "Stop",
    "Table",
    "Wall",
    "cards",
    "names",
    "places",
    "plan_for",
    "telling",
]
