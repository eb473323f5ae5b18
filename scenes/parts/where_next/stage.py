"""What the beats of the film have to hand: the cast, and pieces of the first half."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Dot,
    ValueTracker,
    VGroup,
    VMobject,
)

from scenes.parts.where_next import places
from scenes.parts.where_next.opinion import ChancePlane, Evenings, Levels, Opinion, Squeeze, Told
from scenes.parts.where_next.plan import Plan, plan_for
from scenes.parts.where_next.surprise import Costs, Surprise, surprise_plane
from scenes.parts.where_next.telling import facts, leaves, percent
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    QUIET,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Choices,
    Formula,
    Knob,
    LectureScene,
    Plane,
    Readout,
    Stack,
    Words,
    change,
    instead,
    on_plate,
    tr,
)
from scenes.stage.lecture.words import short

_LARGE = 58
_WIDE, _TALL, _APART = 0.85, 0.42, 0.3  # scene units: a sketch, and from it to its word


class WhereNextStage(LectureScene):
    """The stage on which the last film is told."""

    plan: Plan

    def setup(self) -> None:
        """Walk and train, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.w, self.b = (ValueTracker(knob) for knob in plan.line_knobs)
        self.plane = self.evening_plane(places.WIDE)
        self.levels = Levels(self.plane)
        self.dots = Evenings(self.plane, plan.evenings, plan.costliest)
        self.opinion = Opinion(self.plane, plan, self.knobs_now)
        self.squeeze = Squeeze(self.plane, self.opinion)
        self.surprise_plane = surprise_plane(places.CURVE)
        self.surprise = Surprise(self.surprise_plane)
        self.percents: list[Any] = []  # what is said of two evenings
        self.last: list[Any] = []  # what is there at the end of a beat, and goes in the next

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def knobs_now(self) -> Any:
        """w and b as they are turned."""
        return np.array([float(self.w.get_value()), float(self.b.get_value())])

    def evening_plane(self, box: Box, *, named: bool = True) -> Plane:
        """The inputs, such as reservations, and the answers: whether the dough ran out."""
        data = self.plan.evenings
        names = short(data.x_name) if named else "", short(data.y_name)
        return ChancePlane(self.plan.shown, (-0.7, 1.5), names).within(box)

    def make_way(self, *new: Any, plays: tuple[Any, ...] = (), run_time: float = 1.0) -> None:
        """What is left of the beat before goes, and what is new comes as soon as it has gone.

        ``plays`` are animations that begin at the same time.
        """
        gone, self.last = self.last, []
        self.play(*instead(gone, new, run_time=run_time), *plays)

    # -- a line through noughts and ones ---------------------------------------------------------

    def ends(self) -> list[Any]:
        """What the line says at the last evening, and at the first."""
        if not leaves(self.plan):
            return []
        words = []
        x = self.plan.evenings.x
        for at, way in ((x.max(), UP), (x.min(), DOWN)):
            says = float(self.plan.on_line(at))
            number = on_plate(Words(f"{percent(says)} %", BODY_SIZE, TEXT))
            spot = (*self.plane.xy(at, says), 0)
            dot = Dot(spot, radius=0.12, color=PREDICTION)
            words.append(VGroup(dot, number.next_to(spot, way, buff=0.35)))
        return words

    def asked(self) -> Words:
        """The question of the film."""
        return Words(self.in_words["asked"], TITLE_SIZE).within(TITLE)

    def shapes(self) -> Choices:
        """What may be better than a line, each drawn before its name."""
        x = np.linspace(-1, 1, 41)
        drawn = {
            tr("a step"): np.sign(x + 1e-9),
            tr("an S"): np.tanh(3 * x) / np.tanh(3),
            tr("a wave"): np.sin(2 * np.pi * x),
        }
        choices = Choices(*drawn).within(places.CHOICES)
        tiles: list[Any] = list(choices)
        for tile, y in zip(tiles, drawn.values(), strict=True):
            points = np.stack([x * _WIDE, y * _TALL, 0 * x], axis=-1) / 2
            sketch = VMobject(stroke_color=PREDICTION, stroke_width=5)
            sketch.set_points_as_corners(points)
            tile.words.shift((_WIDE + _APART) / 2 * RIGHT)
            tile.add(sketch.next_to(tile.words, LEFT, buff=_APART).set_y(tile.get_y()))
        return choices

    # -- the S -----------------------------------------------------------------------------------

    def squash(self) -> Stack:
        """Both formulas: the line, and what it is squeezed by."""
        line = Formula("h = {{w : knob}} x + {{b : height}}",
                       {"knob": POSITION, "height": POSITION}, BODY_SIZE)  # fmt: skip
        bent = Formula("{{p : chance}} = 1 \\/ (1 + e^(-h))", {"chance": PREDICTION}, BODY_SIZE)
        units = Words(tr("x: in standard units"), LABEL_SIZE, QUIET)
        return Stack(line, bent, units, gap=0.35).within(places.FORMULA, LEFT)

    def knobs(self) -> list[Knob]:
        """Dials of w and b."""
        knobs = [
            Knob(name, tracker.get_value, -5, 5, radius=0.5)
            for name, tracker in (("w", self.w), ("b", self.b))
        ]
        for knob, y in zip(knobs, (-1.0, -2.3), strict=True):
            knob.place(3.9, y, 0.5)
        return knobs

    def turn(self, knobs: list[Knob]) -> None:
        """Each of them, up, and to where it is best."""
        ways = (self.w, 4.5, 1.0), (self.b, 1.5, 0.9)
        words = tr("w makes"), tr("and b")
        for knob, (tracker, up, seconds), best, word in zip(knobs, ways, self.plan.best.tolist(),
                                                            words, strict=True):  # fmt: skip
            self.until(word)
            for there in (up, best):
                self.play(change(tracker, there), knob.glow(), run_time=seconds)

    def told_of(self) -> list[tuple[Told, Any]]:
        """What it says of two evenings."""
        found = []
        for x, words in zip(self.plan.worked, ("high", "low"), strict=True):
            said = self.in_words[f"{words}_says"]
            told = Told(self.plane, self.opinion, x)
            spot = self.plane.xy(x, float(self.plan.chance(x)))
            text = on_plate(Words(f"{said} %", BODY_SIZE, TEXT))
            way = DOWN + RIGHT if words == "high" else UP
            found.append((told, text.next_to((*spot, 0), way, buff=0.3)))
        return found

    # -- surprise --------------------------------------------------------------------------------

    def beads(self) -> Stack:
        """The rule of surprise, and its numbers for the bead."""
        curve = self.surprise
        rule, other = (
            Formula(f'"{word}:" quad -ln {of}', {"p": PREDICTION}, _LARGE, color=LOSS)
            for word, of in ((tr("yes"), "{{p : p}}"), (tr("no"), "(1 - {{p : p}})"))
        )
        numbers = (
            Readout("p", "p", curve.chance, 2, _LARGE, PREDICTION),
            Readout("surprise", tr("surprise"), curve.cost, 2, _LARGE, LOSS),
        )
        return Stack(*numbers, rule, other, gap=0.75).within(places.READ, LEFT)

    def cost_of_all(self) -> Costs:
        """The evenings above, and below them a strip for what each costs."""
        self.plane.within(places.UPPER)
        return Costs(self.plan, self.plane, places.COSTS)

    def roll(self, to: float) -> Any:
        """The bead rolls to a chance."""
        return change(self.surprise.p, to)


__all__ = ["WhereNextStage"]
