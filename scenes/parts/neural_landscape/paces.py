"""How things come and go within a play."""

from __future__ import annotations

from manim import smooth

_LATE = 0.5  # of a play, after which what is left behind goes


def at_once(share: float) -> float:
    """Be over at half of a play."""
    return float(smooth(min(1.0, 2 * share)))


def quickly(share: float) -> float:
    """Be over at a quarter of a play."""
    return float(smooth(min(1.0, 4 * share)))


def late(share: float) -> float:
    """Begin when some of a play is over."""
    return float(smooth(max(0.0, (share - _LATE) / (1 - _LATE))))


def faster(share: float) -> float:
    """Begin slowly, and be fastest at the end."""
    return share * share


__all__ = ["at_once", "faster", "late", "quickly"]
