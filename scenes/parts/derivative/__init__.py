"""Props of the film about the derivative."""

from scenes.parts.derivative import places, telling
from scenes.parts.derivative.air import Wall
from scenes.parts.derivative.bars import All
from scenes.parts.derivative.cube import Cube
from scenes.parts.derivative.ending import Floor
from scenes.parts.derivative.evening import Evening
from scenes.parts.derivative.glass import Glass
from scenes.parts.derivative.hill import Hill
from scenes.parts.derivative.ice import Frozen
from scenes.parts.derivative.lens import Lens
from scenes.parts.derivative.machine import Machine
from scenes.parts.derivative.machines import Row
from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.plan import Corner, Cubic, Nudges, Power, RowNumber, plan_for
from scenes.parts.derivative.power import PowerRule
from scenes.parts.derivative.slopes import Walk
from scenes.parts.derivative.square import NudgedSquare, SquareWords
from scenes.parts.derivative.step import Step
from scenes.parts.derivative.table import Table
from scenes.parts.derivative.telling import facts

__all__ = [
    "All", "Corner", "Cube", "Cubic", "Evening", "Floor", "Frozen", "Glass", "Hill", "Lens",
    "Machine", "Nudge", "NudgedSquare", "Nudges", "Power", "PowerRule", "Row", "RowNumber",
    "SquareWords", "Step", "Table", "Walk", "Wall", "facts", "places", "plan_for",
    "telling",
]  # fmt: skip
