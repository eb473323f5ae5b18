"""What the beats of the film have to hand: the cast, and pieces of the longer ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from manim import (
    DOWN,
    DR,
    LEFT,
    RIGHT,
    UP,
    UR,
    ValueTracker,
    VGroup,
)

from gdmath import parabola
from scenes.parts.momentum import places
from scenes.parts.momentum.chain import Chain, Measure, Post, Push, links_of
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.lens import Lens
from scenes.parts.momentum.notes import MomentumNotes
from scenes.parts.momentum.plan import plan_for
from scenes.parts.momentum.ramp import Ramp
from scenes.parts.momentum.ravine import Ravine
from scenes.parts.momentum.steeps import Steeps
from scenes.parts.momentum.swings import Pendulum
from scenes.parts.momentum.telling import (
    facts,
    held_guesses,
    most_guesses,
    narrow_guesses,
    plain_guesses,
    short,
)
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    MINIMUM,
    QUIET,
    STEP,
    TITLE,
    TITLE_SIZE,
    Choices,
    Curve,
    Formula,
    Plane,
    Readout,
    Sky,
    Words,
    on_plate,
    tr,
)
from scenes.stage.lecture.boxes import Placed
from scenes.stage.lecture.words import italic
from scenes.stage.type.text import baseline
from scenes.stage.walk.contenders import PLAIN, Chip, Contender
from scenes.stage.walk.light import Pool

_UNIT, _LEFT, _LONG = 1.95, -5.7, 11.7  # scene units to an arrow of the chain; where it begins
_AGREE, _RULER = 1.95, -0.5  # heights of the chains and their ruler
_THIN = 0.07  # the girth of her memory
_BEYOND = 1.6  # times what agrees comes to: the ruler does not tell where that ends
_LEADING = 0.62  # from a line of words to the next
_BELOW = 1.4  # from a chain to its push
_TOP_LEFT = TITLE.left, TITLE.middle[1], 0.0


class Name(Placed, VGroup):
    """A contender's mark and what it is called."""

    def __init__(self, marked: Contender, words: Any) -> None:
        super().__init__(Chip(marked.kind, marked.color), words)
        self.arrange(RIGHT, buff=0.2)


