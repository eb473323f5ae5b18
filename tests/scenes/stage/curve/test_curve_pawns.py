"""Pawns on a curve: they stand on it, hop from place to place, and take their colours."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gdmath import Landscape, descend, gradient_descent
from scenes.stage import PATH, STEP, Curve, CurvePawns, Playback
from tests.scenes.canvas import picture, plane_at

BOWL = Landscape.from_expression("x^2", ((-3, 3),))


def pawns(*starts: float) -> CurvePawns:
    plane = plane_at((-6, -2.5), (12, 5.5), (-3, 3), (-1, 10))
    walks = descend(BOWL, gradient_descent(0.1), [[x] for x in starts], 4)
    party = Playback(walks, [PATH] * len(starts), PATH)
    return CurvePawns(Curve(plane, BOWL), party)


def painted(made: CurvePawns) -> NDArray[np.bool_]:
    """Which pixels of a small picture are theirs."""
    gap = picture(made).astype(int) - picture().astype(int)
    return np.asarray(np.abs(gap).max(axis=-1) > 0)


def test_they_are_where_the_walks_are() -> None:
    made = pawns(-2.0, 1.5)
    made.party.progress.set_value(2)
    shown = [reading.value for reading in made.readings()]
    assert shown == pytest.approx([-2.0 * 0.8**2, 1.5 * 0.8**2])


def test_they_hop_between_places_and_stand_at_them() -> None:
    made = pawns(-2.0, 1.5)

    def high() -> Any:
        return made.feet()[:, 1] - made.curve.over(made.party.now()[:, 0])[:, 1]

    assert high() == pytest.approx([0, 0])
    made.party.progress.set_value(0.5)
    assert high() == pytest.approx([0.3, 0.3])


def test_each_takes_its_own_colour_as_it_arrives() -> None:
    made = pawns(-2.0, 1.5)
    made.party = Playback(made.party.trajectory, [STEP, PATH], PATH)
    before = picture(made)
    made.party.progress.set_value(made.party.steps)
    green = (picture(made).astype(int) - before.astype(int))[..., 0]
    assert (green < -40).any()  # less red than cream


def test_a_pawn_stands_on_the_ground() -> None:
    made = pawns(-1.0)
    seen = painted(made)
    rows, columns = np.nonzero(seen)
    unit = seen.shape[0] / 8  # pixels
    assert np.ptp(rows) == pytest.approx(1.1 * unit, abs=0.12 * unit)
    x = columns.mean() / unit - seen.shape[1] / unit / 2
    foot = 4 - rows.max() / unit
    assert x == pytest.approx(-6 + 12 * (-1 + 3) / 6, abs=0.05)
    assert foot == pytest.approx(-2.5 + 5.5 * (1 + 1) / 11, abs=0.1)
