"""The hiker turns round: through her back, never pressed flat, and without a jump."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from scenes.stage.walk.hiker import Hiker
from tests.scenes.canvas import Array, picture, shade
from tests.scenes.hiker_made import TALL, curve


@cache
def _turned(looks: float) -> Any:
    """Her picture on the level, as she looks to one side or the other."""
    her = Hiker(curve(), 1.0, 2 * TALL)
    her.looks.set_value(looks)
    return picture(her, size=(1920, 1080))[270:810, 720:1200, :3]


def _seen(looks: float, color: str | None = None) -> Array:
    """Columns (left, right) of her picture, or of what has one colour in it."""
    image = _turned(looks).astype(int)
    away = np.abs(image - (image[0, 0] if color is None else shade(color))).sum(axis=-1)
    columns = np.flatnonzero(((away > 20) if color is None else (away < 6)).any(axis=0))
    return columns[[0, -1]].astype(float) if len(columns) else np.zeros(2)


@pytest.mark.parametrize("looks", [0.7, 0.4, 0.2, 0.0, -0.2, -0.4, -0.7])
def test_she_turns_round_and_is_never_pressed_flat(looks: float) -> None:
    left, right = _seen(looks)
    assert right - left > 0.55 * np.ptp(_seen(1.0))


def test_half_way_round_her_back_is_seen() -> None:
    cheek, pack = "#EF8F78", "#945C38"
    assert np.ptp(_seen(0.7, "#A23E3A")) > 0  # her mouth
    assert np.ptp(_seen(0.0, "#A23E3A")) == 0
    assert np.ptp(_seen(0.0, cheek)) == 0
    middle = np.mean(_seen(0.0))
    assert np.mean(_seen(0.0, pack)) == pytest.approx(middle, abs=8)
    assert np.mean(_seen(1.0, pack)) < middle - 20


@pytest.mark.parametrize("color", ["#7A4A2E", "#2F868C"])  # her pack, her hat
def test_she_turns_without_a_jump(color: str) -> None:
    places = np.array([_seen(looks, color).mean() for looks in np.linspace(1, -1, 41)])
    assert np.abs(np.diff(places)).max() < 0.2 * np.ptp(_seen(1.0))
