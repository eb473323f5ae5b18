"""Two hikers in the dark, side by side: both walk down until their ground is level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, RIGHT, UP, FadeIn, FadeOut, Line, Transform, ValueTracker, VGroup
from manim import rate_functions as pace

from scenes.parts.local_minima.company import Company
from scenes.parts.local_minima.country import Country, wider
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.prints import Prints
from scenes.parts.local_minima.split import rule_between
from scenes.parts.local_minima.thread import Thread
from scenes.parts.local_minima.valleys import Walk, extent, on_one_scale, valley
from scenes.stage import (
    BODY_SIZE,
    FRAME,
    GRADIENT,
    LABEL_SIZE,
    STAGE,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Choices,
    CurveWalk,
    Layer,
    Readout,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.type.text import Plate, number_text

Moves = Iterator[tuple[tuple[Any, ...], float]]

_LEFT, _RIGHT = _HALVES = FRAME.columns(1, 1, gap=0)
_FIRST, _SECOND = TITLE.columns(1, 1)
# What each walk goes by.
_BOWL, _OTHER = ("convex", "convex_start", "convex_rate"), ("landscape", "start", "learning_rate")
# Where the right half goes.
_GONE = FRAME._replace(left=FRAME.right, right=2 * FRAME.right - _RIGHT.left)
_BELOW = STAGE.inset(top=1)  # of the title
BESIDE = _BELOW.inset(0.4)  # the ground: where a dial is
_WHOLE = (-5, 5), (0, 9)  # x and heights of the valley by day
_BESIDE, _OVER = 0.12, 0.12  # of what is told of a step: room beside it, and above
_LIT = 0.2  # of what is seen of the axis: from a floor as far as her lamp lights
_ALIKE = 0.1, 10.0  # how unlike grounds may be made alike
_FAINT = 0.4  # of the gradient, beside the step
_DAY = 0.85  # of the colours by day: numbers stand on the ground
_STRING = (-1.9, 2.85), (-2.85, 1.9), (-1.85, 2.95)  # its ends: well above her head


def _set_of(chosen: Any, names: tuple[str, ...]) -> str:
    """Which of these parameters are not as they are unless one sets them; if none, the first."""
    usual = type(chosen)()
    given = [name for name in names if getattr(chosen, name) != getattr(usual, name)]
    return ", ".join(given or names[:1])


def _readouts(both: tuple[CurveWalk, CurveWalk]) -> tuple[Readout, Readout]:
    """The gradients below both."""
    left, right = both
    return (
        left.readout("left").within(_LEFT.inset(bottom=1.2), DOWN),
        right.readout("right").within(_RIGHT.inset(bottom=1.2), DOWN),
    )


class Hook:
    """The valley of one minimum on the left, ``bowl``, as ``chosen``; the other on the right."""

    def __init__(self, plan: Plan, chosen: Any, clock: ValueTracker) -> None:
        self.plan = plan
        rate, start = chosen.convex_rate, chosen.convex_start
        ground = plan.ground if plan.many else wider(plan)  # then that is her whole country
        walks = (
            Walk(plan.bowl, rate, start, _set_of(chosen, _BOWL)),
            Walk(ground, plan.rate, plan.hook, _set_of(chosen, _OTHER)),
        )
        extents = on_one_scale([extent(walk) for walk in walks])
        self.both = self.bowl, self.other = (
            valley(walks[0], extents[0], _LEFT, clock),
            valley(walks[1], extents[1], _RIGHT, clock),
        )
        self.rule = rule_between(_LEFT, _RIGHT)
        self.readouts = _readouts(self.both)
        self.questions = (
            on_plate(Words(tr("Which way?"), TITLE_SIZE)).within(_FIRST),
            on_plate(Words(tr("How big a step?"), TITLE_SIZE)).within(_SECOND),
        )
        self.answer = tr("neither")
        guesses = tr("left"), tr("both"), self.answer, tr("right")  # each tile in its half
        self.guess = Choices(*guesses).within(STAGE, UP)
        self.floor = float(self.bowl.cross.places()[0, 0])
        self.prints = Prints(self.bowl.curve, self.bowl, self.bowl.steps)
        self.company = Company(self.bowl, self.floor)
        self.rise = VGroup()
        self.dial = self.bowl.dial().within(BESIDE, RIGHT)
        self.called = self.rate_called()
        begin, end = _STRING[0]
        self.string = Thread(self.bowl.curve, self.floor + begin, self.floor + end)
        self.shape = self.bowl.formula().within(TITLE)
        self.convex = on_plate(Words(tr("convex"), TITLE_SIZE)).within(TITLE)

    def walk_down(self, begin: float, end: float) -> tuple[Any, ...]:
        """Both go a part of the way."""
        return tuple(one.hurry(pace=pace.ease_in_quad, part=(begin, end)) for one in self.both)

    def left_alone(self) -> Moves:
        """The valley on the left has all of the frame, still in the dark; she goes back."""
        bowl, other = self.both
        other_plane: Any = other.plane
        yield (FadeOut(*self.readouts), self.guess.fold()), 0.6
        yield (
            (
                bowl.night.animate.within(FRAME),
                other.night.animate.within(_GONE),
                other_plane.animate.slide(_GONE.left - _RIGHT.left),
                self.rule.animate.shift(RIGHT * (_GONE.left - _RIGHT.left)),
                bowl.plane.animate.within(_BELOW).reframe(*self.near()),
            ),
            1.5,
        )
        axes = bowl.plane.animate.set_presence(1)
        yield (FadeOut(other.night, self.rule), change(bowl.hiker.looks, -1), axes), 0.4
        yield from self._walks_back(1.3)

    def near(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What is seen while she steps: her floor, her first gradient, and how high it rises."""
        bowl = self.bowl
        walk = bowl.trajectory
        start, slope = float(walk.points[0, 0, 0]), float(walk.gradients[0, 0, 0])
        low, high = min(self.floor, start, start + slope), max(self.floor, start, start + slope)
        top, room = float(bowl.curve.value(start)) + abs(slope), _BESIDE * (high - low)
        (left, right), (foot, head) = _WHOLE
        # What her lamp lights at her floor is beside the upright axis, not over its numbers.
        first = min(low - room, self.floor - _LIT * (high - low))
        if first < left or high + room > right + room or (1 + _OVER) * top > head:
            return _WHOLE
        return (first, high + room), (foot, (1 + _OVER) * top)

    def back(self) -> Moves:
        """She turns round, goes back to where she began, and turns again."""
        yield (change(self.bowl.hiker.looks, -1),), 0.2
        yield from self._walks_back(1.0, FadeOut(self.shape))

    def _walks_back(self, seconds: float, *beside: Any) -> Moves:
        bowl = self.bowl
        yield (bowl.hurry(0, pace.smooth), *beside), seconds
        yield (change(bowl.hiker.looks, 1),), 0.2

    def sunrise(self) -> tuple[Any, ...]:
        """Day breaks, and there is the cross."""
        night = self.bowl.night
        colors = change(self.bowl.curve.day, _DAY)
        light = night.dawn(), night.noon(), night.lamp_off(), colors
        back = self.bowl.plane.animate.reframe(*_WHOLE)
        return *light, back, FadeIn(self.bowl.cross), FadeOut(self.prints)

    def goes_by(self, country: Country) -> Moves:
        """All that is seen goes to the left, and the dark around the other one comes after it."""
        bowl, width = self.bowl, FRAME.width
        aside, rule = FRAME._replace(left=FRAME.right, right=FRAME.right + width), self.rule
        before = FRAME._replace(left=FRAME.left - width, right=FRAME.left)
        country.night.within(aside)
        country.plane.slide(width)
        rule.move_to((FRAME.right, 0, 0))
        there = _BELOW._replace(left=_BELOW.left - width, right=_BELOW.right - width)
        yield (FadeIn(country.night, rule),), 0.1
        yield (
            (
                bowl.night.animate.within(before),
                country.night.animate.within(FRAME),
                rule.animate.move_to((FRAME.left, 0, 0)),
                country.plane.animate.slide(-width),
                bowl.plane.set_presence(0).animate.within(there),
            ),
            2.0,
        )
        yield (FadeOut(bowl.night, rule),), 0.1

    def formula(self) -> Plate:
        """What the other ground is the graph of, large: it has fractions."""
        return self.other.formula().within(STAGE, UP)

    def measured(self) -> Moves:
        """The tangent under her feet; how far it goes up as it goes one to the side."""
        bowl = self.bowl
        self.rise = rise_of(bowl)
        bowl.tangent.grown.set_value(0)
        grow = change(bowl.tangent.grown, 1)
        yield (FadeIn(bowl.on_axis), FadeIn(bowl.tangent), grow), 1.0
        yield (FadeIn(self.rise[0]),), 0.5
        yield (FadeIn(self.rise[1]),), 0.5

    def laid(self) -> Moves:
        """What the tangent rose lies down on the axis, in its units, and is an arrow there."""
        rose, seconds = self.rise[1], 1.2
        leg: Any = VGroup()
        if len(rose):
            up, size = rose
            root, tip = (np.array([*end, 0.0]) for end in self.bowl.uphill.whole())
            lies = Line(root, tip, color=GRADIENT, stroke_width=up.stroke_width)
            leg, seconds = up.copy(), 0.2
            yield (FadeOut(size),), 0.2  # what lies down would go through it
            rose.remove(size)
            yield (Transform(leg, lies),), 1.2
        yield (self.bowl.look(),), seconds
        yield (FadeOut(self.bowl.tangent, self.rise, leg),), 0.4

    def rate_called(self) -> Words:
        """What the dial turns, over it."""
        name = Words(tr("learning rate"), BODY_SIZE, STEP)
        return name.next_to(self.dial, UP, buff=0.3)

    def aims(self) -> Moves:
        """The dial, and the step beside the gradient that it is made of, which stays faint."""
        yield (FadeIn(self.dial), self.questions[1][1].animate.set_color(STEP)), 0.8
        yield (*self.bowl.aim(), self.bowl.uphill.animate.set_presence(_FAINT)), 2.0

    def takes_step(self, name: Any) -> Moves:
        """She takes it, when what was told of it is gone."""
        yield (FadeOut(name, self.dial, self.called),), 0.3
        yield self.bowl.take_step(), 1.4

    def two_more_steps(self) -> Moves:
        """Arrow and step twice, then all the way."""
        bowl = self.bowl
        yield (FadeIn(self.prints),), 0.3
        for _ in range(2):
            yield bowl.look_and_aim(), 0.7
            yield bowl.take_step(), 0.8
        yield (bowl.hurry(pace=pace.ease_in_quad),), 1.6

    def string_slides(self, *which: int) -> Moves:
        """Both ends of the string go elsewhere, once or more often."""
        for begin, end in (_STRING[number] for number in which):
            yield self.string.slide(self.floor + begin, self.floor + end), 1.4

    def down_together(self) -> Moves:
        """All walk down to the cross."""
        company, bowl = self.company, self.bowl
        yield (FadeOut(company.arrows),), 0.3
        yield (bowl.hurry(pace=pace.smooth),), 1.8
        met = company.met()
        yield (FadeIn(met),), 0.3
        yield (bowl.cross.ring_out(),), 1.1
        yield (FadeOut(company.pawns, company.plumbs, bowl.on_axis, met),), 0.4


