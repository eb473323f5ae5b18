"""One picture turns into another within a play: what goes is gone before what comes is there."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, smooth, squish_rate_func

_GONE, _COMING = 0.45, 0.55  # of the time of the play: what has words; and what has none:
_EARLY = 0.25
_LATE = 0.1  # when the view begins to narrow on the way down; and what others become is there


def leave(*things: Any) -> Any:
    """They fade while the play begins."""
    return FadeOut(*things, rate_func=squish_rate_func(smooth, 0, _GONE))


def come(*things: Any) -> Any:
    """They appear while the play ends."""
    return FadeIn(*things, rate_func=squish_rate_func(smooth, _COMING, 1))


def come_first(*things: Any) -> Any:
    """They are there almost at once: what others turn into."""
    return FadeIn(*things, rate_func=squish_rate_func(smooth, 0, _LATE))


def come_early(*things: Any) -> Any:
    """They appear while others still fade: pictures without words."""
    return FadeIn(*things, rate_func=squish_rate_func(smooth, _EARLY, 1))


def landing(share: float) -> float:
    """A pace: after a moment fast through what is empty, slowly down to what is not."""
    return 1 - (1 - float(smooth(max(0.0, (share - _LATE) / (1 - _LATE))))) ** 2


__all__ = ["come", "come_early", "come_first", "landing", "leave"]
