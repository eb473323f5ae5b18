"""The five lines as one: symbols, the numbers they stood for, and what each is in the picture."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    Create,
    FadeIn,
    ReplacementTransform,
    VGroup,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.paraboloid.lens import Lens
from scenes.parts.paraboloid.lines import FiveLines
from scenes.parts.paraboloid.numbers import short, typed
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    NEXT,
    POSITION,
    STAGE,
    STEP,
    TEXT,
    Box,
    Formula,
    Link,
    Words,
    tr,
)
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_FAINT = 0.4
_GOING = 0.6  # of the time, that each number is on its way
_LARGE = 66
_TOP, _UNDER = 3.0, 2.15
_ASIDE = (0.0, 0.3, -0.3, 0.45, -0.45, 0.6, -0.6, 0.8, -0.8)  # scene units
_APART = (0.0, 0.15, 0.3)
_CLEAR = 0.12
_GRADIENT = "nabla {{J : height}} ({{theta_0 : here}})"
_WITH = {"times": "rate"}  # is lit when that is
COLORS = {"next": NEXT, "here": POSITION, "minus": TEXT, "rate": STEP, "grad": GRADIENT}


class OneLine(VGroup):
    """The rule for the first step; under each symbol stand the numbers it stood for."""

    def __init__(self, plan: Plan) -> None:
        next_, here, grad = map(typed, (plan.next, plan.start, plan.gradient))
        below = {
            "next": next_,
            "is": "=",
            "here": here,
            "minus": "-",
            "rate": number_text(plan.rate),
            "times": "times",
            "grad": grad,
        }
        above = {
            "next": "theta_1",
            "is": "=",
            "here": "theta_0",
            "minus": "-",
            "rate": "alpha",
            "grad": "nabla J(theta_0)",
        }
        self.numbers = self._row(below, BODY_SIZE, _UNDER)
        self.symbols = self._row(above, _LARGE, _TOP)
        parts = {"height": GRADIENT, "here": POSITION}
        told = Formula(_GRADIENT, parts, _LARGE, GRADIENT).move_to(self.symbols["grad"])
        self.symbols["grad"], self.letter = told, told.part("height")
        super().__init__(*self.symbols.values())

    @staticmethod
    def _row(sources: dict[str, str], size: float, up: float) -> dict[str, Formula]:
        """The pieces of a formula by name, each where it stands in the whole."""
        whole = Formula(
            " ".join(f"{{{{{source} : {name}}}}}" for name, source in sources.items()), size=size
        )
        whole.move_to(up * UP)
        return {
            name: Formula(source, size=size, color=COLORS.get(name, TEXT)).move_to(whole.part(name))
            for name, source in sources.items()
        }

    @property
    def signs(self) -> list[Formula]:
        """What of the numbers' row is no number of the five lines."""
        return [self.numbers[name] for name in ("is", "minus", "rate", "times")]

    def from_lines(self, lines: FiveLines) -> list[Any]:
        """The numbers of the lines go where they stand in the one line, the farthest one first."""
        here, grad, _, there = lines.numbers
        return [
            ReplacementTransform(
                was, self.numbers[name], rate_func=squish_rate_func(smooth, begin, begin + _GOING)
            )
            for was, name, begin in ((grad, "grad", 0.0), (here, "here", 0.2), (there, "next", 0.4))
        ]

    def below(self) -> VGroup:
        """All numbers."""
        return VGroup(*self.numbers.values())

    def light(self, *names: str) -> list[Any]:
        """These symbols and their numbers are lit, the others grow faint; without any, all are."""
        return [
            symbol.animate.set_opacity(1 if _WITH.get(name, name) in names or not names else _FAINT)
            for row in (self.symbols, self.numbers)
            for name, symbol in row.items()
        ]