def rise_of(walk: CurveWalk) -> VGroup:
    """One to the side that is uphill, and up to the tangent where she stands, both with numbers.

    Nothing, twice, where the tangent leaves the picture sooner.
    """
    plane, (x, slope) = walk.plane, (float(walk.foot()[0]), walk.slope())
    way, y = float(np.sign(slope)), float(walk.curve.value(x))
    corners = [plane.xy(x + a, y + b) for a, b in ((0.0, 0.0), (way, 0.0), (way, abs(slope)))]
    if corners[-1][1] > plane.corner[1] + plane.size[1]:
        return VGroup(VGroup(), VGroup())
    foot, edge, top = (np.array([*corner, 0.0]) for corner in corners)
    ends = (foot, edge), (edge, top), (foot, top)
    lines = (Line(*pair, color=TEXT, stroke_width=5) for pair in ends)
    run, up, along = (line.set_z_index(Layer.ARROW) for line in lines)
    one = Words("1", LABEL_SIZE)
    size = Words(tr("{rise} up").format(rise=number_text(abs(slope))), LABEL_SIZE, GRADIENT)
    return VGroup(
        VGroup(run, along, one.next_to(run, DOWN, buff=0.12)),
        VGroup(up, size.next_to(up, way * RIGHT, buff=0.15)),
    )


__all__ = ["BESIDE", "Hook", "rise_of"]
