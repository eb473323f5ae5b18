"""The cast of the film about many valleys as it is made, and its ground by hand."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

from manim import ValueTracker

from scenes.local_minima import LocalMinima, LocalMinimaParameters
from scenes.parts.local_minima import plan_for
from scenes.parts.local_minima.many import Many
from scenes.parts.local_minima.plan import Plan
from scenes.render.rehearsal import offstage


@cache
def film() -> LocalMinima:
    """The cast of the film, made but not played."""
    with offstage():
        made = LocalMinima()
        made.setup()
    return made


@cache
def _plan() -> Plan:
    return plan_for(**asdict(LocalMinimaParameters()))


def many_valleys() -> Many:
    """What is on the ground of many valleys, as it is made."""
    with offstage():
        return Many(_plan(), ValueTracker(0.0))


def slope(x: Any) -> Any:
    return x**5 - 5 * x**3 + 4 * x


def height(x: Any) -> Any:
    return x**6 / 6 - 5 * x**4 / 4 + 2 * x**2
