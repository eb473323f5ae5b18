"""What the tests of the film on the derivative share: its plan, the loss by hand, its cast."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from manim import ValueTracker

from scenes.derivative import Derivative, DerivativeParameters
from scenes.parts.derivative import plan_for
from scenes.parts.derivative.hill import Hill
from scenes.parts.derivative.lens import Lens
from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.plan import EVENINGS, Plan
from scenes.render.rehearsal import offstage

X, Y = np.loadtxt(EVENINGS, skiprows=1, unpack=True)
W = -0.55


def plan(**changes: Any) -> Plan:
    return plan_for(**(DerivativeParameters().__dict__ | changes))


PLAN = plan()


def loss(w: float) -> float:
    """The average squared error, added up in the order of the file."""
    total = 0.0
    for x, y in zip(X.tolist(), Y.tolist(), strict=True):
        error = w * x - y
        total += error * error
    return total / len(X)


def nudged(f: Any, at: float, nudge: float = 1e-6) -> float:
    return float((f(at + nudge) - f(at)) / nudge)


@cache
def film() -> Derivative:
    """The cast, made but not played."""
    with offstage():
        made = Derivative()
        made.setup()
    return made


def near() -> tuple[Lens, Nudge]:
    """The lens, and the nudge in it, on the plane that shows what is around w."""
    with offstage():
        nudge = Nudge(hill := Hill(PLAN, ValueTracker(0.0)), PLAN)
        lens = Lens(nudge)
        hill.plane.state = hill.come_near()[0].mobject.target.state
    return lens, nudge


def bent(own: Plan = PLAN) -> tuple[Hill, Nudge]:
    """The nudge on as much of the valley as shows that it bends."""
    with offstage():
        nudge = Nudge(hill := Hill(own, ValueTracker(0.0)), own)
        hill.plane.state = hill.bend()[0].mobject.target.state
    return hill, nudge
