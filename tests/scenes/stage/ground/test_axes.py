"""Numbers and names along the rim of the ground's floor, wherever it is looked at from."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.stage.ground.axes import GroundAxes, few_ticks
from scenes.stage.ground.view import View
from tests.scenes.canvas import FLAT, Array, picture, projected

ASKEW = LANDSCAPES["sine_hills"].with_window(((1.0, 9.0), (-6.5, -1.5)))
POSES = {
    "map": {**FLAT, "zoom": 0.8, "left": -1.0},
    "hills": {"azimuth": -62.0, "elevation": 40.0, "perspective": 0.045},
    "turned": {"azimuth": -110.0, "elevation": 60.0, "up": 0.5, "relief": 2.6},
}
GAP = 0.36  # scene units from the rim to the middle of a label, at zoom 1


def middles(axes: GroundAxes) -> list[tuple[str, Array]]:
    """Each text and where its middle is on the screen."""
    return [
        (words, np.array([(left + right) / 2, (bottom + top) / 2]))
        for words, left, bottom, right, top, _, _ in axes.text_boxes()
    ]


def on_the_floor(view: View, x: float, y: float) -> Array:
    """Where a spot of the floor is on the screen."""
    (x0, x1), (y0, y1) = view.window
    flat = (np.array([x, y]) - [(x0 + x1) / 2, (y0 + y1) / 2]) * view.scale_xy
    return projected(view, np.array([*flat, -view.pose["relief"] / 2 - 0.35]))


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_every_number_stands_at_the_rim_at_its_value(pose: dict[str, float]) -> None:
    view = View(ASKEW, size=8.0, **pose)
    axes = GroundAxes(view)
    found: dict[str, list[float]] = {"x": [], "y": []}
    for words, middle in middles(axes)[:-2]:
        value = float(words.replace("−", "-"))
        below, beside = on_the_floor(view, value, -6.5 - GAP), on_the_floor(view, 9.0 + GAP, value)
        at_x = np.linalg.norm(middle - below) < 0.06
        at_y = np.linalg.norm(middle - beside) < 0.12  # long ones stand a bit aside
        assert at_x != at_y, words
        found["x" if at_x else "y"].append(value)
    assert found["x"] == sorted(found["x"])
    assert found["y"] == sorted(found["y"])
    assert 2 <= len(found["x"]) <= 5
    assert 2 <= len(found["y"]) <= 5
    assert all(1 <= value <= 9 for value in found["x"])
    assert all(-6.5 <= value <= -1.5 for value in found["y"])


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
def test_names_stand_at_the_ends(pose: dict[str, float]) -> None:
    view = View(ASKEW, size=8.0, **pose)
    (first, x), (second, y) = middles(GroundAxes(view, ("w", "b")))[-2:]
    assert (first, second) == ("w", "b")
    assert np.linalg.norm(x - on_the_floor(view, 9.0 + 0.8 * GAP, -6.5 - GAP)) < 0.06
    assert np.linalg.norm(y - on_the_floor(view, 9.0 + GAP, -1.5 + 0.8 * GAP)) < 0.06


def test_the_axes_of_a_part_of_the_ground_are_at_its_rim() -> None:
    view = View(ASKEW, size=8.0, **FLAT)
    part = ((3.0, 5.0), (-4.0, -3.0))
    gap = GAP * 2 / 8  # as it is looked at from close by
    for words, middle in middles(GroundAxes(view, window=part))[:-2]:
        value = float(words.replace("−", "-"))
        ends = on_the_floor(view, value, -4 - gap), on_the_floor(view, 5 + gap, value)
        assert min(np.linalg.norm(middle - end) for end in ends) < 0.3
        assert 3 <= value <= 5 or -4 <= value <= -3


def test_labels_follow_the_view_and_are_drawn() -> None:
    view = View(ASKEW, size=6.0, **FLAT)
    axes = GroundAxes(view)
    places = axes.places()
    view.look(left=1.5, up=-0.5)
    assert np.allclose(axes.places() - places, (1.5, -0.5))
    assert np.any(picture(axes) != picture(GroundAxes(view).set_presence(0)))


def test_two_numbers_do_not_meet_in_the_corner() -> None:
    view = View(LANDSCAPES["sine_hills"].with_window(((0.0, 4.0), (0.0, 4.0))), **FLAT)
    said = [words for words, *_ in GroundAxes(view).text_boxes()]
    assert said.count("4") == 0  # the ends belong to the names
    assert said.count("0") == 1  # nor is there a number at y = 0, beside that corner


@pytest.mark.parametrize("pose", POSES.values(), ids=POSES)
@pytest.mark.parametrize("high", [3.9, 4.0, 4.1, 5.0])
def test_names_and_numbers_keep_apart(pose: dict[str, float], high: float) -> None:
    landscape = LANDSCAPES["sine_hills"].with_window(((0.0, high), (0.0, high)))
    boxes = [box[1:5] for box in GroundAxes(View(landscape, **pose)).text_boxes()]
    for (l0, b0, r0, t0), (l1, b1, r1, t1) in combinations(boxes, 2):
        assert max(l0 - r1, l1 - r0, b0 - t1, b1 - t0) > 0.02


@pytest.mark.parametrize(
    "window",
    [((0, 10), (0, 0.5)), ((0, 10), (0, 1.5)), ((0, 0.3), (0, 10)), ((2, 2.001), (5, 5.001))],
)
def test_ground_of_any_shape_has_axes_whose_texts_keep_apart(window: Any) -> None:
    axes = GroundAxes(View(LANDSCAPES["sine_hills"].with_window(window), size=8.5, **FLAT))
    boxes = axes.text_boxes()
    assert [box[0] for box in boxes[-2:]] == ["x", "y"]
    assert len(boxes) >= 4  # at least two numbers on the longer axis
    for (l0, b0, r0, t0), (l1, b1, r1, t1) in combinations([box[1:5] for box in boxes], 2):
        assert max(l0 - r1, l1 - r0, b0 - t1, b1 - t0) > 0


@pytest.mark.parametrize("high", [0.001, 3.0, 40_000.0])
def test_numbers_of_any_length_are_outside_the_ground(high: float) -> None:
    window = ((2.0, 2 + high), (5.0, 5 + high))
    view = View(LANDSCAPES["sine_hills"].with_window(window), size=6.0, **FLAT)
    right, low = 3.0, -3.0  # of the ground on the screen
    for words, left, _, _, top, _, _ in GroundAxes(view).text_boxes():
        assert left > right + 0.1 or top < low, words


@pytest.mark.parametrize("ends", [(-1.5, 1.5), (-4.5, 4.5), (0, 1), (-1.1, 1.1), (3, 3.001)])
def test_an_axis_has_a_few_round_ticks(ends: tuple[float, float]) -> None:
    (ticks,) = few_ticks(ends)
    assert 2 <= len(ticks) <= 5
    assert np.allclose(np.diff(ticks), ticks[1] - ticks[0])
