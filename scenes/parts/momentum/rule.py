"""The rule with memory: two lines, two knobs, and the chain whose β is turned."""

from __future__ import annotations

from typing import Any

from manim import LEFT, RIGHT, ValueTracker

from scenes.parts.momentum.chain import Chain, Push
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Formula,
    Knob,
    Readout,
    Words,
    tr,
)
from scenes.stage.type.text import on_one_line
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

    def __init__(self, memory: float, rate: float) -> None:
        self.memory = ValueTracker(memory)
        self.lines = [
            Formula(source, {n: _COLORS[n] for n in Formula.names_in(source)}, 1.5 * TITLE_SIZE)
            for source in _SOURCES
        ]
        for line, y in zip(self.lines, _LINES, strict=True):
            line.move_to((_LEFT, y, 0), aligned_edge=LEFT)
        self.words = on_one_line(
            Words(tr("push"), TITLE_SIZE, MOMENTUM.color),
            Readout("kept", "=", self.memory.get_value, 2, TITLE_SIZE),
            Formula(f'times {{{{"{tr("old push")}" : old}}}}'
                    f' + {{{{"{tr("new gradient")}" : new}}}}',
                    {"old": MOMENTUM.color, "new": GRADIENT}, TITLE_SIZE),
            buff=0.22,
        ).move_to((TITLE.left, TITLE.middle[1], 0), aligned_edge=LEFT)  # fmt: skip
        self.name = Words(tr("momentum"), 1.3 * TITLE_SIZE, MOMENTUM.color)
        self.name.next_to(self.lines[0], RIGHT, buff=1.4)
        self.beta = Knob("beta", self.memory.get_value, 0, 1, color=TEXT, label="β")
        self.beta.place(-5.3, -1.3, 0.75)
        self.alpha = Knob("alpha", lambda: rate, 0, 2 * rate, color=STEP, label="α", decimals=4)
        self.alpha.place(2.6, _LINES[1], 0.65)
        self.chain = Chain(self.memory.get_value, (-2.4, -1.0), 1.7)
        self.chain.count.set_value(self.chain.links)
        self.push = Push(self.chain, 0.6)
        self.named = [
            Words(tr(word), LABEL_SIZE, color).move_to((-2.4, y, 0), aligned_edge=LEFT)
            for word, color, y in (("gradients, old ones fading", GRADIENT, -0.5),
                                   ("their sum: the push", MOMENTUM.color, -2.15))
        ]  # fmt: skip

    @property
    def parts(self) -> list[Any]:
        """All that is there at last."""
        return [
            self.words,
            *self.lines,
            self.name,
            self.beta,
            self.alpha,
            self.chain,
            self.push,
            *self.named,
        ]


__all__ = ["Rule"]
