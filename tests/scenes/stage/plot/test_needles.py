"""A needle shows its number."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, Box, Needle
from scenes.stage.lecture.theme import GRADIENT
from tests.scenes.canvas import picture, pixels_at, shade


def needle(value: float, arc: bool) -> Needle:
    with offstage():
        return Needle("slope", "slope", lambda: value, 12.0, arc=arc).within(STAGE)


@pytest.mark.parametrize("arc", [False, True])
def test_larger_numbers_are_higher_and_spots_are_evenly_apart(arc: bool) -> None:
    face = needle(3.0, arc).face
    spots = np.array([face.spot(share) for share in np.linspace(-1, 1, 9)])
    assert (np.diff(spots[:, 1]) > 0).all()
    steps = np.linalg.norm(np.diff(spots, axis=0), axis=1)
    assert steps == pytest.approx(steps[0])


@pytest.mark.parametrize("arc", [False, True])
@pytest.mark.parametrize("value", [-6.0, 9.0])
def test_the_tip_is_at_the_number(arc: bool, value: float) -> None:
    made = needle(value, arc)
    image = picture(made)
    row, column = pixels_at(made.face.spot(value / 12))
    around = image[row - 6 : row + 7, column - 6 : column + 7, :3].reshape(-1, 3).astype(int)
    assert np.abs(around - shade(GRADIENT)).sum(axis=1).min() < 40


@pytest.mark.parametrize("box", [STAGE, Box(0, 0, 3, 3), Box(1, -2, 7, 0)])
@pytest.mark.parametrize("arc", [False, True])
def test_its_face_is_in_its_box_and_an_arc_about_its_middle(arc: bool, box: Box) -> None:
    with offstage():
        face = Needle("slope", "slope", lambda: 0.0, 12.0, arc=arc).within(box).face
    spots = np.array([face.spot(share) for share in np.linspace(-1, 1, 21)])
    assert spots[:, 0].min() >= box.left
    assert spots[:, 0].max() <= box.right
    assert spots[:, 1].min() >= box.bottom
    assert spots[:, 1].max() <= box.top
    if arc:
        left, _, width, _ = face.state
        assert abs(spots[:, 0].mean() - (left + width / 2)) < 0.25 * width


def test_it_tells_its_number() -> None:
    made = needle(-8.211, True)
    assert made.face.readings()[0].value == pytest.approx(-8.211)
    assert made.readout.written() == "−8.21"
    assert needle(99.0, False).face.readings()[0].value == 12  # at the stop


def test_it_goes_from_box_to_box() -> None:
    made = needle(1.0, False)
    twin = made.copy().within(Box(0, 0, 3, 3))
    middle = made.copy()
    middle.face.interpolate(made.face, twin.face, 0.5)
    assert middle.face.state == pytest.approx((made.face.state + twin.face.state) / 2)


def test_the_numbers_of_an_upright_scale_stand_to_the_left_of_its_ticks() -> None:
    face = needle(3.0, False).face
    for text, left, foot, _ in face.texts():
        high = float(text.high[1])
        assert left + text.width < face.spot(0.0)[0]
        assert any(abs(foot + high / 2 - face.spot(share)[1]) < 1e-9 for share in (-1, 0, 1))
