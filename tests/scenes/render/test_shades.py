"""Colours are the numbers that they are with Manim."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import BLUE, HSV, RED, VMobject

import scenes.stage  # has shapes use them
from scenes.render import shades


@pytest.mark.parametrize("sheen", [0, 0.2])
@pytest.mark.parametrize("opacity", [None, 0, 1, 0.25, np.float64(0.5), [0.1, 0.9]])
@pytest.mark.parametrize("color", [None, RED, "#12AB3480", HSV((0.2, 0.5, 0.7)), [RED, BLUE]])
def test_shades_are_manims(color: Any, opacity: Any, sheen: float) -> None:
    assert scenes.stage
    assert VMobject.generate_rgbas_array is shades._shades
    shape = VMobject()
    shape.sheen_factor = sheen
    ours = shape.generate_rgbas_array(color, opacity)
    theirs = shades._manims_shades(shape, color, opacity)
    assert ours.dtype == theirs.dtype
    assert np.array_equal(ours, theirs)
