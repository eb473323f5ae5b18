"""One picture turns into another within a play: what goes is gone before what comes is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from manim import FadeIn, FadeOut, smooth, squish_rate_func

_GONE, _COMING, _SOON = 0.5, 0.3, 0.1  # of the time of the play


Moves = Iterator[tuple[Sequence[Any], float]]  # what is played one after the other: its seconds


def perform(film: Any, moves: Moves) -> None:
    """Play each in its time, before the next is asked for."""
    for animations, seconds in moves:
        film.play(*animations, run_time=seconds)


def leave(*things: Any) -> Any:
    """They fade while the play begins."""
    return FadeOut(*things, rate_func=squish_rate_func(smooth, 0, _GONE))


def come(*things: Any) -> Any:
    """They appear while the play ends."""
    return FadeIn(*things, rate_func=squish_rate_func(smooth, _COMING, 1))


def come_soon(*things: Any) -> Any:
    """They appear while what goes still fades, where else there would be a dark moment."""
    return FadeIn(*things, rate_func=squish_rate_func(smooth, _SOON, 0.85))


def landing(t: float, *_: Any, **__: Any) -> float:
    """A pace: fast through what is empty, slowly down to what is not."""
    return 1 - (1 - float(smooth(t))) ** 2


__all__ = [
    "Moves",
    "come",
    "come_soon",
    "landing",
    "leave",
    "perform",
]
