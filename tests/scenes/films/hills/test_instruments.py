"""What instruments of the hills say: altimeter, read-outs, the lens."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from scenes.parts.hills.altimeter import Altimeter
from scenes.parts.hills.cast import Guide
from scenes.parts.hills.company import Company
from scenes.parts.hills.descents import plan
from scenes.parts.hills.dropped import Dropped
from scenes.parts.hills.ground import framed
from scenes.parts.hills.loupe import Loupe
from scenes.parts.hills.pair import Pair, pair
from scenes.parts.hills.parting import Parting
from scenes.render.texts import texts_on
from scenes.stage import STAGE, Readout, View
from scenes.stage.lecture.boxes import Box
from tests.scenes.films.hills.cast import guide, made, two
from tests.scenes.inks import WORDS, smallest


def test_digits_of_read_outs_are_as_large_as_letters() -> None:
    """In this type they are lower: of read-outs as large as labels they were of 4.2 %."""
    guide = Guide(made(), ValueTracker(0.0))
    view = guide.view
    two: Pair | None = pair(made())
    assert two is not None
    stacks = guide.readouts(), Parting(two, view, ValueTracker(0.0)).meter()
    dropped = Dropped(Company(made(), view), view).readouts()
    numbers = [one for stack in (*stacks, dropped) for one in stack if isinstance(one, Readout)]
    assert len(numbers) == 7
    assert all(smallest(text) >= WORDS for text in texts_on(numbers))


def test_the_altimeter_is_as_wide_as_its_numbers() -> None:
    high = framed("3e6cos(x/1000) + x^2/100 + y^2/100", (-1e4, 1e4, -8e3, 8e3))
    box = Box(STAGE.right - 1.5, -3, STAGE.right, 2)
    meter = Altimeter(View(high), lambda: np.zeros(2), "height", box)
    for text, left, *_ in meter.texts():
        assert meter.box.left < left
        assert left + text.width < meter.box.right == STAGE.right


def test_at_last_her_slope_is_counted_until_she_is_there_and_not_to_a_row_of_zeros() -> None:
    flat = Guide(plan(framed("x^2 + y^2"), 0.4, 4, 1, 24), ValueTracker(0.0))
    flat.progress.set_value(flat.counted)
    assert 0.0005 <= flat.steepness() < 0.01
    flat.progress.set_value(flat.counted + 1)
    assert flat.steepness() < 0.0005


def test_instruments_follow_her_as_she_lands_and_not_before() -> None:
    her = guide()
    path = her.trajectory.points[:, 0]
    for progress in (0.0, 0.5, 0.9):
        her.progress.set_value(progress)
        assert her.reached() == pytest.approx(path[0])
    heights = []
    for progress in (0.93, 0.97, 1.0):
        her.progress.set_value(progress)
        heights.append(float(her.landscape.value(her.reached())))
    assert heights == sorted(heights, reverse=True)
    assert her.reached() == pytest.approx(path[1])
    her.progress.set_value(her.steps)
    assert her.reached() == pytest.approx(path[-1])


def test_the_hand_of_the_altimeter_is_as_high_as_she_is() -> None:
    view = View(framed("sine_hills"))
    place = np.array([np.pi / 2, np.pi / 2])
    meter = Altimeter(view, lambda: place, "height", STAGE)
    heights = []
    for y in (np.pi / 2, 0.0, -np.pi / 2):  # 1, 0 and −1
        place[1] = y
        heights.append(float(meter.hand()[1]))
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2], rel=1e-3)
    foot, top = meter._scale()
    assert (heights[2], heights[0]) == pytest.approx((foot[1], top[1]), abs=0.02)
    assert meter.pointer()[1] == pytest.approx(meter.hand()[1])
    assert meter.pointer()[0] < meter.hand()[0]


def test_the_lens_says_how_many_times_as_large_it_shows_them() -> None:
    lens = Loupe(float(two().gaps[0]), 1.6, lambda: np.zeros(2), np.array([3.0, 0.0]))
    assert lens.times * two().gaps[0] * 1.6 == pytest.approx(1.1)
    (text, *_), *_ = lens.texts()
    assert text.text == "× 690"