class Callouts:
    """What each symbol is called, beside the glass, tied to the picture in it."""

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        radius = lens.large[1]
        names = {
            "here": (tr("current position"), POSITION, lens.here),
            "grad": (tr("direction of fastest increase"), GRADIENT, lens.up),
            "minus": (tr("opposite direction"), TEXT, lens.turn),
            "rate": (tr("small step"), STEP, lens.halfway),
            "next": (tr("next position"), NEXT, lens.there),
        }
        spots = {"next": (-1, 1.1), "rate": (-1, -0.5), "minus": (1, 1.35), "here": (1, 0.45),
                 "grad": (1, -0.45)}  # fmt: skip
        middle = lens.large[0]
        lengths = {"grad": lens.plan.gradient, "rate": lens.plan.step}
        self.long = {}
        self.words: dict[str, Words] = {}
        for name, (text, color, _) in names.items():
            side, up = spots[name]
            word = Words(text, BODY_SIZE, color)
            room = Box(middle[0] + radius + 0.8, -5, STAGE.right, 5)
            if side < 0:
                room = Box(STAGE.left, -5, middle[0] - radius - 0.8, 5)
            if word.width > room.width:
                word.scale(room.width / word.width)
            edge = room.left if side > 0 else room.right
            word.move_to((edge + side * word.width / 2, middle[1] + up, 0))
            self.words[name] = word
        for name, arrow in lengths.items():
            length = short(float(np.linalg.norm(arrow)), 3)
            color = names[name][1]
            told = tr("{length} long").format(length=length)
            if (screens := round(lens.screens(arrow))) > 1:
                told = tr("{length} long: {screens} screens").format(
                    length=length, screens=short(screens)
                )
            words = Words(told, LABEL_SIZE, color)
            flush = -RIGHT if spots[name][0] > 0 else RIGHT
            self.long[name] = words.next_to(self.words[name], DOWN, buff=0.15, aligned_edge=flush)
        for side in (1, -1):
            self._make_room([name for name in names if spots[name][0] == side])
        self.links: dict[str, Link] = {
            name: Side(self.words[name], spots[name][0], spot, color)
            for name, (_, color, spot) in names.items()
        }

    def _make_room(self, names: list[str]) -> None:
        """The words of one side go up or down until the gradient's dots pass between them."""
        dots = self.lens.dots()
        groups = [[it[name] for it in (self.words, self.long) if name in it] for name in names]
        for apart, up in product(_APART, _ASIDE):
            shifts = [up + (apart if _above(group[0], dots) else -apart) for group in groups]
            pairs = zip(groups, shifts, strict=True)
            if not any(_meets(text, dots, shift) for group, shift in pairs for text in group):
                break
        for group, shift in zip(groups, shifts, strict=True):
            for text in group:
                text.shift(shift * UP)

    def show(self, name: str) -> list[Any]:
        """A name and its thread come; with gradient and step, how long each is."""
        also = [FadeIn(self.long[name])] if name in self.long else []
        return [FadeIn(self.words[name]), Create(self.links[name]), *also]

    @property
    def all(self) -> list[Any]:
        """All of them."""
        return [*self.words.values(), *self.long.values(), *self.links.values()]


def _above(text: Words, dots: Array) -> bool:
    """Whether a text is above the dots where it stands."""
    order = np.argsort(dots[:, 0])
    return bool(text.get_y() >= np.interp(text.get_x(), *dots[order].T))


def _meets(text: Words, dots: Array, up: float) -> bool:
    """Whether some of the dots would touch a text that is moved up."""
    left, bottom, right, top = Box.around(text).inset(-_CLEAR)
    low, high = (left, bottom + up), (right, top + up)
    return bool(np.any(np.all((dots > low) & (dots < high), axis=-1)))


class Side(Link):
    """A thread from the inner end of a word, level at first, to the thing."""

    def __init__(self, word: Words, side: int, end: Any, color: str) -> None:
        start = word.get_left() if side > 0 else word.get_right()
        super().__init__(lambda: start[:2] - (0.1 * side, 0), end, color)


__all__ = ["Callouts", "OneLine"]
