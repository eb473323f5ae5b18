"""Arrows along an axis, whose number changes its sign: that goes through zero, never round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from scenes.render.record import Rehearsal, Row

SCALE = "arrow scale"  # after the name of an arrow: how long it is drawn
_PAUSE = 0.3  # seconds from one frame to the next
_NOTHING = 1e-9  # of the longer part of a vector


def straight(run: Rehearsal) -> Iterator[str]:
    """An arrow along an axis does not swing to its opposite through directions it never has."""
    arrows = {row.name.removesuffix(f" {SCALE}") for row in run.trace if row.name.endswith(SCALE)}
    before: dict[str, Row] = {}
    left: dict[str, Row] = {}  # of arrows that have left an axis: where they were on it last
    for row in run.trace:
        if row.name not in arrows or np.shape(row.value) != (2,):
            continue
        last, before[row.name] = before.get(row.name, row), row
        if row.time - last.time > _PAUSE:
            left.pop(row.name, None)
        elif not _is_along(row.value):
            if _is_along(last.value):
                left[row.name] = last
        elif (start := left.pop(row.name, row)) and np.dot(start.value, row.value) < 0:
            yield f"“{row.name}” swings from one side to the other until {row.time:.2f} s"


def _is_along(vector: Any) -> bool:
    """Whether a vector (2,) lies along an axis, or is none."""
    short, long = sorted(np.abs(vector))
    return bool(short <= _NOTHING * long)
