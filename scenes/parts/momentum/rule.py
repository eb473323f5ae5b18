"""The rule with memory: two lines, two knobs, and the chain whose β is turned."""

from __future__ import annotations

from manim import LEFT, ValueTracker

from scenes.parts.momentum.chain import Chain
from scenes.stage import GRADIENT, POSITION, STEP, TITLE_SIZE, Formula, Knob

_COLORS = {"v": GRADIENT, "w": GRADIENT, "memory": GRADIENT, "grad": GRADIENT,
           "next": POSITION, "here": POSITION, "rate": STEP}  # fmt: skip
_SOURCES = (
    "{{v : v}} arrow.l {{beta : memory}} thin {{v : w}} + {{nabla f : grad}}",
    "{{theta : next}} arrow.l {{theta : here}} - {{alpha : rate}} thin {{v : v}}",
)
_LINES, _LEFT = (2.4, 0.9), -4.6  # heights of the lines, and where they begin


class Rule:
    """The memory v, and the step that is made of it; ``memory`` is β."""

    def __init__(self, memory: float, rate: float) -> None:
        self.memory = ValueTracker(memory)
        self.lines = [
            Formula(source, {n: _COLORS[n] for n in Formula.names_in(source)}, 1.5 * TITLE_SIZE)
            for source in _SOURCES
        ]
        for line, y in zip(self.lines, _LINES, strict=True):
            line.move_to((_LEFT, y, 0), aligned_edge=LEFT)
        self.beta = Knob("beta", self.memory.get_value, 0, 1, color=GRADIENT, label="β")
        self.beta.place(-5.3, -1.3, 0.65)
        self.alpha = Knob("alpha", lambda: rate, 0, 2 * rate, color=STEP, label="α", decimals=4)
        self.alpha.place(2.6, _LINES[1], 0.65)
        self.chain = Chain(self.memory.get_value, (-2.4, -1.3), 1.7)
        self.chain.count.set_value(self.chain.links)


__all__ = ["Rule"]
