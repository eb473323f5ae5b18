"""Manim's walks through the parts of things: the same parts in the same order, sooner.

A film asks for families some hundred thousand times, mostly of letters, which have no parts, and
asks each updater in each frame whether it takes the time. A tenth of a rehearsal went into that.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import FunctionType, MethodType
from typing import Any

from manim import Mobject

_manims_family: Callable[[Any], list[Any]] = Mobject.get_family


def walk_quickly() -> None:
    """Let all of Manim's objects find and update their parts from here."""
    Mobject.get_family = _family  # type: ignore[assignment, method-assign]
    Mobject.update = _update  # type: ignore[assignment, method-assign]


def _family(mobject: Any, recurse: bool = True) -> list[Any]:
    """The object and all its parts; what is part of several is left to Manim."""
    if not mobject.submobjects:
        return [mobject]
    found: dict[Any, None] = {}
    waiting = [mobject]
    while waiting:
        part = waiting.pop()
        if part in found:
            return _manims_family(mobject)
        found[part] = None
        if part.submobjects:
            waiting += part.submobjects[::-1]
    return list(found)


def _update(mobject: Any, dt: float = 0, recursive: bool = True) -> Any:
    """Do what the updaters of the object say, then those of its parts."""
    if mobject.updating_suspended:
        return mobject
    for updater in mobject.updaters:
        if _takes_time(updater):
            updater(mobject, dt)
        else:
            updater(mobject)
    if recursive:
        for part in mobject.submobjects:
            if part.submobjects or part.updaters or part.__class__.update is not _update:
                part.update(dt, recursive=recursive)
    return mobject


def _takes_time(updater: Any) -> bool:
    if isinstance(updater, MethodType):
        updater = updater.__func__
    if isinstance(updater, FunctionType) and not vars(updater):  # nothing that it wraps
        code = updater.__code__
        return "dt" in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return "dt" in inspect.signature(updater).parameters
