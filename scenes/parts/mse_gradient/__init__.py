"""What `scenes/mse_gradient.py` alone needs."""

from scenes.parts.mse_gradient import places, signs
from scenes.parts.mse_gradient.asked import Asked
from scenes.parts.mse_gradient.balance import Balance
from scenes.parts.mse_gradient.cast import Few, Hundred
from scenes.parts.mse_gradient.ending import Halves, Wheel, lesson
from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.instruments import instruments
from scenes.parts.mse_gradient.plan import Moves, plan_for
from scenes.parts.mse_gradient.square import NudgedSquare
from scenes.parts.mse_gradient.squares import Squares
from scenes.parts.mse_gradient.stage import MovesStage
from scenes.parts.mse_gradient.strips import Told
from scenes.parts.mse_gradient.symbols import Board
from scenes.parts.mse_gradient.table import AtBands, Averages, AverageSquare, Turns
from scenes.parts.mse_gradient.telling import facts
from scenes.parts.mse_gradient.valley import Valley
from scenes.parts.mse_gradient.ways import Ways
from scenes.parts.mse_gradient.why import Why

__all__ = [
    "Asked",
    "AtBands",
    "AverageSquare",
    "Averages",
    "Balance",
    "Board",
    "Few",
    "Halves",
    "Hundred",
    "Moves",
    "MovesStage",
    "NudgedSquare",
    "Slopes",
    "Squares",
    "Told",
    "Turns",
    "Valley",
    "Ways",
    "Wheel",
    "Why",
    "facts",
    "instruments",
    "lesson",
    "places",
    "plan_for",
    "signs",
]
