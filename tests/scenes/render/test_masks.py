"""Letters are filled through kept masks, and nobody can tell."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import DOWN, LEFT, RIGHT, UP, Rectangle, VGroup

from scenes.render import camera
from scenes.stage.type.text import Words
from tests.scenes.canvas import Picture, picture, small


def letters(place: Any) -> VGroup:
    with small():
        words = Words("Abgrund, steil: f(x) = 3", 48)
        return words.move_to(place)


@pytest.mark.parametrize(
    "place",
    [
        (0, 0, 0),
        (0.013, -0.017, 0),  # between pixels
        6.5 * RIGHT,
        7 * LEFT,
        3.9 * UP,
        3.95 * DOWN,
        6.9 * RIGHT + 3.9 * DOWN,  # over the rim of the frame
        11 * RIGHT,  # outside
    ],
)
def test_letters_are_filled_as_without_a_mask(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def painted() -> Picture:
        return picture(letters(place))

    masked = painted()
    monkeypatch.setattr(camera, "_SPARSE", -1.0)  # every shape is more than that: no masks
    assert np.abs(masked.astype(int) - painted()).max() <= 1


@pytest.mark.parametrize(
    ("place", "masked"),
    [
        ((0, 0, 0), True),
        (7 * LEFT, True),  # half of them in the frame
        (7 * RIGHT, True),
        (4 * UP, True),
        (4 * DOWN, True),
        (11 * LEFT, False),  # none of them
        (11 * RIGHT, False),
        (5 * UP, False),
        (5 * DOWN, False),
    ],
)
def test_what_is_in_the_frame_gets_one_mask(
    place: Any, masked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Any] = []
    real = camera.PaintingCamera._mask_of

    def noted(self: Any, *rest: Any) -> Any:
        made.append(real(self, *rest))
        return made[-1]

    monkeypatch.setattr(camera.PaintingCamera, "_mask_of", noted)
    words = letters(place)
    with small():
        one: Any = camera.PaintingCamera()
        for _ in range(3):
            one.capture_mobjects([words])
    assert [mask.image is not None for mask in made] == [masked]


def test_the_mask_holds_all_of_a_shape_to_its_last_pixel() -> None:
    with small():
        box = Rectangle(width=2, height=1, fill_opacity=1, stroke_width=0, fill_color="#FFFFFF")
        pair = VGroup(box, box.copy().shift(2.5 * RIGHT)).move_to((0.4 / 33.75, 0.3 / 33.75, 0))
    seen = picture(pair)[..., 0] > 200
    rows, columns = np.nonzero(seen)
    # 33.75 pixels a unit: 4.5 across and 1 high, each a pixel more or less at the rim.
    assert np.ptp(columns) + 1 == pytest.approx(4.5 * 33.75, abs=1.01)
    assert np.ptp(rows) + 1 == pytest.approx(33.75, abs=1.01)
