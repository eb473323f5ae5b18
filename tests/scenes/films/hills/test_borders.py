"""The cloth of the hills: colours of valleys, their borders, and what leads off the map."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import End
from scenes.parts.hills.borders import Borders
from scenes.parts.hills.cloth import Cloth
from scenes.parts.hills.descents import plan
from scenes.parts.hills.ground import framed
from scenes.stage import VALLEYS, View
from tests.scenes.coarse import map_coarsely
from tests.scenes.films.hills.cast import from_above, made


def test_borders_are_straight_where_the_map_has_them_straight() -> None:
    view = from_above(View(framed("sine_hills")))
    lines = Borders(view, made(), Cloth(view, made(), VALLEYS)).lines
    assert len(lines) >= 8
    for line in lines:
        inner = line[20:-20]
        # From summit to summit they go along both coordinates alike: x + y or x − y is whole in π.
        off = [
            np.abs(way / np.pi - np.rint(way / np.pi))
            for way in inner.T[0] + [[1], [-1]] * inner.T[1]
        ]
        assert np.median(np.minimum(*off)) < 0.02


def test_what_leads_off_the_map_goes_dark_by_degrees_after_all_others() -> None:
    cloth = Cloth(View(framed("sine_hills")), made(), VALLEYS)
    around = np.lib.stride_tricks.sliding_window_view(np.pad(cloth.valleys, 3, "edge"), (7, 7))
    off, own = (around < 0).all(axis=(-2, -1)), cloth.base_colors  # at a border they are mixed
    assert off.sum() > 500
    for late, changed in ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0)):
        cloth.risen.set_value(cloth.last + late)
        shown = (cloth.colors() - own)[off]
        assert shown == pytest.approx(0.9 * changed * (cloth.dyes - own)[off])


def test_the_cloth_rises_without_stairs() -> None:
    cloth = Cloth(View(framed("sine_hills")), made(), VALLEYS)
    here = cloth.valleys == 3
    assert np.abs(cloth.due - np.rint(cloth.due))[here].max() > 0.2
    assert cloth.due[here].min() >= cloth.steps[here].min()
    assert cloth.due[cloth.valleys >= 0].max() <= cloth.last
    assert cloth.rest == [End.LEADS_OFF]


@pytest.mark.parametrize("formula", ["x^4 + y^4 - 3x^2 - 2y^2", "(x^2 - 1)^2 + y^2"])
def test_ridges_along_an_axis_are_no_part_of_the_map(
    formula: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest, it was said, leads into no valley: it was the lines between the valleys."""
    map_coarsely(monkeypatch, 61)
    ground = framed(formula, (-2.0, 2.0, -2.0, 2.0))
    made_here = plan(ground, None, 5, 183, 24)
    cloth = Cloth(View(ground), made_here, ["#FFFFFF"] * len(made_here.floors))
    assert len(made_here.floors) > 1
    assert cloth.rest == []


def test_a_border_is_drawn_where_colours_have_met_and_not_before() -> None:
    """Black lines hung in the air as loose dashes, before the colours were there."""
    view = View(framed("sine_hills"))
    cloth = Cloth(view, made(), VALLEYS)
    borders = Borders(view, made(), cloth)
    low, high = np.array(view.window).T
    faces = np.array(cloth.due.shape)[::-1] - 1
    for line, due in zip(borders.lines, borders.due, strict=True):
        columns, rows = np.rint((line - low) / (high - low) * faces).astype(int).T
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            near = np.clip(rows + down, 0, faces[1]), np.clip(columns + right, 0, faces[0])
            assert np.all(cloth.due[near] <= due + 1e-9)
        assert due.max() <= cloth.last + 1
    assert cloth.met(made().floors).max() < 6
