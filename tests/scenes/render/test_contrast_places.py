"""Which pixels are under a box, and where a line of letters is cut into pieces."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.render.contrast import covered_at, weakest_contrast
from scenes.render.layout import _meet
from scenes.render.outlines import Box
from scenes.render.texts import Ink

WHITE = (1.0, 1.0, 1.0)
SIZE = (160, 90)  # ten pixels to a scene unit
SCENE: Any = SimpleNamespace(camera=SimpleNamespace(frame_width=16.0, frame_height=9.0))


def dark() -> Any:
    picture = np.zeros((SIZE[1], SIZE[0], 4), dtype=np.uint8)
    picture[..., 3] = 255
    return picture


def brightened(box: Box, value: int = 255) -> Any:
    """A dark picture in which one box, in scene units, is not."""
    picture = dark()
    x, y = np.meshgrid(np.arange(SIZE[0]) / 10 - 8 + 0.05, 4.5 - np.arange(SIZE[1]) / 10 - 0.05)
    inside = (x > box.left) & (x < box.right) & (y > box.bottom) & (y < box.top)
    picture[inside, :3] = value
    return picture


places = st.builds(
    lambda x, y, w, h: Box(x / 10, y / 10, (x + w) / 10, (y + h) / 10),
    *(st.integers(-70, 50), st.integers(-40, 20), st.integers(4, 20), st.integers(4, 20)),
)


@given(places)
def test_only_what_is_behind_the_letters_counts(box: Box) -> None:
    ink = Ink(box.grown(-0.04), WHITE, 1.0)
    assert weakest_contrast(ink, brightened(box), SCENE, 0.0) == pytest.approx(1.0)
    assert weakest_contrast(ink, 255 - brightened(box), SCENE, 0.0) == pytest.approx(21.0)


def test_of_faint_letters_the_ground_shines_through() -> None:
    box = Box(0, 0, 1, 1)
    full = weakest_contrast(Ink(box, WHITE, 1.0), dark(), SCENE, 0.0)
    half = weakest_contrast(Ink(box, WHITE, 0.5), dark(), SCENE, 0.0)
    assert full == pytest.approx(21.0)
    assert half == pytest.approx((0.2140 + 0.05) / 0.05, rel=1e-3)  # of grey, 0.5 in sRGB
    black = weakest_contrast(Ink(box, (0.0, 0.0, 0.0), 1.0), 255 - dark(), SCENE, 0.0)
    assert black == pytest.approx(21.0)


def test_a_few_of_the_pixels_may_be_worse() -> None:
    picture, box = dark(), Box(0.0, 0.0, 1.0, 1.0)
    picture[brightened(Box(0, 0, 1, 0.1))[..., 0] > 0, :3] = 255  # a tenth of them
    ink = Ink(box, WHITE, 1.0)
    assert weakest_contrast(ink, picture, SCENE, 0.0) == pytest.approx(1.0)
    assert weakest_contrast(ink, picture, SCENE, 0.2) == pytest.approx(21.0)


def test_letters_off_the_picture_are_judged_by_nothing() -> None:
    for box in (Box(9, 0, 10, 1), Box(-10, 0, -9, 1), Box(0, 5, 1, 6), Box(0, -6, 1, -5)):
        assert weakest_contrast(Ink(box, WHITE, 1.0), dark(), SCENE, 0.0) is None
        assert covered_at(Ink(box, WHITE, 1.0), dark(), dark(), SCENE) is None


def test_a_piece_of_a_line_that_shows_nothing_is_covered() -> None:
    line = Box(-3.0, 0.0, 3.0, 0.5)
    ink = Ink(line, WHITE, 1.0)
    assert covered_at(ink, brightened(line), dark(), SCENE) is None
    full = brightened(line)
    hole = Box(0.6, 0.0, 1.5, 0.5)
    full[brightened(hole)[..., 0] > 0, :3] = 0
    place = covered_at(ink, full, dark(), SCENE)
    assert place is not None
    assert place.left >= hole.left - 0.01
    assert place.right <= hole.right + 0.01
    assert place.right - place.left == pytest.approx(0.3)
    assert (place.bottom, place.top) == (line.bottom, line.top)


@pytest.mark.parametrize(
    ("opacity", "shown", "covered"),
    [(1, 100, False), (1, 80, True), (0.5, 50, False), (0.5, 40, True)],
)
def test_thin_strokes_need_not_reach_all_of_their_colour(
    opacity: float, shown: int, covered: bool
) -> None:
    box = Box(0, 0, 0.3, 0.3)
    place = covered_at(Ink(box, WHITE, opacity), brightened(box, shown), dark(), SCENE)
    assert (place is not None) == covered


def test_what_is_thinner_than_a_pixel_is_not_looked_for() -> None:
    for box in (Box(0, 0, 1, 0.04), Box(0, 0, 0.04, 1)):
        assert covered_at(Ink(box, WHITE, 1.0), dark(), dark(), SCENE) is None
    assert covered_at(Ink(Box(0, 0, 1, 0.06), WHITE, 1.0), dark(), dark(), SCENE) is not None


whole = st.integers(-6, 6)


@given(whole, whole, whole, whole)
def test_a_segment_meets_a_box_if_one_of_its_points_is_in_it(
    x0: int, y0: int, x1: int, y1: int
) -> None:
    box = Box(-2, -1, 3, 2)
    shares = np.linspace(0, 1, 27721)  # 1, 2 … 12 divide its pieces: corners are among the points
    x, y = x0 + shares * (x1 - x0), y0 + shares * (y1 - y0)
    near = 1e-9
    inside = (x >= -2 - near) & (x <= 3 + near) & (y >= -1 - near) & (y <= 2 + near)
    assert _meet(np.array([(x0, y0), (x1, y1)], dtype=float), box) == bool(inside.any())
