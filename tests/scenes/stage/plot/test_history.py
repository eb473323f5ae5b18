"""Losses against the step: each curve goes through the losses and ends where its walker is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdmath import descend, gradient_descent, parabola
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.plot.history import LossCurves
from scenes.stage.plot.plane import Plane
from scenes.stage.walk.playback import Playback
from tests.scenes.canvas import Array, picture, pixels_at, plane_at, shade

SIZE = (1280, 720)
STEPS = 5
STARTS = np.array([[2.0], [-1.0]])
PLANE: Plane = plane_at((-5, -3), (10, 6), (0, STEPS), (0, 4.5))


def losses(step: int) -> Array:
    """On w² with rate 0.2 a walker is 0.6 times as far off after each step."""
    return np.asarray((STARTS[:, 0] * 0.6**step) ** 2)


def curves(time: float = 0.0, color: str | None = None) -> LossCurves:
    walk = descend(parabola(1.0), gradient_descent(0.2), STARTS, STEPS)
    party = Playback(walk, ["#FF0000", "#00FF00"], neutral="#FFFFFF")
    party.progress.set_value(time)
    return LossCurves(PLANE, party, color)


@given(st.floats(0, STEPS))
def test_heads_are_losses_that_the_descent_has_had(time: float) -> None:
    wanted = losses(int(time + 1e-9))
    made = curves(time)
    assert made.heads() == pytest.approx(wanted)
    told = {reading.name: reading.value for reading in made.readings()}
    assert told == pytest.approx({"loss 0": wanted[0], "loss 1": wanted[1]})


def at(x: float, y: float) -> Array:
    return np.array([-5 + 10 * x / STEPS, -3 + 6 * y / 4.5])


def test_a_curve_goes_through_every_loss_up_to_now_and_ends_in_a_bead() -> None:
    image = picture(curves(2.5, "#FF0000"), size=SIZE).astype(int)
    for walker in (0, 1):
        for step in (0, 1, 2):
            assert image[pixels_at(at(step + 0.001, losses(step)[walker]), SIZE)][0] > 120
        tip = at(2, losses(2)[walker])
        assert image[pixels_at(tip, SIZE)][:3].tolist() == [255, 0, 0]
        back = at(1, losses(1)[walker]) - tip
        ring = tip + 0.066 * back / np.linalg.norm(back)  # a dark ring parts it from its line
        assert np.allclose(image[pixels_at(ring, SIZE)][:3], shade(BACKGROUND), atol=70)
        assert image[pixels_at(tip + 0.12 * back / np.linalg.norm(back), SIZE)][0] > 120
        beyond = pixels_at(at(3, losses(3)[walker]), SIZE)
        assert np.allclose(image[beyond][:3], shade(BACKGROUND), atol=2)


def test_curves_have_the_colors_of_their_walkers_or_one() -> None:
    for color, wanted in ((None, "#FFFFFF"), ("#0000FF", "#0000FF")):
        image = picture(curves(2.0, color), size=SIZE)
        assert np.allclose(image[pixels_at(at(2, losses(2)[0]), SIZE)][:3], shade(wanted), atol=2)


def test_presence_is_that_of_the_curves() -> None:
    spot = pixels_at(at(2, losses(2)[0]), SIZE)
    half = picture(curves(2.0, "#FF0000").set_presence(0.5), size=SIZE)[spot]
    assert half[0] == pytest.approx((255 + shade(BACKGROUND)[0]) / 2, abs=60)
