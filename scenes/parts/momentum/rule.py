"""The rule with memory: two lines, a knob, and the chain whose β is turned."""

from __future__ import annotations

from typing import Any

from manim import LEFT, RIGHT, ValueTracker

from scenes.parts.momentum.chain import Chain, Push
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    POSITION,
    STEP,
    TEXT,
    TITLE_SIZE,
    Formula,
    Knob,
    Words,
    tr,
)
from scenes.stage.walk.contenders import MOMENTUM

_COLORS = {"v": MOMENTUM.color, "w": MOMENTUM.color, "memory": TEXT, "grad": GRADIENT,
           "next": POSITION, "here": POSITION, "rate": STEP}  # fmt: skip
_SOURCES = (
    "{{v : v}} arrow.l {{beta : memory}} thin {{v : w}} + {{nabla f : grad}}",
    "{{theta : next}} arrow.l {{theta : here}} - {{alpha : rate}} thin {{v : v}}",
)
_LINES, _LEFT = (2.1, 0.85), -4.6  # heights of the lines, and where they begin


class Rule:
    """The memory v, and the step that is made of it; ``memory`` is β."""

    def __init__(self, memory: float) -> None:
        self.memory = ValueTracker(memory)
        self.lines = [
            Formula(source, {n: _COLORS[n] for n in Formula.names_in(source)}, 1.5 * TITLE_SIZE)
            for source in _SOURCES
        ]
        for line, y in zip(self.lines, _LINES, strict=True):
            line.move_to((_LEFT, y, 0), aligned_edge=LEFT)
        self.name = Words(tr("momentum"), 1.3 * TITLE_SIZE, MOMENTUM.color)
        self.name.next_to(self.lines[0], RIGHT, buff=1.4)
        self.beta = Knob("beta", self.memory.get_value, 0, 1, color=TEXT, label="β")
        self.beta.place(-5.3, -1.3, 0.75)
        self.chain = Chain(self.memory.get_value, (-2.4, -1.0), 1.7)
        self.chain.count.set_value(self.chain.links)
        self.push = Push(self.chain, 0.6)
        self.named = [
            Words(tr(word), BODY_SIZE, color).move_to((-2.4, y, 0), aligned_edge=LEFT)
            for word, color, y in (("gradients, old ones fading", GRADIENT, -0.45),
                                   ("their sum: the memory", MOMENTUM.color, -2.25))
        ]  # fmt: skip

    @property
    def parts(self) -> list[Any]:
        """All that is there at last."""
        return [*self.lines, self.name, self.beta, self.chain, self.push, *self.named]


__all__ = ["Rule"]
