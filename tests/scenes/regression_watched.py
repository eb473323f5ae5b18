"""The film on regression, watched frame by frame for all its tests."""

from __future__ import annotations

from typing import Any

from scenes.parts.regression.cuts import Copied
from scenes.regression import Regression
from tests.scenes.performing import attend


class Descending:
    """Counts frames after the first step: line and ball, or a line alone."""

    both, alone = 0, 0

    def frame(self, scene: Any) -> None:
        """Count it."""
        line, ball = (
            thing in scene.mobjects and thing.presence > 0.5
            for thing in (scene.side.line, scene.map.marker)
        )
        if line and scene.walk.step > 0:
            self.both, self.alone = self.both + ball, self.alone + (not ball)

    def beat_ended(self, scene: Any, name: str) -> None:
        """Nothing is to be seen of that."""


class Answered:
    """Frames with the cross before the walk has ended, and lines of the pins that were seen.

    And frames after the walk in which the one dot is there again, that is looked at first of all.
    """

    early, again = 0, 0

    def __init__(self) -> None:
        self.seen = set[str]()

    def frame(self, scene: Any) -> None:
        """Look for these."""
        everything = scene.get_mobject_family_members()
        there = scene.map.crosses[0] in everything
        over = scene.walk.step == scene.plan.steps
        self.early += there and not over
        self.again += over and scene.side.one in everything
        self.seen |= {line.name for line in scene.side.pinned if line in everything}

    def beat_ended(self, scene: Any, name: str) -> None:
        """Nothing is to be seen of that."""


class InStep:
    """Counts frames in which the plot is zoomed while the copy is told.

    And seconds from the words on nudges to the line that is nudged.
    """

    zoomed, height = 0, 0.0
    waited: float | None = None

    def frame(self, scene: Any) -> None:
        """Count, and measure."""
        caption, begun, _ = scene.told[-1] if scene.told else ("", 0, 0)
        everything = scene.get_mobject_family_members()
        for copied in (it for it in everything if isinstance(it, Copied)):
            height, self.height = self.height, float(copied.plane.span[1])
            self.zoomed += "same bowl" in caption and self.height != height
        nudged = any(getattr(it, "name", "") == "start" and it.presence > 0.5 for it in everything)
        if "many nudges" in caption and nudged and self.waited is None:
            self.waited = scene.time - begun

    def beat_ended(self, scene: Any, name: str) -> None:
        """Nothing is to be seen of that."""


for watcher in (InStep, Descending, Answered):
    attend(Regression, watcher)
