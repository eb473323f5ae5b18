"""The rule with memory: two lines and a knob, below the chain whose β is turned."""

from __future__ import annotations

from typing import Any

from manim import LEFT, RIGHT, ValueTracker

from scenes.parts.momentum.hers import MOMENTUM
from scenes.stage import GRADIENT, POSITION, STEP, TEXT, TITLE_SIZE, Formula, Knob, Words, tr

_COLORS = {"v": MOMENTUM.color, "w": MOMENTUM.color, "memory": TEXT, "grad": GRADIENT,
           "next": POSITION, "here": POSITION, "rate": STEP}  # fmt: skip
_SOURCES = (
    "{{v : v}} arrow.l {{beta : memory}} thin {{v : w}} + {{nabla f : grad}}",
    "{{theta : next}} arrow.l {{theta : here}} - {{alpha : rate}} thin {{v : v}}",
)
_LINES, _LEFT = (-1.75, -2.7), -2.6  # heights of the lines, and where they begin


class Rule:
    """The memory v, and the step that is made of it; ``memory`` is β, of the chain as well."""

    def __init__(self, memory: ValueTracker) -> None:
        self.memory = memory
        self.lines = [
            Formula(source, {n: _COLORS[n] for n in Formula.names_in(source)}, 1.6 * TITLE_SIZE)
            for source in _SOURCES
        ]
        for line, y in zip(self.lines, _LINES, strict=True):
            line.move_to((_LEFT, y, 0), aligned_edge=LEFT)
        self.name = Words(tr("momentum"), 1.3 * TITLE_SIZE, MOMENTUM.color)
        self.name.next_to(self.lines[0], RIGHT, buff=0.9)
        self.beta = Knob(
            "beta", self.memory.get_value, 0, 1, color=TEXT, label="𝛽", size=TITLE_SIZE
        )
        self.beta.place(-5.5, sum(_LINES) / 2, 0.85)

    @property
    def parts(self) -> list[Any]:
        """All that is there at last."""
        return [*self.lines, self.name, self.beta]


__all__ = ["Rule"]
