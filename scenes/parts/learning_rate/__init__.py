"""What `scenes/learning_rate.py` alone needs."""

from scenes.parts.learning_rate.first import First
from scenes.parts.learning_rate.meter import Meter
from scenes.parts.learning_rate.plan import plan_for
from scenes.parts.learning_rate.practice import Practice
from scenes.parts.learning_rate.row import Row
from scenes.parts.learning_rate.trials import Trials
from scenes.parts.learning_rate.tries import Try
from scenes.parts.learning_rate.turns import come, follow, leave, perform, stride
from scenes.parts.learning_rate.valley import Valley
from scenes.parts.learning_rate.verdict import Verdict
from scenes.parts.learning_rate.voyage import Voyage
from scenes.parts.learning_rate.wells import Hills

__all__ = [
    "First",
    "Hills",
    "Meter",
    "Practice",
    "Row",
    "Trials",
    "Try",
    "Valley",
    "Verdict",
    "Voyage",
    "come",
    "follow",
    "leave",
    "perform",
    "plan_for",
    "stride",
]
