"""A lettering's box holds its pixels, and what is written can be told and switched off."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from scenes.render.texts import texts_on
from scenes.stage.lecture.theme import BACKGROUND, LABEL_SIZE, SMALLEST_SIZE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas
from tests.scenes.canvas import FRAME, Array, picture, shade

SIZE = (1280, 720)
UNIT = 90
TEXTS = [
    "x",
    "mpg",
    "y",
    "w",
    "L",
    "α",
    "θ",
    "−1.25",
    "0.001",
    "gradient",
    "loss (mean)",
    "Ä",
    "10",
    "g",
]


class Label(Lettered):
    """Texts at places, each with a strength."""

    def __init__(self, *texts: tuple[Lettering, float, float, float]) -> None:
        super().__init__()
        self.all = list(texts)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        yield from self.all

    def draw(self, canvas: Canvas) -> None:
        self.write(canvas)


def lit(thing: Lettered) -> Array:
    """How bright each pixel is (height, width), 0 to 1."""
    image = picture(thing, size=SIZE)[..., 0].astype(float)
    dark = float(shade(BACKGROUND)[0])
    share: Array = (image - dark) / (255 - dark)
    return share


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", [SMALLEST_SIZE, LABEL_SIZE, 60])
def test_the_box_holds_the_pixels_and_no_more(text: str, size: float) -> None:
    lettering = Lettering(text, size, "#FF0000")
    rows, columns = np.nonzero(lit(Label((lettering, -0.5, 0.25, 1.0))) > 0.02)
    width, height = FRAME
    low = columns.min() / UNIT - width / 2, height / 2 - (rows.max() + 1) / UNIT
    high = (columns.max() + 1) / UNIT - width / 2, height / 2 - rows.min() / UNIT
    words, left, bottom, right, top, told, color = lettering.box(-0.5, 0.25)
    assert (words, told, color) == (text, size, "#FF0000")
    assert np.allclose([left, bottom], low, atol=1.5 / UNIT)
    assert np.allclose([right, top], high, atol=1.5 / UNIT)
    assert left == pytest.approx(-0.5)
    assert (lettering.width, lettering.height) == pytest.approx((right - left, top - bottom))


@pytest.mark.parametrize("text", ["x", "a", "L", "A", "M", "α", "10", "have", "Elm", "−1"])
def test_letters_without_descenders_stand_on_the_baseline(text: str) -> None:
    assert Lettering(text).low[1] == pytest.approx(0, abs=0.012)


@pytest.mark.parametrize("text", ["y", "g", "gap", "p", "mpg", "β"])
def test_descenders_reach_below_it(text: str) -> None:
    low, high = Lettering(text, 48).low[1], Lettering(text, 48).high[1]
    assert -0.2 < low < -0.05
    assert high > 0.15


def test_type_is_as_large_as_it_says() -> None:
    small, large = Lettering("Hx", 30), Lettering("Hx", 60)
    assert (large.width, large.height) == pytest.approx((2 * small.width, 2 * small.height))
    assert 0.55 < Lettering("H", 96).height < 0.8  # of an em, which is a unit then


def test_a_letter_alone_is_mathematics_and_slants() -> None:
    alone, upright = Lettering("l", 96), Lettering("ll", 96)
    double = upright._outline[: len(upright._outline) // 2]
    assert alone._outline.shape != double.shape or not np.allclose(
        alone._outline, double, atol=0.01
    )


def test_holes_of_letters_are_holes() -> None:
    ring = Lettering("0", 200, "#FF0000")
    shown = lit(Label((ring, -ring.width / 2, -ring.height / 2, 1.0)))
    assert shown[360, 640] < 0.05
    assert shown[360].max() > 0.9


def test_strength_and_presence_multiply() -> None:
    block = Lettering("−", 300, "#FF0000")
    at = (block, -block.width / 2, -(block.low[1] + block.high[1]) / 2)
    assert lit(Label((*at, 1.0)))[360, 640] == pytest.approx(1, abs=0.01)
    label = Label((*at, 0.6))
    assert lit(label)[360, 640] == pytest.approx(0.6, abs=0.01)
    assert lit(label.set_presence(0.5))[360, 640] == pytest.approx(0.3, abs=0.01)


def test_letters_can_be_left_out() -> None:
    label = Label((Lettering("there"), 0.0, 0.0, 1.0))
    assert lit(label).max() > 0.5
    label.lettering = False
    assert lit(label).max() == 0


def test_what_is_half_gone_does_not_count() -> None:
    label = Label(*[(Lettering(f"{s}"), 0.0, 0.0, s) for s in (0.2, 0.5, 0.51, 1.0)])
    assert [box[0] for box in label.text_boxes()] == ["0.51", "1.0"]


def test_the_checks_see_what_is_written() -> None:
    lettering = Lettering("there", 30, "#FF0000")
    label = Label((lettering, 1.0, 2.0, 1.0))
    (seen,) = texts_on([label])
    assert (seen.words, seen.size) == ("there", 30)
    assert seen.box.left == pytest.approx(1.0)
    assert seen.box.right - seen.box.left == pytest.approx(lettering.width)
    assert texts_on([label.set_presence(0.0)]) == []
