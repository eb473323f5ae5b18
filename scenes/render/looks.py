"""What is on stage and how it looks, in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import VMobject
from numpy.typing import NDArray

if TYPE_CHECKING:
    from manim import Scene

Array = NDArray[np.float64]


def offers(mobject: Any, name: str) -> bool:
    """Whether there is an attribute, without Manim's search for it, which takes long in vain."""
    return name in vars(mobject) or _is_of(mobject.__class__, name)


def of(mobject: Any, name: str, otherwise: Any = None) -> Any:
    """An attribute, or what to take ``otherwise``."""
    return getattr(mobject, name) if offers(mobject, name) else otherwise


@cache
def _is_of(kind: type, name: str) -> bool:
    return hasattr(kind, name)


def on_stage(scene: Scene) -> list[Any]:
    """Everything that is in the scene, with all parts, each once."""
    found: dict[Any, None] = {}
    waiting = scene.mobjects[::-1]
    while waiting:  # as Manim's families do, which are slow to ask
        part = waiting.pop()
        if part not in found:
            found[part] = None
            waiting += part.submobjects[::-1]
    return list(found)


def _look(mobject: Any) -> Iterator[Array]:
    """What a mobject's look depends on: its points, how much of it is there, and its colours."""
    yield mobject.points
    yield np.array(of(mobject, "presence", 1.0), dtype=float)
    if isinstance(mobject, VMobject):
        yield mobject.get_fill_rgbas()
        yield mobject.get_stroke_rgbas()
        yield np.array(mobject.get_stroke_width(), dtype=float)


def _seen(stage: list[Any]) -> Iterator[Any]:
    """What can be seen; a wait, for one, leaves an empty mobject behind."""
    return (part for part in stage if len(part.points))


def looks_of(stage: list[Any]) -> dict[str, Array]:
    """What each part that can be seen looks like, in numbers."""
    return {
        f"{k} {type(part).__name__}": np.concatenate([np.ravel(one) for one in _look(part)])
        for k, part in enumerate(_seen(stage))
    }


def print_of(stage: list[Any]) -> int:
    """A number that is the same for two frames only if nothing moved between them."""
    looks = [(part, *[one.tobytes() for one in _look(part)]) for part in _seen(stage)]
    return hash(tuple(looks))