class MomentumStage(MomentumNotes):
    """The stage on which the film on momentum is told."""

    def setup(self) -> None:
        """Compute the walks, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.ravine = Ravine(plan, self.clock)
        self.remembered = ValueTracker(plan.memory)  # β of the chains, and of the rule below them
        view, plain = self.ravine.view, (self.ravine.plain, PLAIN)
        self.lens = Lens(plan, view, places.LENS, plain)
        self.close_up = Lens(plan, view, places.LENS, plain, (self.ravine.held, MOMENTUM))
        self.pendulum = Pendulum(plan, self.clock)
        self.last: list[Any] = []  # what is there at the end of a beat, and goes in the next

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    # -- the ravine ------------------------------------------------------------------------------

    def plain_name(self) -> Any:
        """Plain descent, and its rate."""
        words = Formula(f'"{tr("plain descent")}", {{{{alpha : rate}}}} = {short(self.plan.rate)}',
                        {"rate": STEP}, TITLE_SIZE)  # fmt: skip
        return on_plate(Name(PLAIN, words), 0.12).move_to(_TOP_LEFT, aligned_edge=LEFT)

    def counter(self, party: Any, last: int) -> Readout:
        """How many steps a walk has taken, until it is where it stays."""
        return _counted(party, last).move_to((4.9, TITLE.middle[1], 0))

    def map_ways(self) -> list[Any]:
        """Which way is along and which across, on the map."""
        (x0, x1), (y0, y1) = self.ravine.view.window
        along, across = (
            on_plate(Formula(f'arrow.{sign} thin {letter}, "{tr(word)}"', size=TITLE_SIZE), 0.12)
            for sign, letter, word in (("l.r", "x", "along"), ("t.b", "y", "across"))
        )
        along.move_to((*self.ravine.view.at((0.33 * x0 + 0.67 * x1, 0.55 * y0)), 0))
        across.move_to((*self.ravine.view.at((0.33 * x0 + 0.67 * x1, 0.55 * y1)), 0))
        return [along, across]

    def lens_note(self) -> Any:
        """How large the ring is, in the magnifier."""
        share = f"{100 * self.plan.share:.3g}"
        words = on_plate(Words(tr("{share} % left").format(share=share), BODY_SIZE, MINIMUM), 0.08)
        spot = places.LENS.right - 0.08, places.LENS.top - 0.08, 0
        return words.move_to(spot, aligned_edge=UR)  # on the left walks come in

    def larger_note(self) -> Any:
        """How many times as large the magnifier shows it, as the ravine is seen now."""
        source = f"times {short(self.lens.larger, 2)}"
        spot = places.LENS.right - 0.08, places.LENS.bottom + 0.08, 0
        return on_plate(Formula(source, size=BODY_SIZE), 0.08).move_to(spot, aligned_edge=DR)

    def ask_plain(self) -> Choices:
        """How many steps may plain descent take?"""
        return Choices(*plain_guesses(self.plan), size=TITLE_SIZE).within(places.GUESS)

    def ask_held(self) -> Choices:
        """How many may she take with her memory?"""
        return Choices(*held_guesses(self.plan), size=TITLE_SIZE).within(places.GUESS)

    def ask_most(self) -> Choices:
        """How many may she take with the largest memory?"""
        return Choices(*most_guesses(self.plan), size=TITLE_SIZE).within(places.GUESS)

    def ask_narrow(self) -> Choices:
        """How many may she take in the sharper ravine?"""
        return Choices(*narrow_guesses(self.plan), size=TITLE_SIZE).within(places.GUESS)

    def both_counts(self) -> list[Readout]:
        """How many steps each has taken, until it is where it stays."""
        ravine, plan = self.ravine, self.plan
        last = plan.plain_count, plan.held_count
        return [_counted(*one) for one in zip((ravine.plain, ravine.held), last, strict=True)]

    def both_names(self, counts: list[Readout], room: float = 0.75) -> VGroup:
        """Who is who, each with its count on one plate that has room for as many digits."""
        plates, words = [], (f"{tr('plain')}:", f"{tr('with memory')}:")
        for mark, word, count, spare in zip((PLAIN, MOMENTUM), words, counts, (room, 0.7),
                                            strict=True):  # fmt: skip
            name = Name(mark, Words(word, TITLE_SIZE))
            both = VGroup(name, count.next_to(name, RIGHT, buff=0.4))
            plates.append(on_plate(both, 0.12, spare))
        return VGroup(*plates).arrange(RIGHT, buff=0.4).move_to(_TOP_LEFT, aligned_edge=LEFT)

    def both_arrived(self) -> VGroup:
        """The steps of plain descent and those of the largest memory, beside what was guessed."""
        told = [
            Name(mark, Words(f"{count:,}", TITLE_SIZE))
            for mark, count in ((PLAIN, self.plan.plain_count), (MOMENTUM, self.plan.most[1]))
        ]
        spot = 4.7, places.GUESS.middle[1], 0
        return VGroup(*told).arrange(RIGHT, buff=0.7).move_to(spot)

    # -- the chain -------------------------------------------------------------------------------

    def build_chains(self) -> None:
        """An even slope, and the chain of its gradients on a ruler."""
        plan = self.plan
        last = int(np.ceil(_BEYOND * plan.limit - 1e-9))
        unit = min(_UNIT, _LONG / last)
        self.measure = Measure((_LEFT, _RULER), unit, last)

        kept = self.remembered.get_value
        first = np.array([(_LEFT, _AGREE), (_LEFT + unit, _AGREE)])
        self.ramp = Ramp(first, self.clock)
        links = links_of(plan.memory)
        self.agree = Chain(kept, (_LEFT, _AGREE), unit, slides=True, links=links)
        self.push = Push(self.agree, _BELOW)
        beside = _LEFT + unit * plan.limit + 0.5  # the two rows are named beyond where they end
        self.agreed = self.agree.told(tr("memory"))
        self.agreed.move_to((beside, _AGREE - _BELOW, 0), aligned_edge=LEFT)
        self.newest = Words(tr("gradients"), TITLE_SIZE, GRADIENT)
        self.newest.move_to((beside, _AGREE, 0), aligned_edge=LEFT)
        self.of_gradients = Words(tr("each gradient the same"), TITLE_SIZE, GRADIENT)
        self.of_gradients.within(TITLE, LEFT)
        self.axis = Words(italic("x"), TITLE_SIZE, QUIET).move_to(places.SLOPE_AXIS)
        self.post = Post(self.measure, plan.limit, _RULER - 0.1, _AGREE + 0.55)

    def sums(self) -> list[Any]:
        """What the chain adds up to; what fades at each step, and what comes in."""
        memory, rest = self.plan.memory, 1 - self.plan.memory
        kept, limit = short(memory), short(self.plan.limit)
        again, reach = short(memory**2), f'{{{{"{tr("reach")}" : reach}}}}'
        whole = f"{reach} = 1 + {kept} + {again} + dots.c = 1 \\/ (1 - {kept}) {_is(1 / rest)}"
        grown = Formula(whole, {"reach": MOMENTUM.color}, TITLE_SIZE)
        grown.move_to((_LEFT, TITLE.middle[1], 0), aligned_edge=LEFT)  # over what adds up to it
        fades = f'"{tr("fades")}:" quad {short(rest)} times {limit} {_is(rest * float(limit))}'
        comes = Formula(f'"{tr("comes in")}:" quad {{{{1 : new}}}}', {"new": GRADIENT}, TITLE_SIZE)
        balance = [Formula(fades, size=TITLE_SIZE), comes]
        for one, x in zip(balance, places.BALANCE, strict=True):
            one.move_to((x, places.BAND.middle[1], 0))
        return [grown, *balance]

    # -- at the end ------------------------------------------------------------------------------

    def last_words(self) -> list[Any]:
        """What across and along are called, where the map is free."""
        signs = (("t.b", "across"), ("l.r", "along"))
        words = [
            on_plate(Formula(f'arrow.{sign} thin "{tr(word)}"', size=TITLE_SIZE), 0.12)
            for sign, word in signs
        ]
        for word, spot in zip(words, places.LAST_WORDS, strict=True):
            word.move_to((*spot, 0))
        return words

    def takeaway(self) -> list[Any]:
        """What is to be kept, in two lines."""
        first, second = (
            on_plate(Words(tr(line), TITLE_SIZE))  # over the stars
            for line in (
                "The gradient knows only the ground under her feet.",
                "Momentum remembers the way.",
            )
        )
        first.within(TITLE)
        return [first, second.next_to(first, DOWN, buff=0.2)]

    def question(self) -> Any:
        """What the next lecture begins with, where the map is free."""
        told = tr("What if she also"), tr("remembered how steep"), tr("each direction has been?")
        lines = [Words(line, TITLE_SIZE) for line in told]
        for number, line in enumerate(lines):
            line.set_x(0).shift((-number * _LEADING - baseline(line)) * UP)
        return on_plate(VGroup(*lines), 0.12).move_to(places.QUESTION)

    def night(self) -> Sky:
        """Stars."""
        curve = Curve(Plane((-1, 1), (0, 1)), parabola(0.5).with_window(((-1, 1),)))
        sky = Sky(self.clock, ValueTracker(0.0), curve)
        sky.dusk.set_value(1)
        return sky

    def by_lamplight(self) -> Pool:
        """Her lamp, and the thread of what she remembers."""
        self.ravine.glow.girth.set_value(_THIN)
        return Pool(self.ravine.who_remembers.foot, 1.7).set_presence(0.7)

    def steeps(self) -> list[Steeps]:
        """How steep it was across and along, from each of her landings."""
        return [Steeps(self.ravine.view, self.plan, axis) for axis in (1, 0)]


def _counted(party: Any, last: int) -> Readout:
    return Readout("step", tr("step"), lambda: min(party.step, last), 0, TITLE_SIZE)


def _is(number: float) -> str:
    """A number of two digits in a formula, and whether it is that."""
    return f"{'=' if abs(number - float(f'{number:.2g}')) < 1e-9 else 'approx'} {short(number, 2)}"


__all__ = ["MomentumStage", "Name"]
