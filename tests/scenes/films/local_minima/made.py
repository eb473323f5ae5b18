"""The cast of the film about many valleys as it is made, and its ground by hand."""

from __future__ import annotations

from functools import cache
from typing import Any

from scenes.local_minima import LocalMinima
from scenes.parts.local_minima.many import Many
from scenes.render.rehearsal import offstage


@cache
def film() -> LocalMinima:
    """The cast of the film, made but not played."""
    with offstage():
        made = LocalMinima()
        made.setup()
    return made


def many_valleys() -> Many:
    """What is on the ground of many valleys, as it is made."""
    with offstage():
        made = LocalMinima()
        made.setup()
    return made.many


def slope(x: Any) -> Any:
    return x**5 - 5 * x**3 + 4 * x


def height(x: Any) -> Any:
    return x**6 / 6 - 5 * x**4 / 4 + 2 * x**2
