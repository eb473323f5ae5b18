"""What measures the ground of the hills: a pane, a ring, axes, each where its numbers say."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from scenes.parts.hills.cast import Guide
from scenes.parts.hills.coordinates import Coordinates
from scenes.parts.hills.descents import plan
from scenes.parts.hills.glass import Glass
from scenes.parts.hills.ground import framed
from scenes.parts.hills.ruled import round_places, round_step
from scenes.parts.hills.spotlight import Spotlight
from scenes.parts.hills.worked import CoordinateLine
from scenes.stage import View
from scenes.stage.lecture.boxes import FRAME
from scenes.stage.type.text import read_number
from tests.scenes.canvas import picture
from tests.scenes.films.hills.cast import from_above, guide


def test_the_spotlight_is_on_its_place_as_large_at_every_zoom() -> None:
    view = from_above(View(framed("sine_hills")))
    places = [np.array([1.0, 0.5])]
    spot = Spotlight(view, lambda: places[0])
    for place, zoom in ((np.array([1.0, 0.5]), 1.0), (np.array([-2.0, 1.5]), 2.0)):
        places[0] = place
        view.look(zoom=zoom)
        shown = picture(spot)[..., :3].min(axis=-1)
        unit, (height, width) = shown.shape[1] / FRAME.width, shown.shape
        x, y = view.at(place)
        row, column = round(height / 2 - y * unit), round(width / 2 + x * unit)
        assert shown[row, column] > 150
        below = shown[row + round(0.7 * unit), column]  # above it is the cone
        assert below < 60 > shown[row, column + round(0.7 * unit)]
        assert shown[row, column - round(0.3 * unit)] > 120


def test_the_coordinates_of_a_place_are_read_below_it_and_beside_it() -> None:
    her = guide()
    her.view.look(**her.above())
    window = her.near_axes()
    axes = Coordinates(her.view, her.walking, window)
    here = her.view.at(her.start)
    numbers = {}
    for text, left, base, _ in axes.texts():
        middle = np.array([left + text.width / 2, base + text.high[1] / 2])
        numbers[text.text, middle[0] > axes._spot(0, window[0][0])[0]] = middle
    for axis, past in ((0, True), (1, False)):
        found = sorted(
            (float(text), place[axis]) for (text, right), place in numbers.items()
            if right == past and text not in "xy"
        )  # fmt: skip
        values, places = np.array(found).T
        assert here[axis] == pytest.approx(np.interp(her.start[axis], values, places), abs=0.03)
        aside = [
            p[1 - axis] for (t, right), p in numbers.items() if right == past and t not in "xy"
        ]
        assert max(aside) < here[1 - axis] - 1  # below the place, or to the left of it


def test_the_spotlight_lights_neither_flags_nor_who_stands_behind_its_place() -> None:
    """Its beam went through the flag of a valley, and over the one who had come there."""
    view = from_above(View(framed("sine_hills")))
    shown = picture(Spotlight(view, lambda: np.array([1.0, 0.5])))[..., :3].min(axis=-1)
    unit, (height, width) = shown.shape[1] / FRAME.width, shown.shape
    x, y = view.at((1.0, 0.5))
    row, column = round(height / 2 - (y + 1.4) * unit), round(width / 2 + x * unit)
    assert shown[row, column] == shown[row, column + round(2 * unit)]


def test_where_she_has_landed_her_new_place_is_read_and_not_on_her_way() -> None:
    """What was worked out was never to be found on the axes."""
    her = guide()
    her.view.look(**her.above())
    start, end = her.trajectory.points[:2, 0]
    own, there = [f"{value:.3f}" for value in start], [f"{value:.3f}" for value in end]
    axes = Coordinates(her.view, her.walking, her.near_axes(), (), own, there, end)

    def read() -> set[str]:
        return {text.text for text, *_, strength in axes.texts() if strength > 0}

    assert set(own) <= read()
    assert not set(there) & read()
    her.progress.set_value(0.5)
    assert not {*own, *there} & read()
    her.progress.set_value(1.0)
    assert set(there) <= read()
    assert not set(own) & read()
    for text, left, base, _ in axes.texts():
        if text.text in there:
            axis = there.index(text.text)
            middle = (left + text.width / 2, base + text.high[1] / 2)[axis]
            assert middle == pytest.approx(her.view.at(end)[axis], abs=0.02)
    numbers = [(text.text, *place) for text, *place, strength in axes.texts() if strength > 0]
    for word, x, y in numbers:  # a round number gives way
        assert all(abs(y - v) > 0.3 or abs(x - u) > 0.3 for other, u, v in numbers if other != word)


@pytest.mark.parametrize("name", ["sine_hills", "himmelblau", "rosenbrock"])
def test_axes_have_numbers_where_lines_of_the_ground_meet_them(name: str) -> None:
    her = Guide(plan(framed(name), None, 13, 183, 24), ValueTracker(0.0))
    step = round_step(her.view)
    for axis, (low, high) in enumerate(her.near_axes()):
        numbers = round_places(low, high, step)
        assert numbers
        lines = {float(f"{value:.9g}") for value in her.surface._mesh.points[:, axis]}
        window = her.view.window[axis]
        assert {n for n in numbers if window[0] <= n <= window[1]} <= lines


@pytest.mark.parametrize(
    ("start", "rate", "slope"),
    [(-0.0280315, 0.17, 0.05606), (4.6823, 0.083, 1.0312), (0.576281, 1.2e-6, 6842.2)],
)
def test_a_coordinate_is_worked_out_to_its_last_printed_digit(
    start: float, rate: float, slope: float
) -> None:
    line = CoordinateLine("x", start, rate, slope)
    here, share, steep, end = (read_number(text.strip("()")) for text in line.sources)
    places = len(line.sources[-1].partition(".")[2])
    assert abs(here - share * steep - end) <= 0.5000001 * 10.0**-places
    assert abs(end - (start - rate * slope)) <= 0.51 * 10.0**-places


def test_a_pane_is_faint_where_the_ground_is_above_it() -> None:
    bowl = View(framed("quadratic"))
    _, below = Glass(bowl, np.zeros(2), 0.5, np.array([1.0, 0.0])).rim()
    assert below.all()
    _, below = Glass(View(framed("sine_hills")), np.full(2, np.pi / 2), 0.5, np.ones(2)).rim()
    assert not below.any()  # on a top
