"""The film on regression, watched frame by frame for all its tests."""

from __future__ import annotations

from typing import Any

from scenes.parts.regression.cuts import Copied
from scenes.parts.regression.trio import Trio
from scenes.regression import Regression
from tests.scenes.performing import attend


class Descending:
    """Counts frames after the first step: line and ball, or a line alone beside map or valley."""

    both, alone = 0, 0

    def frame(self, scene: Any) -> None:
        """Count it."""
        family = set(scene.get_mobject_family_members())
        line, ball = (
            thing in family and thing.presence > 0.5
            for thing in (scene.side.line, scene.map.marker)
        )
        if line and scene.walk.step > 0:
            ground = scene.map.surface, scene.map.levels
            there = any(it in family and it.presence > 0.5 for it in ground)
            self.both, self.alone = self.both + ball, self.alone + (there and not ball)

    def beat_ended(self, scene: Any, name: str) -> None:
        """Nothing is to be seen of that."""


class Answered:
    """Frames with the cross before the walk has ended, and lines of the pins that were seen.

    And frames after the walk in which the one dot is there again, that is looked at first of all;
    frames with what the second dots come from before their line is found; and seconds from the
    words on the card to its other side.
    """

    early, again, bent = 0, 0, 0
    turned: float | None = None
    lawless: bool | None = None

    def __init__(self) -> None:
        self.seen = set[str]()

    def frame(self, scene: Any) -> None:
        """Look for these."""
        everything = scene.get_mobject_family_members()
        if self.lawless is None:  # the first frame
            self.lawless = scene.truth.law not in everything
        there = scene.map.crosses[0] in everything
        over = scene.walk.step == scene.plan.steps
        self.early += there and not over
        self.again += over and scene.side.one in everything
        self.bent += scene.side.bend in everything and scene.other.step < scene.plan.steps
        caption, begun, _ = scene.told[-1] if scene.told else ("", 0, 0)
        if self.turned is None and scene.truth.card.back in everything and "card" in caption:
            self.turned = scene.time - begun
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


class Slopes:
    """Counts frames with a slice on its plane, and those of them without map and point.

    And frames with the ring of a landing while the first step is worked out, before its end is
    told; and frames with a slice on its way while level curves have numbers.
    """

    cut, blind, early, crossed = 0, 0, 0, 0
    over = False

    def frame(self, scene: Any) -> None:
        """Look for these."""
        there = set(scene.get_mobject_family_members())
        if any(cut in there and cut.lifted.get_value() == 1 for cut in scene.raised.slices):
            seen = scene.map.levels, scene.map.marker, scene.map.axes
            self.cut += 1
            self.blind += any(it not in there or it.presence < 0.5 for it in seen)
        flies = any(cut in there and 0 < cut.lifted.get_value() < 1 for cut in scene.raised.slices)
        self.crossed += flies and scene.map.levels.numbered.get_value() > 0
        worked = any(row.begun in there for row in scene.first.worked)
        self.over |= all(row.lands in there for row in scene.first.worked)
        self.early += worked and not self.over and scene.walk.landing in there

    def beat_ended(self, scene: Any, name: str) -> None:
        """Nothing is to be seen of that."""


class Named:
    """Counts frames with three models, and those of them in which one has no name."""

    seen, nameless = 0, 0

    def frame(self, scene: Any) -> None:
        """Count."""
        there = set(scene.get_mobject_family_members())
        for trio in (it for it in there if isinstance(it, Trio)):
            self.seen += 1
            self.nameless += any(title not in there for title in trio.titles)

    def beat_ended(self, scene: Any, name: str) -> None:
        """Nothing is to be seen of that."""


for watcher in (InStep, Descending, Answered, Slopes, Named):
    attend(Regression, watcher)
