"""What tests of many inputs are made of."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import ValueTracker

from scenes.many_features import ManyFeaturesParameters
from scenes.parts.many_features.bars import Bars
from scenes.parts.many_features.plan import plan_for
from scenes.parts.many_features.units import Row
from scenes.parts.many_features.wait import Walk
from scenes.stage import FRAME, Box
from tests.scenes.canvas import picture

PLAN = plan_for(**ManyFeaturesParameters().__dict__)


def walk() -> Walk:
    rows = [Row(units) for units in (PLAN.thousands, PLAN.persons)]
    return Walk((rows[0], rows[1]), ValueTracker(0.0))


def near(drawn: Any, spot: Any) -> bool:
    """Whether something is drawn there."""
    high, wide = drawn.shape[:2]
    x = round((spot[0] / FRAME.width + 0.5) * wide)
    y = round((0.5 - spot[1] / FRAME.height) * high)
    return bool((drawn[y - 1 : y + 2, x - 1 : x + 2] != drawn[0, 0]).any())


def picture_of_nothing() -> Any:
    """What is there where nothing is drawn."""
    bars = Bars(lambda: np.zeros(3), 3, Box(-1, -1, 1, 1))
    return picture(bars)[0, 0]
