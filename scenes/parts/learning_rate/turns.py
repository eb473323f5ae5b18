"""One picture turns into another within a play: what goes is gone before what comes is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from manim import AnimationGroup, FadeIn, FadeOut, smooth, squish_rate_func
from manim.utils.rate_functions import ease_in_sine, ease_out_sine

from scenes.stage import StepByStep

# Of the time of the play: what comes begins a moment before all else is gone, so it is never dark.
_GONE, _COMING, _FOLLOWS = 0.5, 0.42, 0.7
_LANDING = squish_rate_func(smooth, 0.85, 1.0)  # of a step: by then she is where its arrow ends


Moves = Iterator[tuple[Sequence[Any], float]]  # what is played one after the other: its seconds


def perform(film: Any, moves: Moves) -> None:
    """Play each in its time, before the next is asked for."""
    for animations, seconds in moves:
        film.play(*animations, run_time=seconds)


def leave(*things: Any) -> Any:
    """They fade while the play begins, at last quickly: it is dark for a moment only."""
    return FadeOut(*things, rate_func=squish_rate_func(ease_in_sine, 0, _GONE))


def come(*things: Any) -> Any:
    """They appear while the play ends, at first quickly."""
    return FadeIn(*things, rate_func=squish_rate_func(ease_out_sine, _COMING, 1))


def follow(*things: Any) -> Any:
    """They appear when what goes has been gone for a moment: no camera jumps."""
    return FadeIn(*things, rate_func=squish_rate_func(ease_out_sine, _FOLLOWS, 1))


def stride(walk: StepByStep, *named: Any) -> tuple[Any, ...]:
    """She takes a step; its arrow and name stay whole until she has landed, and fade then."""
    walks, _, *others = walk.take_step()
    fades = walk.downstep.animate(rate_func=_LANDING).set_presence(0)
    return walks, fades, *(FadeOut(name, rate_func=_LANDING) for name in named), *others


def swap(old: Any, new: Any) -> Any:
    """One takes the place of another that looks like it, at once."""
    return AnimationGroup(FadeOut(old, rate_func=_at_once), FadeIn(new, rate_func=_at_once))


def _at_once(_: float) -> float:
    return 1.0


__all__ = [
    "Moves",
    "come",
    "follow",
    "leave",
    "perform",
    "stride",
    "swap",
]
