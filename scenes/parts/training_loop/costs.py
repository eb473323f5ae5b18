"""What each nudge of the rival costs, and when descent is lower."""

from __future__ import annotations

from typing import Any

from manim import VGroup

from scenes.parts.training_loop import outcome
from scenes.parts.training_loop.places import TABLE
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.track import ORANGE
from scenes.stage import LOSS, POSITION, QUIET, TEXT, Box, Words, on_one_line, tr
from scenes.stage.type.text import grouped, number_text


class Costs(VGroup):
    """A table: a row for each nudge, the largest first."""

    def __init__(self, plan: Plan) -> None:
        texts = [tr("nudge"), tr("steps"), tr("loss at the end"), tr("descent is lower")]
        order = sorted(zip(plan.nudges, plan.rivals, strict=True), key=lambda pair: -pair[0])
        rows = TABLE.rows(*[1.0] * 4)
        self.heads = self._row(texts, (QUIET,) * 4, rows[0])
        self.rows = []
        losses = outcome.loss_texts(tuple(walk for _, walk in order))
        for (nudge, walk), loss, box in zip(order, losses, rows[1:], strict=True):
            steps = grouped(str(int(walk.lengths)))
            cells = number_text(nudge), steps, loss, _after(plan.below(walk), plan.reached(walk))
            self.rows.append(self._row(cells, (TEXT, ORANGE, LOSS, POSITION), box))
        self.last_column = [row[-1] for row in self.rows]
        super().__init__(self.heads, *self.rows)

    def _row(self, texts: Any, tints: Any, box: Box) -> VGroup:
        cells = box.columns(1, 1, 1.7, 1.8)
        words = [Words(text, 42, tint) for text, tint in zip(texts, tints, strict=True)]
        row = on_one_line(*words)
        for word, cell in zip(words, cells, strict=True):
            word.set_x(cell.middle[0])
        return row.set_y(box.middle[1])


def _after(lower: int | None, level: int | None) -> str:
    if lower is not None:
        return tr("after {steps}").format(steps=lower)
    return tr("never") if level is None else tr("equal after {steps}").format(steps=level)


__all__ = ["Costs"]
