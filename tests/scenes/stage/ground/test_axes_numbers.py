"""Numbers stand along the rim where they belong, and every valley has a letter."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.parts.hills.tally import letter
from scenes.render.rehearsal import offstage
from scenes.stage.ground.axes import GroundAxes, few_ticks
from scenes.stage.ground.view import View
from tests.scenes.canvas import FLAT

PLANE = [name for name, landscape in LANDSCAPES.items() if landscape.dimension == 2]


@pytest.mark.parametrize("name", PLANE)
def test_every_number_stands_at_its_value(name: str) -> None:
    (x0, x1), (y0, y1) = LANDSCAPES[name].window
    with offstage():
        view = View(LANDSCAPES[name], **FLAT, zoom=0.8, left=-1)
        axes = GroundAxes(view)
        left, bottom = view.at((x0, y0))
        right, top = view.at((x1, y1))
        shares: dict[str, list[float]] = {"x": [], "y": []}
        for label, start, foot, _ in axes.texts():
            if label.text in ("x", "y"):
                continue  # the name of an axis
            x, y = start + label.width / 2, foot + label.high[1] / 2
            value = float(label.text.replace("−", "-"))
            if y < bottom:
                assert (x - left) / (right - left) == pytest.approx((value - x0) / (x1 - x0))
                shares["x"].append(value)
            else:
                assert x > right
                assert (y - bottom) / (top - bottom) == pytest.approx((value - y0) / (y1 - y0))
                shares["y"].append(value)
    assert len(shares["x"]) >= 2
    assert len(shares["y"]) >= 1


@pytest.mark.parametrize("name", PLANE)
def test_the_numbers_of_y_can_stand_on_the_left(name: str) -> None:
    with offstage():
        view = View(LANDSCAPES[name], **FLAT, zoom=0.8, left=1)
        right, left = GroundAxes(view), GroundAxes(view, left=True)
        (x0, y0), (x1, _) = np.array(view.window).T
        (edge, bottom), (other, _) = view.at((x0, y0)), view.at((x1, y0))
        pairs = zip(right.texts(), left.texts(), strict=True)
        moved = [(a, b) for a, b in pairs if a[2] > bottom]
    assert moved
    for (text, start, foot, _), (same, begin, on, _) in moved:
        assert same.text == text.text
        assert on == pytest.approx(foot)
        assert begin + same.width < edge
        assert start > other


def test_the_labels_follow_the_view() -> None:
    with offstage():
        view = View(LANDSCAPES["sine_hills"], elevation=40)
        axes, fresh = GroundAxes(view), View(LANDSCAPES["sine_hills"], elevation=70, zoom=0.6)
        view.look(elevation=70, zoom=0.6)
        assert np.allclose(axes.places(), GroundAxes(fresh).places())


@pytest.mark.parametrize("ends", [(-1.5, 1.5), (-4.5, 4.5), (0, 1), (-1.1, 1.1), (3, 3.001)])
def test_an_axis_has_a_few_round_ticks(ends: tuple[float, float]) -> None:
    (ticks,) = few_ticks(ends)
    assert 2 <= len(ticks) <= 5
    assert np.allclose(np.diff(ticks), ticks[1] - ticks[0])


def test_axes_of_a_length_have_numbers_of_one_step() -> None:
    # (−2.4, 1.3) alone would do with −2 and 0.
    across, up = few_ticks((0.2, 3.9), (-2.4, 1.3))
    assert np.diff(across)[0] == np.diff(up)[0] == 1


def test_letters_go_on_after_z() -> None:
    assert [letter(k) for k in (0, 1, 25, 26, 51, 52)] == ["A", "B", "Z", "A1", "Z1", "A2"]
    assert len({letter(k) for k in range(200)}) == 200
