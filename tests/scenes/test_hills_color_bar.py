"""The colours of the ground, explained beside the map."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES
from scenes.parts.hills.color_bar import ColorBar
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import LOSS, terrain
from tests.scenes.canvas import picture, pixels_at


def bar() -> ColorBar:
    view = View(LANDSCAPES["sine_hills"])
    return ColorBar(view, "height").within(Box(2.0, -2.0, 4.0, 2.0))


def test_heights_stand_beside_their_colors() -> None:
    shown = bar()
    view = View(LANDSCAPES["sine_hills"])
    image = picture(shown)
    *numbers, heading = shown.text_boxes()
    assert heading[0] == "height"
    assert heading[6] == LOSS
    assert len(numbers) >= 2
    tall = heading[2] - 1.5 * 0.14 + 2.0  # from the bottom of the box to the end of the bar
    for words, left, bottom, _, top, _, _ in numbers:
        value = float(words.replace("−", "-"))
        share = (value - view.lowest) / (view.highest - view.lowest)
        assert left > 2.0 + 0.22
        assert (bottom + top) / 2 == pytest.approx(-2 + share * tall, abs=0.03)
        near = np.clip(share, 0.02, 0.98)  # not on the edge
        wanted = terrain(np.array(near)) * 255
        assert np.allclose(image[pixels_at(np.array([2.11, -2 + near * tall]))][:3], wanted, atol=6)


def test_the_bar_is_as_high_as_its_box_and_darkest_at_the_bottom() -> None:
    shown = bar()
    *_, heading = shown.text_boxes()
    assert heading[1] == pytest.approx(2.0)
    assert 0 <= 2.0 - heading[4] < 0.1
    image = picture(shown).astype(int)
    low = image[pixels_at(np.array([2.11, -1.95]))][:3].sum()
    high = image[pixels_at(np.array([2.11, 1.2]))][:3].sum()
    assert high > 2 * low
    for spot in ((1.95, 0), (2.11, -2.1), (2.3, -1.2)):
        assert image[pixels_at(np.array(spot))][:3].tolist() == image[0, 0, :3].tolist()
    moved = shown.within(Box(-4.0, -1.0, 0.0, 1.0))
    assert moved.text_boxes()[0][1] == pytest.approx(-4 + 0.22 + 0.14)
    assert moved.get_top()[1] == 1.0


def test_of_logarithms_the_numbers_themselves_are_written() -> None:
    view = View(LANDSCAPES["goldstein_price"])
    shown = ColorBar(view, "height").within(Box(0.0, -2.0, 2.0, 2.0))
    *numbers, heading = shown.text_boxes()
    tall = heading[2] - 1.5 * 0.14 + 2.0
    for words, _, bottom, _, top, _, _ in numbers:
        value = float(words.replace(",", "").replace("×10⁶", "e6").replace("×10⁵", "e5"))
        share = (np.log(value) - view.lowest) / (view.highest - view.lowest)
        assert (bottom + top) / 2 == pytest.approx(-2 + share * tall, abs=0.04)
