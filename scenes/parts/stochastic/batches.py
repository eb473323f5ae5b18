"""One, a few, all at a time: how far their steps disagree, and where a pass through all leads."""

from __future__ import annotations

from typing import Any

from manim import ValueTracker, linear

from scenes.parts.stochastic import places
from scenes.parts.stochastic.asking import pace_for
from scenes.parts.stochastic.fan import Fan
from scenes.parts.stochastic.measured import SIZES_TRIED
from scenes.parts.stochastic.plan import Plan
from scenes.parts.stochastic.race import Track
from scenes.parts.stochastic.shapes import Path, leap, signed, taken
from scenes.parts.stochastic.telling import count
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    STAGE,
    STEP,
    TITLE_SIZE,
    Box,
    Formula,
    Readout,
    Words,
    tr,
)
from scenes.stage.lecture.theme import QUIET

_COLUMNS = STAGE.columns(1, 1, 1, gap=0.2)
_KINDS = places.ONE, places.SOME, places.ALL
_WIDTHS = 0.02, 0.024, 0.085


class Batches:
    """Three maps side by side."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        sizes = 1, plan.size, len(plan)
        names = tr("one"), count(plan.size), tr("all")
        self.tracks = [Track(plan, Box(c.left + 0.5, -1.0, c.right - 0.42, 2.6)) for c in _COLUMNS]
        self.heads = [
            signed(kind, tr("{size} at a time").format(size=name), BODY_SIZE).move_to(
                Box(c.left, 2.95, c.right, STAGE.top).middle
            )
            for kind, name, c in zip(_KINDS, names, _COLUMNS, strict=True)
        ]
        self.fans = [
            Fan(
                track.view,
                plan.start,
                steps,
                width=width,
                name=f"fan of {size}",
                strength=0.55 if len(steps) > 1 else 1.0,
            )
            for track, steps, width, size in zip(
                self.tracks, plan.fans, _WIDTHS, sizes, strict=True
            )
        ]
        self.asked = ValueTracker(0.0)
        self.paths = [self._path(number) for number in range(3)]
        told = [Box(c.left + 0.5, -2.2, c.right - 0.3, -1.6).columns(1, 1) for c in _COLUMNS]
        self.rates = [
            Formula(f"{{{{alpha : rate}}}} = {batch.rate:g}", {"rate": STEP}, BODY_SIZE).within(
                boxes[0]
            )
            for batch, boxes in zip(plan.measured.batches, told, strict=True)
        ]
        self.losses = [
            Words(tr("loss {loss}").format(loss=f"{batch.loss:.3f}"), BODY_SIZE, LOSS).within(
                boxes[1]
            )
            for batch, boxes in zip(plan.measured.batches, told, strict=True)
        ]
        foot, asked, n = Box(STAGE.left, -2.95, STAGE.right, -2.3), self.asked, len(plan)
        self.count = Readout("asked", tr("asked"), lambda: _upto(asked, n), 0, TITLE_SIZE)
        self.count.within(foot)
        median = tr("after one pass: median losses of {count} shuffles")
        self.note = Words(median.format(count=SIZES_TRIED), LABEL_SIZE, QUIET).within(foot)

    def _path(self, number: int) -> Path:
        batch = self.plan.measured.batches[number]

        asked = self.asked

        def time() -> float:
            return min(taken(float(asked.get_value()), batch.size), len(batch.path) - 1.0)

        name = f"pass of {batch.size}"
        return Path(self.tracks[number].view, batch.path, time, _KINDS[number], name)

    def walk(self) -> Any:
        """All dots are asked once, at the pace of the film; she who asks all moves after that."""
        n = len(self.plan)
        asked = n + leap(n)
        return self.asked.animate(run_time=asked / pace_for(n), rate_func=linear).set_value(asked)

    @property
    def maps(self) -> list[Any]:
        """The three maps with their heads."""
        return [*self.heads, *(thing for track in self.tracks for thing in track.all)]


def _upto(asked: ValueTracker, most: int) -> float:
    return float(min(int(asked.get_value() + 1e-6), most))


__all__ = ["Batches"]
