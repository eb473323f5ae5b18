"""Texts while things move: on no other text, and on no line or body, for longer than a glance.

What a beat ends with is looked at by ``check_layout``, which asks for more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations
from typing import Any

import numpy as np

from scenes.render.contrast import contrast_to_median, paint
from scenes.render.texts import LOOSE, OnStage, texts_on

_GLANCE = 18  # frames between glances, each of which paints the stage: a rehearsal does not else
_AGAIN = 8  # frames until a second look at what seemed wrong
_FIRM = 0.6  # what is fainter comes or goes
_DEEP = 0.04  # scene units: what two boxes may share
_STRIKES = 1.5  # : 1, a line against what is behind the letters elsewhere
_SHARE = 0.08  # of the place of a line of letters


class Midway:
    """An onlooker that keeps the ``faults`` that a glance and a second look have seen."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._wait = _GLANCE
        self._seen: set[Hashable] = set()
        self._told: set[Hashable] = set()

    def frame(self, scene: Any) -> None:
        """Glance now and then, and soon again where something seemed wrong."""
        self._wait -= 1
        if self._wait == 0:
            self._glance(scene)
            self._wait = _AGAIN if self._seen else _GLANCE

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames are enough."""

    def _glance(self, scene: Any) -> None:
        everything = dict.fromkeys([*scene.mobjects, *scene.foreground_mobjects])
        texts = [text for text in texts_on(everything) if text.opacity >= _FIRM]
        seen: set[Hashable] = set()
        for key, what in (*_overlapping(texts), *_struck(scene, texts)):
            seen.add(key)
            if key in self._seen and key not in self._told:
                self._told.add(key)
                self.faults.append(f"{scene.time:.1f} s: {what}")
        self._seen = seen


def _overlapping(texts: list[OnStage]) -> Iterator[tuple[Hashable, str]]:
    """Two texts of other words of which one lies on the other."""
    for one, other in combinations(texts, 2):
        (width, height), _ = one.shared(other)
        if min(width, height) > _DEEP and one.words != other.words:
            what = f"“{one.words}” lies on “{other.words}” by {width:.2f} × {height:.2f}"
            yield (one.words, other.words), what


def _struck(scene: Any, texts: list[OnStage]) -> Iterator[tuple[Hashable, str]]:
    """Texts with something behind some of their letters that stands out from the rest there."""
    texts = [text for text in texts if text.words != LOOSE and text.can_be_left_out]
    bare = paint(scene, without=texts)
    for text in texts:
        for line in text.lines:
            beside = contrast_to_median(bare, line, scene)
            share = float(np.mean(beside > _STRIKES)) if beside.size else 0.0
            if share > _SHARE:
                x, y = line.middle
                what = f"“{text.words}” at ({x:.2f}, {y:.2f}) is struck: {share:.0%} of its place"
                yield (text.words, id(text.painter)), what
