"""What the tests of the film on regression share: its plan, its rehearsal, its cast."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from gdmath import linear_data, parabolic_data
from scenes.parts.regression.bottoms import Bottoms
from scenes.parts.regression.cuts import near
from scenes.parts.regression.data_side import DataSide
from scenes.parts.regression.fits import Plan, plan_for
from scenes.parts.regression.here import Here
from scenes.parts.regression.map_side import MapSide
from scenes.regression import Regression, RegressionParameters
from scenes.render.record import Rehearsal, Row
from tests.scenes.performing import performed

RNG = np.random.default_rng(0)
DOTS, BENT = linear_data(rng=RNG), parabolic_data(rng=RNG)
BEATS = Regression.beat_names()


def plan(**changes: Any) -> Plan:
    return plan_for(**(RegressionParameters().__dict__ | changes))


PLAN = plan()


def telling_of(**changes: Any) -> type[Regression]:
    """The film with other parameters."""
    chosen = RegressionParameters(**changes)
    members = {"parameters": chosen, "__module__": Regression.__module__}
    return type("Other", (Regression,), members)


@cache
def film() -> Rehearsal:
    return performed(Regression).run


def rows(name: str, *beats: str) -> list[Row]:
    return [row for beat in beats or BEATS for row in film().displayed(beat, name)]


@cache
def lines() -> dict[float, tuple[float, float]]:
    """The red line (w, b) in every frame that has it."""
    return {row.time: row.value for row in rows("line")}


@cache
def points() -> dict[float, tuple[float, float]]:
    """The point (w, b) of the map in every frame that has it."""
    return {row.time: row.value[:2] for row in rows("walker 0")}


def made_here() -> Here:
    return Here(PLAN)


def made_side(here: Here) -> DataSide:
    return DataSide(PLAN, here)


def made_chart(here: Here) -> MapSide:
    return MapSide(PLAN, here)


def _near(made: Any) -> Bottoms:
    """Both bottoms at the end of the zoom, with their bars filled."""
    both = Bottoms(made, MapSide(made, Here(made)))
    for cut in both.cuts:
        cut.lifted.set_value(1)
    across, up = near(made)
    both.plane.reframe(x=across, y=up)
    for tracker in (*both.bars.framed, *both.bars.filled):
        tracker.set_value(1)
    return both
