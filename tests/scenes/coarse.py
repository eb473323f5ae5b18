"""Maps of the valleys made of few places, for tests that need no better ones."""

from __future__ import annotations

import os

import pytest

from gdmath import settling
from scenes.parts.hills import descents


def map_coarsely(monkeypatch: pytest.MonkeyPatch, samples: int, work: int | None = None) -> None:
    """Let a map have so many places to a side, and each be followed for at most so much work.

    Numbers that are kept are known by the program and what it is given, and neither changes here:
    so these are kept apart from those of other tests.
    """
    monkeypatch.setattr(descents, "_MAP_SAMPLES", samples)
    if work is not None:
        monkeypatch.setattr(settling, "_MOST_WORK", work)
    monkeypatch.setenv("DOWNHILL_CACHE", f"{os.environ['DOWNHILL_CACHE']}-{samples}-{work}")
