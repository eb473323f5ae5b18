"""One picture turns into another within a play: what goes is gone before what comes is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from manim import FadeIn, FadeOut, smooth, squish_rate_func

_GONE, _COMING = 0.5, 0.3  # of the time of the play


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


__all__ = [
    "Moves",
    "come",
    "leave",
    "perform",
]
