"""What is beside a slice: where it leaves a network, and how far its twins are."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.parts.neural_landscape.beyond import (
    away,
    copies_at,
    turned,
    turned_shadow,
    turned_under,
    twin,
)
from tests.scenes.test_neural_landscape_numbers import hollow, loss, plan, scores


def test_turned_the_hollow_is_a_hillside() -> None:
    for degrees, told in zip((0, 15, 30, 45), (0.711, 1.498, 2.727, 3.323), strict=True):
        pair = turned(plan(), degrees)
        away = np.linalg.lstsq(pair.T, hollow().begin - plan().end)[0]
        assert turned_under(plan(), degrees) == pytest.approx(loss(plan().end + away @ pair))
        assert turned_under(plan(), degrees) == pytest.approx(told, abs=1e-3)
    assert turned_shadow(plan(), 30.0).off[0] == pytest.approx(6.597, abs=5e-4)
    assert loss(hollow().begin) == pytest.approx(0.7106, abs=5e-5)


def test_twins_are_as_far_as_they_are_drawn_and_answer_alike() -> None:
    swapped = twin(plan())
    assert round(away(plan(), swapped), 1) == 12.0
    assert scores(swapped) == pytest.approx(scores(plan().end), abs=1e-12)
    far = copies_at(plan())
    assert len(far) == 700
    assert far.min() > 17
    assert far.max() < 26
