"""What is written in the night: the slope, the rule, the dial, and the line that turns with her."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    VGroup,
    smooth,
)
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.dials import RateDial
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.fan import Fan
from scenes.parts.loss_curve.figures import moved, slope_digits
from scenes.parts.loss_curve.glass import NudgeGlass
from scenes.parts.loss_curve.hill import FAR_LEVEL, Hill
from scenes.parts.loss_curve.levels import Levels
from scenes.parts.loss_curve.lighting import FIRST, SECOND, in_the_sky, led_in
from scenes.parts.loss_curve.nudge import Nudge, Quotients
from scenes.parts.loss_curve.power import PowerRule
from scenes.parts.loss_curve.rule import ToldRule
from scenes.parts.loss_curve.sheet import Sheet
from scenes.parts.loss_curve.telling import about, text, w_text
from scenes.parts.loss_curve.thumbnail import Thumbnail
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    DATA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    MINIMUM,
    NEXT,
    POSITION,
    PREDICTION,
    STAGE,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Layer,
    Readout,
    Scientific,
    Words,
    WorkedLine,
    change,
    italic,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.type.text import Plate, number_text

Array = NDArray[np.float64]

_TABLE = 4.5  # scene units that the table of nudges is wide at most
_BESIDE_HER = -1.45, 2.6  # scene units: foot and top of the picture of the line
_SMALL = 3.4  # and its width
_TITLES = TITLE.middle[1]  # scene units: what stands at the top of the night
_NAMES = 2.65  # and what parts of the rule are called, below it
_WORKED = 0.75  # scene units: where the numbers of the rule stand
_OFF_HER_POST = 0.5  # scene units: the name of her gradient
_BOARD = STAGE.inset(top=0.95)  # where the formula of the slope is worked out, below the slope
_BELOW = 3.75  # scene units of it, for a picture below the formula
_CALLED = {
    "grad": "the gradient: uphill",
    "rate": "the learning rate",
    "minus": "the opposite way",
    "here": "where she is",
    "next": "where she goes next",
}
_COLORS = {"grad": GRADIENT, "rate": STEP, "minus": TEXT, "here": POSITION, "next": NEXT}


class Signs:
    """Words and numbers around the hiker at night."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill, unit: str) -> None:
        self.plan, self.hill = plan, hill
        walk = hill.walk
        felt = hill.felt
        low, high = _BESIDE_HER
        corner = Box(STAGE.right - _SMALL, low, STAGE.right, high)
        self.thumbnail = Thumbnail(data, corner, felt)
        self.nudge = Nudge(walk.curve, plan)
        self.glass = NudgeGlass(self.nudge, hill.side)
        self.times = self.glass.words()
        self.quotients = Quotients(plan)
        self.quotients.scale(min(1.0, _TABLE / float(self.quotients.width)))
        self.quotients.move_to((4.45 * hill.side, 0.3, 0))
        self.table = Sheet(Box.around(self.quotients).inset(-0.25))
        self.table.set_z_index(Layer.SKY + 1)
        self.table.cut.set_value(self._to_come(1))
        name = "gradient", f"{tr('gradient')} =", felt.slope
        readout = Scientific(*name, TITLE_SIZE, GRADIENT, plan.digits)
        self.slope = in_the_sky(readout, _TITLES).within(TITLE, LEFT)
        counter = Readout("step", tr("after step"), lambda: felt.number, 0, TITLE_SIZE)
        beside = TITLE.inset(left=5.2, right=1.7)
        self._rule = ToldRule()
        self._rule.within(beside)
        self.rule = in_the_sky(self._rule, _TITLES)
        self.counter = in_the_sky(counter, _TITLES, spare=0.3).within(TITLE, RIGHT)
        self.line_of = in_the_sky(self.thumbnail.number, _TITLES).next_to(
            self.counter, LEFT, buff=0.5
        )
        self.progress = VGroup(self.thumbnail, self.line_of, self.counter)
        self.names: dict[str, Plate] = {}
        self.dial = RateDial(plan.rate, walk.downstep.share.get_value)
        self.dial.move_to((beside.middle[0], 1.0, 0))
        self._line = WorkedLine(*walk.numbers(), digits=slope_digits(plan))
        below = STAGE.inset(left=5.2)
        self._line.scale(min(1.0, (below.width - 0.5) / self._line.width))
        self.worked = in_the_sky(self._line, _WORKED).move_to((self.rule.get_x(), _WORKED, 0))
        self.worked.shift(max(0.0, below.left - self.worked.get_left()[0]) * RIGHT)
        self.worked.shift(max(0.0, self.worked.get_right()[0] - below.right) * LEFT)
        sign = "+" if plan.slopes[0] < 0 else "−"
        self.added = in_the_sky(Words(f"{sign} {moved(plan)}", TITLE_SIZE, STEP), _WORKED)
        self.added.next_to(self.worked, DOWN, buff=0.1)
        self.added.set_x(0.5 * (self._line.part("rate").get_x() + self._line.part("grad").get_x()))
        self.power = PowerRule(plan, _BOARD.inset(0.25, left=0.2, right=0.2, bottom=_BELOW))
        below = _BOARD.inset(0.3, top=_BOARD.height - _BELOW + 0.05)
        self.stride = on_plate(Words(f"{sign}{moved(plan)}", BODY_SIZE, STEP), 0.08)
        self.fan, self.levels = Fan(plan, below), Levels(plan, below)
        self.blackboard = Sheet(_BOARD, rimmed=True)
        self.blackboard.set_z_index(Layer.SKY + 1)
        length = Words(text(abs(plan.slopes[0]), plan.digits), TITLE_SIZE, GRADIENT)
        self.length = in_the_sky(length, FAR_LEVEL).move_to(
            (hill.arrow_middle(), FAR_LEVEL - 0.85, 0)
        )
        wild = self._wild(f"≈ {about(plan.overshoot * plan.case)}{unit}")
        self.wild = in_the_sky(wild, FAR_LEVEL).move_to(
            (hill.arrow_middle(True), FAR_LEVEL - 0.85, 0)
        )
        self.wild.shift(max(0.0, float(self.wild.get_right()[0]) - STAGE.right) * LEFT)
        self.wild.shift(max(0.0, STAGE.left - float(self.wild.get_left()[0])) * RIGHT)
        self.there = self._there()
        cut = (ALPHA, STEP), (tr("× gradient"), GRADIENT)
        times = on_one_line(*(Words(part, LABEL_SIZE, color) for part, color in cut), buff=0.15)
        second = w_text(plan.rate * plan.slopes[1], plan.high - plan.low)
        comes_to = Words(f"= {second}", LABEL_SIZE, GRADIENT)
        told = VGroup(times, comes_to).arrange(DOWN, buff=0.12, aligned_edge=RIGHT)
        self.cut_name = on_plate(told, 0.04)
        self.arrow_name = on_plate(self._over_arrow())
        level = float(hill.looking_on()["place"][1])
        self.start = in_the_sky(self._start(), level)
        self.best = on_plate(self._found())
        self.best.next_to(self.rule, DOWN, buff=0.2)
        if plan.arrived:  # over the tent
            self.best.set_x(float(hill.at_the_camp()["place"][0]))

    def _start(self) -> Words:
        """Her w before the first step, beside the foot of her post, away from the arrow."""
        start = number_text(self.plan.places[0])
        told = Words(f"{italic('w')} = {start}", LABEL_SIZE, POSITION)
        foot, side = self.hill.looking_on()["place"], self.hill.side * RIGHT
        return told.move_to((*foot, 0) + 0.3 * side + 0.4 * UP, aligned_edge=-side)

    def _wild(self, comes_to: str) -> VGroup:
        """What a line with the w there says tonight, each number in the colour of what it is."""
        plan = self.plan
        w = text(plan.overshoot, plan.digits)
        parts = (number_text(plan.case), DATA), ("×", TEXT), (w, POSITION), (comes_to, PREDICTION)
        return on_one_line(*(Words(part, TITLE_SIZE, color) for part, color in parts), buff=0.22)

    def _there(self) -> Plate:
        """The w where a step as long as the gradient would end, above the head of its arrow."""
        told = f"{italic('w')} = {text(self.plan.overshoot, self.plan.digits)}"
        words = in_the_sky(Words(told, TITLE_SIZE, POSITION), FAR_LEVEL)
        tip = 2 * self.hill.arrow_middle(True)
        side = np.sign(tip) * RIGHT  # it ends there: beyond is the name of the axis
        return words.move_to((tip, FAR_LEVEL + 0.55, 0), aligned_edge=side)

    def _over_arrow(self) -> Words:
        """The name of the gradient's arrow, above the part of it that is seen from nearby."""
        words, foot = tr("the gradient"), self.hill.looking_on()["place"]
        told = Words(words, LABEL_SIZE, GRADIENT)
        edge = float(foot[0]) - self.hill.side * _OFF_HER_POST
        return told.move_to((edge, foot[1] + 0.6, 0), aligned_edge=self.hill.side * RIGHT)

    def _found(self) -> Any:
        """What the camp is called, and its loss; or how far she has come, if not there yet."""
        plan = self.plan
        if plan.arrived:
            left = number_text(plan.loss(float(plan.places[-1])))
            loss = Words(f"{tr('loss')} {italic('L')} = {left}", TITLE_SIZE, LOSS)
            return on_one_line(Words(tr("the minimum"), TITLE_SIZE, MINIMUM), loss, buff=0.5)
        best = f"{italic('w')} = {w_text(plan.places[-1], plan.high - plan.low)}"
        return Words(best, TITLE_SIZE, POSITION)

    def measure(self) -> VGroup:
        """The names of both legs of the first nudge, then the losses at both ends."""
        self.measured = VGroup(*self.nudge.names(), self.nudge.values())
        return self.measured

    @property
    def tabled(self) -> tuple[Any, ...]:
        """The quotients and what they lie on."""
        return self.quotients, self.table

    def _to_come(self, row: int) -> float:
        """How far the last row of the table is below this one, in scene units."""
        return float(self.quotients[row].get_bottom()[1] - self.quotients[-1].get_bottom()[1])

    def shrink(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """From the first nudge to the last, each with its row of the table; with seconds."""
        for number, row in enumerate(self.quotients[2:], 1):
            gone = FadeOut(self.measured, rate_func=FIRST)
            seen = FadeIn(self.glass, self.times, rate_func=SECOND)
            turns = (gone, seen) if number == 1 else ()
            room = change(self.table.cut, self._to_come(number + 1), SECOND)
            yield (self.nudge.shrink(number), room, *turns), 1.3 if number == 1 else 0.9
            yield (FadeIn(row),), 0.3

    @property
    def nudged(self) -> tuple[Any, ...]:
        """The last nudge, and what is seen of it."""
        return self.nudge, self.glass, self.times

    def board_comes(self) -> tuple[Any, ...]:
        """A board with one dot and her line, when she, the ground and the table have gone."""
        self.fan.squared.set_value(0)
        gone = FadeOut(*self.tabled, *self.her_place, rate_func=FIRST)
        return gone, FadeIn(self.blackboard, self.fan, rate_func=SECOND)

    def board_goes(self) -> tuple[Any, ...]:
        """She is there again, where she was, when the board has gone."""
        on_it = self.blackboard, self.power, self.levels, self.levels.words
        return FadeOut(*on_it, rate_func=FIRST), FadeIn(*self.her_place, rate_func=SECOND)

    @property
    def her_place(self) -> tuple[Any, ...]:
        """She, the ground, and what is drawn and written there."""
        hill = self.hill
        walk = hill.walk
        parts = walk.on_axis[0], walk.tangent, hill.ruler, hill.scale, self.start
        return *hill.night[1:], *parts

    def one_of_all(self) -> tuple[Any, ...]:
        """The dot goes, and its slope is one of those that are averaged."""
        fan = self.fan
        gone = FadeOut(fan, fan.names, fan.told, self.power.numbers, rate_func=FIRST)
        return gone, self.power.of_all()

    def begin_the_rule(self) -> Any:
        """Of the rule the gradient is there; the rest comes as it is told."""
        self._rule.begin()
        return self.rule

    def make_room(self) -> Any:
        """In the rule there is room for the rate, at the end of a play."""
        return self._rule.make_room()

    def begin_to_work_out(self) -> Any:
        """The worked line begins with where she is."""
        self._line.set_opacity(0)
        self._line.part("here").set_opacity(1)
        return FadeIn(self.worked)

    def work_out(self, name: str, before: str) -> tuple[Any, ...]:
        """A number of the worked line comes with the sign before it; its part of the rule lights.

        The name of the part ``before`` goes.
        """
        return led_in(self._line, name), *self.name_the_part(name, before)

    def name_the_cut(self, number: int | None = None) -> VGroup:
        """Put the arrow's name above the middle of it, or where it will be; beside her plumb.

        That of the present step, or of the one after so many.
        """
        hill, name = self.hill, self.cut_name
        number = hill.walk.step if number is None else number
        name.next_to((*hill.cut_middle(number), 0), UP, buff=0.2)
        plumb = float(hill.ruler.ruler.at(self.plan.places[[number]])[0])
        side = np.sign(self.plan.slopes[number])
        near = float(name.get_edge_center(-side * RIGHT)[0])
        return name.shift(side * max(0.0, side * (plumb - near) + 0.35) * RIGHT)

    def name_the_stride(self) -> VGroup:
        """Put how far the first step leads above the middle of its arrow."""
        half = float(np.mean(self.plan.places[:2]))
        return self.stride.next_to((*self.hill.ruler.ruler.at([half]), 0), UP, buff=0.2)

    def name_the_part(self, name: str, before: str = "") -> tuple[Any, ...]:
        """A part of the rule is named and lights up, the name of the one before goes."""
        light = self._rule.tell(name)
        gone = (FadeOut(words, rate_func=FIRST) for words in self.named(before))
        come = (FadeIn(words, rate_func=SECOND if before else smooth) for words in self.named(name))
        return *gone, light, *come

    def light_the_rule(self, *parts: str) -> Any:
        """These parts of the rule are lit; without any, all of it."""
        return self._rule.light(*parts)

    def worked_out(self) -> Any:
        """The worked line goes."""
        return FadeOut(self.worked, self.added, self.stride)

    def named(self, name: str) -> tuple[Any, ...]:
        """What a part of the rule is called, below it."""
        if not name:
            return ()
        if name not in self.names:
            symbol, color = self._rule.part(name), _COLORS[name]
            words = in_the_sky(Words(tr(_CALLED[name]), LABEL_SIZE, color), _NAMES)
            self.names[name] = words.next_to(self.rule, DOWN, buff=0.1).set_x(symbol.get_x())
        return (self.names[name],)


__all__ = ["Signs"]
