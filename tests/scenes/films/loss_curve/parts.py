"""The props of the film on the loss curve as they are made, and how dense they are painted."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
from manim import ValueTracker

from scenes.loss_curve import LossCurve
from scenes.parts.loss_curve.choosing import plan_for
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import Hill

PLAN = plan_for(**LossCurve.parameters.__dict__)
X, Y = PLAN.dataset.x, PLAN.dataset.y


def made_hill() -> Hill:
    return Hill(PLAN, ValueTracker(0.0))


def made_data() -> Evenings:
    evenings = Evenings(PLAN)
    evenings.w.set_value(PLAN.example_w)
    evenings.b.set_value(0.0)
    return evenings


WIDE, HIGH = 2 * 64 / 9, 8.0  # scene units: the frame


def painted(draw: Any) -> Any:
    """How dense the paint is in a small picture (rows, columns) of the frame."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, 480, 270)
    canvas = cairo.Context(surface)
    canvas.translate(240, 135)
    canvas.scale(480 / WIDE, -270 / HIGH)
    draw(canvas)
    pixels = np.ndarray((270, 480, 4), dtype=np.uint8, buffer=surface.get_data())
    return pixels[..., 3] / 255
