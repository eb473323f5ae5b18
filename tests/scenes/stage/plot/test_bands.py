"""Rubber bands reach from the line to the dots, and pull towards them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.stage import LOSS, Bands, FittedLine, Hands, Post, Samples
from tests.scenes.canvas import Picture, picture, pixels_at, plane_at, shade

PLANE = plane_at((-5, -3), (10, 6), (-2, 2), (-3, 3))
X, Y = np.array([-1.5, -0.5, 1.0]), np.array([-2.0, 1.5, 2.5])


def cast(w: float = 0.0, b: float = 0.5) -> tuple[Samples, FittedLine, Bands]:
    dots = Samples(PLANE, X, Y)
    line = FittedLine(PLANE, lambda: w, lambda: b)
    return dots, line, Bands(dots, line)


def golden(image: Picture, x: float, y: float) -> bool:
    """Whether something like gold is painted there, or a pixel beside it."""
    row, column = pixels_at(PLANE.xy(x, y))
    around = image[row - 1 : row + 2, column - 1 : column + 2, :3].reshape(-1, 3).astype(int)
    return bool(np.min(np.abs(around - shade(LOSS)).sum(axis=1)) < 130)


def test_a_band_is_where_the_error_is_and_nowhere_else() -> None:
    _, _, bands = cast()
    image = picture(bands)
    for x, y in zip(X, Y, strict=True):
        assert golden(image, x, (0.5 + y) / 2)
        assert not golden(image, x, y + np.sign(y - 0.5) * 0.4)
    assert bands.errors() == pytest.approx(0.5 - Y)
    assert bands.readings()[0].value == pytest.approx(np.sum(0.5 - Y))


def test_they_are_tied_from_left_to_right() -> None:
    _, _, bands = cast()
    bands.tied.set_value(0.5)
    reached = bands.reached()
    assert reached[0] == 1
    assert 0 < reached[1] < 1
    assert reached[2] == 0
    bands.tied.set_value(1)
    assert bands.reached().tolist() == [1, 1, 1]


def test_a_band_has_its_head_once_it_is_tied() -> None:
    _, _, bands = cast(b=0.0)
    whole = picture(bands).astype(int)
    bands.tied.set_value(0.999)
    almost = picture(bands).astype(int)
    row, column = pixels_at(PLANE.xy(X[2], Y[2] - 0.3))  # where a head is wide, and a band is not
    beside = np.s_[row - 8 : row + 9, column - 12 : column + 13, :3]
    assert (whole[beside] > 60).any(axis=-1).sum() > (almost[beside] > 60).any(axis=-1).sum() + 10


def test_the_more_a_band_is_stretched_the_thinner_and_brighter_it_is() -> None:
    strokes: list[tuple[float, float]] = []

    class Noting:
        """A pen that notes how wide and how bright it draws."""

        def __init__(self, canvas: Any, strength: float) -> None:
            pass

        def line(self, points: Any, color: Any, width: float) -> None:
            strokes.append((width, float(np.mean(color))))

        def fill(self, points: Any, color: Any) -> None:
            pass

    from scenes.stage.plot import bands as module

    kept, module.Pen = module.Pen, Noting  # type: ignore[assignment, misc]
    try:
        cast()[2].draw(None)  # type: ignore[arg-type]
    finally:
        module.Pen = kept  # type: ignore[misc]
    widths, lights = zip(*strokes, strict=True)  # from the shortest band on
    assert list(widths) == sorted(widths, reverse=True)
    assert list(lights) == sorted(lights)


def test_some_may_be_faint() -> None:
    dots, line, _ = cast()
    bands = Bands(dots, line, strength=lambda: np.array([0.0, 1.0, 1.0]))
    image = picture(bands)
    assert not golden(image, X[0], (0.5 + Y[0]) / 2)
    assert golden(image, X[1], (0.5 + Y[1]) / 2)


def test_the_ring_slides_on_the_post() -> None:
    height = ValueTracker(0.5)
    line = FittedLine(PLANE, lambda: 1.3, lambda: float(height.get_value()))
    post = Post(line)
    assert post.ring() == pytest.approx(PLANE.xy(0, 0.5))
    height.set_value(-2)
    assert post.ring() == pytest.approx(PLANE.xy(0, -2))
    assert post.readings()[0].value == -2


def test_a_dot_at_the_post_stands_before_it() -> None:
    """It was under the post, hardly to be seen: of three dots, the middle one."""
    line = FittedLine(PLANE, lambda: 0.0, lambda: -1.0)
    dots = Samples(PLANE, [0.0, 0.5], [0.4, 0.4])
    place = pixels_at(PLANE.xy(0.0, 0.4))
    alone, bare, before = (
        picture(it)[place][:3].astype(int) for it in (dots, Post(line), Post(line, dots))
    )
    assert np.abs(bare - alone).sum() > 60
    assert np.abs(before - alone).sum() < 0.5 * np.abs(bare - alone).sum()


def test_hands_that_have_let_go_are_gone() -> None:
    _, line, _ = cast()
    hands = Hands(PLANE, line)
    held = picture(hands)
    hands.opened.set_value(1)
    assert np.ptp(picture(hands)[..., :3].reshape(-1, 3), axis=0).max() == 0
    assert np.ptp(held[..., :3].reshape(-1, 3), axis=0).max() > 100
