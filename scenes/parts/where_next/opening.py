"""Pieces of the first three beats: a count, a yes or a no, an S, and what surprises."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Create,
    DashedLine,
    Dot,
    FadeIn,
    FadeOut,
    VGroup,
    VMobject,
    linear,
)

from gdmath import Dataset
from gdmath.regression import least_squares
from scenes.parts.where_next import places
from scenes.parts.where_next.chain import Fit
from scenes.parts.where_next.evenings import DOUGH
from scenes.parts.where_next.opinion import Told
from scenes.parts.where_next.stage import WhereNextStage
from scenes.parts.where_next.surprise import FIRST, Costs
from scenes.parts.where_next.telling import leaves, percent, standard
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Choices,
    Formula,
    Knob,
    Plane,
    Words,
    change,
    coming,
    instead,
    on_plate,
    swell,
    tr,
)
from scenes.stage.type.text import baseline

_LARGE, _RULE = 58, 44
_WIDE, _TALL, _APART = 0.85, 0.42, 0.3  # scene units: a sketch, and from it to its word
_LIKELY = 0.9  # another chance of what happens
_ARCH = 0.085, 3.3  # chance and surprise where the rules begin, between the two curves


class OpeningPieces(WhereNextStage):
    """A line through noughts and ones, an S, and its surprise in pieces."""

    # -- a count, then a yes or a no -------------------------------------------------------------

    def how_many(self, asked: Words) -> None:
        """The old question, dots and a line; dough for so many parts them, and two levels come."""
        self.dots.settled.set_value(0)
        self.plane.told.set_value(0)
        if self.plan.own:  # there is nothing that was asked of it before
            self.add(self.plane, self.dots)
            self.until("To a new")
            self.say("{question}")
            self.until("{asks}")
            self.play(FadeIn(asked, self.levels), run_time=0.8)
        else:
            plane, line, dough = self.counted()
            before = Words(tr("How many pizzas?"), TITLE_SIZE).within(TITLE)
            self.dots.fallen.set_value(0)
            self.add(plane, self.dots, before)
            self.play(Create(line), run_time=1.4)
            self.until("To a new")
            self.play(FadeOut(line), run_time=0.9)
            self.say("{question}")
            self.play(FadeOut(before), FadeIn(dough), run_time=0.8)
            self.until("{asks}")
            self.play(FadeIn(asked), swell(dough, 1.02), run_time=0.8)
            # The old numbers go first, and the new ones wait: on its way a dot is at neither.
            fall = change(self.dots.fallen, 1, linear).set_run_time(1.3)
            self.play(fall, *instead(plane, self.plane, run_time=0.8))
            self.play(FadeOut(dough), FadeIn(self.levels), run_time=0.7)

    def one_and_zero(self) -> None:
        """The numbers of both levels as they are said, while dots at no open one by one."""
        self.say("{examples}: one for yes, zero for no.")
        self.until("one for")
        self.play(change(self.plane.told, 1), run_time=0.6)
        self.until("zero")
        self.play(change(self.plane.told, 2).set_run_time(0.6),
                  change(self.dots.settled, 1, linear).set_run_time(1.2))  # fmt: skip

    def counted(self) -> tuple[Plane, Fit, VGroup]:
        """Pizzas to each number of reservations, the line of least squares, and the dough."""
        plan = self.plan
        top = 10 * float(np.ceil(plan.pizzas.max() / 10))
        names = tr("reservations"), tr("pizzas")
        plane = Plane(plan.shown, (0, top), names, named_below=True).within(places.WIDE)
        w, b = least_squares(Dataset(plan.evenings.x, plan.pizzas)).tolist()
        self.dots.shares = plan.pizzas / top
        ends = [(*plane.xy(x, DOUGH + 0.5), 0) for x in plan.shown]  # between two whole numbers
        level = DashedLine(*ends, color=TEXT, dash_length=0.14)
        word = Words(tr("dough for {count}").format(count=DOUGH), LABEL_SIZE)
        word.next_to(level, UP, buff=0.12).align_to(level, LEFT).shift(0.15 * RIGHT)
        fit = Fit(plane, lambda x: np.asarray(w * np.asarray(x) + b))
        return plane, fit, VGroup(level, word)

    def ends(self) -> list[Any]:
        """What the line says at the last evening, and at the first."""
        if not leaves(self.plan):
            return []
        words = []
        x, floor = self.plan.evenings.x, float(self.plane.corner[1]) + 0.06
        for at, way in ((x.max(), UP), (x.min(), DOWN)):
            says = float(self.plan.on_line(at))
            number = on_plate(Words(f"{percent(says)} %", TITLE_SIZE, TEXT), margin=0.1)
            spot = (*self.plane.xy(at, says), 0)
            dot = Dot(spot, radius=0.16, color=PREDICTION)
            number.next_to(spot, way, buff=0.22)
            if number.get_bottom()[1] < floor:  # beside the dot, no lower than the axis
                number.next_to(spot, RIGHT, buff=0.3).align_to((0, floor, 0), DOWN)
            words.append(VGroup(dot, number))
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

    def squash(self) -> list[Any]:
        """The line, what it is squeezed by, and in which units: in a row above the plot."""
        line = Formula("h = {{w : knob}} {{x : input}} + {{b : height}}",
                       {"knob": POSITION, "input": DATA, "height": POSITION}, _RULE)  # fmt: skip
        bent = Formula("{{p : chance}} = 1 \\/ (1 + e^(-h))", {"chance": PREDICTION}, _RULE)
        line.within(places.RULES, LEFT)
        bent.within(places.RULES, RIGHT).shift((baseline(line) - baseline(bent)) * UP)
        units = Formula(standard(self.plan), size=LABEL_SIZE, color=DATA)
        under = float(self.plane.corner[1] + self.plane.size[1])
        return [line, bent, units.move_to((bent.get_left()[0], under, 0), aligned_edge=DOWN + LEFT)]

    def knobs(self) -> list[Knob]:
        """Dials of w and b."""
        return [
            Knob(name, tracker.get_value, -5, 5).place(*spot, 0.44)
            for name, tracker, spot in zip("wb", (self.w, self.b), places.DIALS, strict=True)
        ]

    def turn(self, knobs: list[Knob]) -> None:
        """Each of them, up, and to where it is best, while it is told of."""
        ways = (self.w, 4.5, 0.9), (self.b, 1.5, 0.8)
        self.until("w makes")
        for knob, (tracker, up, seconds), best in zip(knobs, ways, self.plan.best.tolist(),
                                                      strict=True):  # fmt: skip
            if tracker is self.b:
                self.say("And b moves it.")
            for there in (up, best):
                self.play(change(tracker, there), knob.glow(), run_time=seconds)

    def told_of(self) -> list[tuple[Told, Any]]:
        """What it says of two evenings."""
        found = []
        for x, words in zip(self.plan.worked, ("high", "low"), strict=True):
            said = self.in_words[f"{words}_says"]
            told = Told(self.plane, self.opinion, x)
            spot = self.plane.xy(x, float(self.plan.chance(x)))
            text = on_plate(Words(f"{said} %", TITLE_SIZE, TEXT))
            way = DOWN + RIGHT if words == "high" else UP
            found.append((told, text.next_to((*spot, 0), way, buff=0.3)))
        return found

    # -- surprise --------------------------------------------------------------------------------

    def said_and_cost(self, chance: float) -> list[Any]:
        """A chance below its place on the axis, and its surprise beside the bar."""
        top = self.surprise.spot(chance)
        side, off = (UP, 0.3) if chance > 0.5 else (RIGHT + 0.5 * UP, 0.42)
        number = Words(f"{-np.log(chance):.2f}", TITLE_SIZE, LOSS).next_to(
            (*top, 0), side, buff=off
        )
        told = Words(tr("said {p} %").format(p=percent(chance)), BODY_SIZE, PREDICTION)
        foot = (*self.surprise_plane.xy(chance, 0), 0)
        return [number, told.next_to(foot, DOWN, buff=0.62)]

    def hardly_and_big(self) -> None:
        """A bar for what was not likely, another for what was: the bead draws the curve."""
        curve = self.surprise
        first, second = self.said_and_cost(FIRST), self.said_and_cost(_LIKELY)
        self.play(change(curve.bead, 1), FadeIn(first[1]), run_time=0.7)
        self.say("The curve said 10 percent, and {happened}: a big surprise.")
        self.until("10 percent")
        self.play(swell(first[1], 1.1), run_time=1.0)
        self.until("a big")
        self.play(FadeIn(first[0]), run_time=0.6)
        self.play(swell(first[0], 1.12), run_time=1.0)
        self.say("At 90 percent, hardly any surprise.")
        self.play(change(curve.p, _LIKELY), FadeIn(second[1]), run_time=1.4)
        self.until("hardly")  # the bead gives way to its bar, which is lower than it
        self.play(FadeIn(second[0]), change(curve.rolling, 0), run_time=0.6)
        self.play(swell(second[0], 1.12), run_time=1.0)
        self.last = [self.surprise_plane, curve, *first, *second]

    def both_rules(self) -> None:
        """−ln p for a yes, and its mirror image for a no."""
        curve = self.surprise
        yes, no = (
            Formula(f'"{word}:" quad -ln {of}', {"p": PREDICTION}, _LARGE, color=LOSS)
            for word, of in ((tr("yes"), "{{p : p}}"), (tr("no"), "(1 - {{p : p}})"))
        )
        begin, height = _ARCH
        for rule, at, edge in ((yes, begin, LEFT), (no, 1 - begin, RIGHT)):
            rule.move_to((*self.surprise_plane.xy(at, height), 0), aligned_edge=edge)
        self.say("If the answer is yes, the surprise is minus the logarithm of p.")
        self.play(change(curve.drawn, 1, coming(False)), run_time=1.4)
        self.until("minus")
        self.play(FadeIn(yes), run_time=0.7)
        self.play(swell(yes, 1.06), run_time=1.2)
        self.say("If the answer is no, it is minus the logarithm of one minus p.")
        self.play(change(curve.other, 1), run_time=1.2)
        self.until("minus the")
        self.play(FadeIn(no), run_time=0.7)
        self.play(swell(no, 1.06), run_time=1.2)
        self.last += [yes, no]

    def cost_of_all(self) -> None:
        """A bar for each evening, the costliest one, and the level of their average."""
        self.say("Each evening has its surprise.")
        plane, levels, opinion, dots = self.opinions(places.UPPER, lambda: self.plan.best)
        costs = Costs(self.plan, plane, places.COSTS)
        self.make_way(plane, levels, opinion, dots, costs)
        self.play(change(costs.grown, 1, linear), run_time=2.2)
        self.say("{dearest}")
        self.play(change(dots.glow, 1), change(costs.lit, 1), run_time=0.8)
        self.until("{what}")
        self.play(change(dots.glow, 0.2), run_time=0.6)
        self.play(change(dots.glow, 1), run_time=0.8)
        self.say("The average of all is the loss.")
        self.play(change(costs.lit, 0), change(dots.glow, 0), run_time=0.5)
        self.play(change(costs.averaged, 1), run_time=1.8)
        self.hold(0.8)
        self.last = [plane, levels, opinion, dots, costs]


__all__ = ["OpeningPieces"]
