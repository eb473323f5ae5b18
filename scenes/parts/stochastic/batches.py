"""One, a few, all at a time: how far their steps disagree, and where a pass through all leads."""

from __future__ import annotations

from typing import Any

from scenes.parts.stochastic import places
from scenes.parts.stochastic.fan import Fan
from scenes.parts.stochastic.plan import Plan
from scenes.parts.stochastic.race import Track
from scenes.parts.stochastic.shapes import signed
from scenes.stage import (
    BODY_SIZE,
    MAP,
    STAGE,
    STEP,
    Box,
    Formula,
    tr,
)

_COLUMNS = STAGE.columns(1, 1, 1, gap=0.2)
_KINDS = places.ONE, places.SOME, places.ALL
_WIDTHS = 0.02, 0.024, 0.085


class Batches:
    """Three maps side by side."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        sizes = 1, plan.size, len(plan)
        names = tr("stochastic"), tr("mini-batch"), tr("batch")
        self.tracks = [Track(plan, Box(c.left + 0.5, -1.55, c.right - 0.32, 2.1)) for c in _COLUMNS]
        self.heads = [
            signed(kind, f"{name}: {size}", BODY_SIZE).move_to(
                Box(c.left + 0.5, 2.3, c.right - 0.32, 3.1).middle
            )
            for kind, name, size, c in zip(_KINDS, names, sizes, _COLUMNS, strict=True)
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
        foot = Box(STAGE.left, STAGE.bottom, STAGE.right, -2.5)
        self.rate = Formula(f"{{{{alpha : rate}}}} = {plan.rate:g}", {"rate": STEP}, BODY_SIZE)
        self.rate.within(foot)

    def few(self, box: Box) -> Any:
        """The map of a few at a time grows into another box."""
        view = self.tracks[1].view
        return view.move(**view.fitted(*box, **MAP))

    @property
    def maps(self) -> list[Any]:
        """The three maps with their heads."""
        return [*self.heads, *(thing for track in self.tracks for thing in track.all)]


__all__ = ["Batches"]
