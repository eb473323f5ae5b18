"""Flags of the valleys: each over its floor, out of the way of all others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.parts.hills.company import Company
from scenes.parts.hills.ground import framed
from scenes.parts.hills.poses import map_pose, overview
from scenes.parts.hills.tally import Flags
from scenes.stage import View
from tests.scenes.canvas import Array
from tests.scenes.films.hills.cast import made


def flags(name: str, floors: Array, busy: Array, destined: Sequence[int] = ()) -> Flags:
    return Flags(View(LANDSCAPES[name]), floors, destined, busy)


def test_every_valley_has_a_flag_over_its_floor() -> None:
    view = View(framed("sine_hills"))
    flags = Flags(view, made().floors, made().destined.tolist(), made().floors)
    texts = list(flags.texts())
    assert "".join(text.text for text, *_ in texts) == "ABCDEFGH"
    for (text, left, foot, _), (x, y) in zip(texts, view.at(made().floors), strict=True):
        assert left + text.width / 2 == pytest.approx(x)
        assert 0 < foot - y < 0.5


def test_flags_over_pawns_cover_none_of_those_who_wait_on_the_hills() -> None:
    view = View(framed("sine_hills"))
    party = Company(made(), view)
    starts = party.trajectory.points[0]
    above = Flags(view, made().floors, party.destined, starts, occupied=party.own, about=starts)
    view.look(**overview(view))
    heads = view.at(starts) + np.array([0, 0.2])
    away = np.abs(heads[:, None] - above.middles()) - above._halves
    assert away.max(axis=-1).min() > 0


def test_flags_sink_beside_their_floors_as_the_hills_turn_into_a_map() -> None:
    floors = LANDSCAPES["himmelblau"].minima
    beside = flags("himmelblau", floors, floors + np.array([0.3, 0.0]))
    ways = []
    for elevation in (60.0, 75.0, 80.0, 90.0):
        beside.view.look(**{**map_pose(beside.view), "elevation": elevation})
        ways.append(beside.middles() - beside.view.at(floors))
    assert ways[0] == pytest.approx(np.array([(0, 0.45)] * 4))  # over the floor
    assert np.linalg.norm(np.diff(ways, axis=0), axis=-1).max() < 0.5
    away = beside.middles() - beside.view.at(floors)
    gaps = np.abs(away) - beside._halves
    assert gaps.max(axis=1) == pytest.approx(0.36)  # on whichever side
    assert np.all(away[:, 0] <= 1e-9)  # away from what is busy
    (left, bottom), (right, top) = beside.view.at([(-5, -5), (5, 5)])
    places = beside.middles()
    assert np.all((places > (left, bottom)) & (places < (right, top)))
    many = np.repeat(floors, 10, axis=0)
    assert len(flags("himmelblau", many, floors, [3, 3, 17]).middles()) == 2


def test_flags_on_the_map_are_inside_it_and_leave_the_arms_of_the_crosses_free() -> None:
    view = View(framed("sine_hills"))
    flags = Flags(view, made().floors, made().destined.tolist(), made().floors)
    view.look(**map_pose(view))
    panel, arms = view.map_panel(), 0.2 * np.array([(1, 1), (1, -1), (-1, 1), (-1, -1)])
    for middle, half, floor in zip(
        flags.middles(), flags._halves, view.at(made().floors), strict=True
    ):
        assert panel.left < middle[0] - half[0] < middle[0] + half[0] < panel.right
        assert panel.bottom < middle[1] - half[1] < middle[1] + half[1] < panel.top
        assert np.all(np.any(np.abs(floor + arms - middle) > half, axis=1))


def test_flags_keep_out_of_each_others_way() -> None:
    floors = np.array([(0.0, 0.0), (0.0, 0.0), (0.3, 0.0)])
    crowd = flags("himmelblau", floors, floors)
    crowd.view.look(**map_pose(crowd.view))
    places = crowd.middles()
    gaps = np.linalg.norm(places[:, None] - places, axis=-1) + 9 * np.eye(3)
    assert gaps.min() > 0.3
