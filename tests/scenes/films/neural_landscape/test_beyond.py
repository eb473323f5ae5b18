"""What is beside a slice: where it leaves a network, and how far its twins are."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.parts.neural_landscape.beyond import (
    away,
    copies_at,
    turned,
    turned_slope,
    twin,
)
from tests.scenes.films.neural_landscape.test_numbers import hollow, loss, plan, scores, slopes


def test_turned_the_hollow_is_a_slope_under_the_same_network() -> None:
    theta = hollow().begin
    gradient = slopes(theta)
    way = -gradient / np.linalg.norm(gradient)
    for degrees, told in zip((0, 15, 30, 45), (0.0, -0.284, -0.548, -0.775), strict=True):
        angle = np.radians(degrees)
        arrow = np.cos(angle) * plan().arrows[1] + np.sin(angle) * way
        assert turned(plan(), degrees)[1] == pytest.approx(arrow, abs=1e-6)
        slope = (loss(theta + 1e-4 * arrow) - loss(theta - 1e-4 * arrow)) / 2e-4
        assert turned_slope(plan(), degrees) == pytest.approx(slope, abs=1e-6)
        assert turned_slope(plan(), degrees) == pytest.approx(told, abs=1e-3)
    assert loss(theta) == pytest.approx(0.7106, abs=5e-5)


def test_twins_are_as_far_as_they_are_drawn_and_answer_alike() -> None:
    swapped = twin(plan())
    assert round(away(plan(), swapped), 1) == 12.0
    assert scores(swapped) == pytest.approx(scores(plan().end), abs=1e-12)
    far = copies_at(plan())
    assert len(far) == 700
    assert far.min() > 17
    assert far.max() < 26
