"""The first curve: she on it, one step worked out on the axis, and what the steps leave."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    AnimationGroup,
    DashedLine,
    FadeIn,
    Line,
    ValueTracker,
    VGroup,
    linear,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.learning_rate.bars import BARS, Bars
from scenes.parts.learning_rate.derived import Derived
from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.numerals import factor_text, short
from scenes.parts.learning_rate.plan import CurveRun, RatePlan
from scenes.parts.learning_rate.runs import Flight, PaneCurve, trail
from scenes.parts.learning_rate.stops import Stops
from scenes.parts.learning_rate.turns import Moves, leave
from scenes.parts.learning_rate.views import HIGH, LOW, LOW_AXIS, WIDE, Views
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    PATH,
    POSITION,
    STEP,
    TEXT,
    TITLE,
    Formula,
    Hiker,
    Knob,
    Landing,
    Layer,
    Mark,
    Plane,
    Playback,
    Plumb,
    Readout,
    Stack,
    StepByStep,
    UpdateRule,
    Words,
    WorkedLine,
    change,
    italic,
    on_one_line,
    tr,
)
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_TALL = 1.35  # scene units: she
_ROOMY, _FARTHEST = 1.25, 6.0  # times as far as she leaps, of the distance: so far is seen
_PERCENT = "0123456789−.,%"
_DIM = 0.4  # of a whole slope whose cut copy lies over it
_SET = 0.9  # of the time in which the dial turns: then its number begins to be written
_FAINT = 0.75  # of what is not lit of the rule
_TOUCH = 1.5  # scene units: half a tangent
_AT_TANGENT = np.array([0.75, 0.38])  # from where it touches to the name of its slope
# From the middle of the frame to where the curve is written: right, or left, where the axis is.
_OVER_FLAT = (4.3, -3.6), 0.4
# Times as sharp, not the half, which stands before the square; of distance and height, its name.
_FLATTER, _ITS_NAME = 0.32, (1.24, 0.72)
_CLEAR = 0.38  # scene units from the tip of a step to its name: the ring is between them
_ASIDE = 1.75  # scene units from the end of a bar to what it is of the one before


class First(Views):
    """She on the curve, the row of ghosts, the worked step and the bars."""

    def __init__(self, plan: RatePlan, clock: ValueTracker) -> None:
        self.plan = plan
        run, middle = plan.careful, plan.minimum
        wide = WIDE * plan.distance
        far = 4 * wide
        ground = plan.curve.with_window(((middle - far, middle + far),))
        self.ground = ground
        self.top = float(plan.curve.value(np.array([plan.start])))
        names = italic("w"), f"{tr('loss')} {italic('L')}"
        self.plane = Plane(
            (middle - wide, middle + wide), (0.0, HIGH * self.top), names, colors=(POSITION, LOSS)
        ).within(LOW)
        self.curve = PaneCurve(self.plane, ground)
        self.cross = Mark(self.curve, [[middle]])
        self.cross.set_z_index(Layer.WALKER + 0.1)  # arrows and flights go on behind it
        self.walk = StepByStep(run.walk, run.rate, self.plane.ruler, POSITION)
        self.hiker = Hiker(self.curve, plan.start, _TALL, plan.minimum - plan.start, clock=clock)
        self.hiker.join(self.walk)
        self.hiker.set_z_index(Layer.WALKER + 0.2)  # she stands on her trail
        self.plumb = Plumb(self.curve, lambda: self.walk.now()[0], POSITION)
        self.landing = Landing(self.walk.downstep, self.curve)
        self.dots = trail(self.curve, self.walk)
        self.stops, self.derived = Stops(self.plane, self.curve, plan), Derived(plan)
        self.plane.within(LOW_AXIS).reframe(**self._close())
        self.clock = clock
        self.rule = UpdateRule("w", "{{L' : grad}} ({{w_k : there}})").within(TITLE)
        worked = WorkedLine(plan.start, run.rate, plan.slope)
        self.worked = on_one_line(*worked.in_two(), buff=0.25)
        self.worked.next_to(self.rule, -UP, buff=0.35)
        share = self.walk.downstep.share.get_value
        places = len(f"{run.rate:g}".partition(".")[2])
        self.dial = Knob(
            "rate",
            share,
            0,
            1,
            decimals=max(2, places),
            radius=0.5,
            color=STEP,
            label=f"{tr('learning rate')} {ALPHA} =",
        )
        self.dial.readout.value = lambda: run.rate
        self.dial.readout.refresh()
        self.dial.move_to(self.worked).shift(0.12 * DOWN)
        self.bars = Bars(self.plane, plan)
        count = Readout("steps", tr("steps"), lambda: self.walk.step, 0, BODY_SIZE)
        left = Readout("left", tr("to go"), self._left, 2, BODY_SIZE, POSITION, "%", _PERCENT)
        self.count = Stack(count, left, gap=0.3).move_to((0.9, 1.2, 0))

    # -- one number ------------------------------------------------------------------------------

    @property
    def longer(self) -> CurveRun:
        """The run with the largest rate."""
        return self.plan.beyond or self.plan.perfect

    @cached_property
    def leap(self) -> tuple[Flight, Leaper]:
        """What she flew with that rate, and she in flight."""
        party = Playback(self.longer.walk, [PATH], PATH)
        flown = trail(self.curve, party)
        return flown, Leaper(flown.here, party, _TALL, self.clock, ground=self.curve)

    def leaps(self) -> tuple[Any, ...]:
        """She goes as far as her step says, which stays; the view follows where it must."""
        _, she = self.leap
        far = abs(float(self.longer.places[1]) - self.plan.minimum) / self.plan.distance
        wide = float(np.clip(_ROOMY * far, WIDE, _FARTHEST))
        moves = (she.party.hurry(1, smooth),)
        if wide == WIDE:
            return moves
        return *moves, self.plane.animate.reframe(**self._around(wide))

    def goes_back(self) -> tuple[Any, ...]:
        """She is gone, with what she flew; then she is where she started."""
        flown, she = self.leap
        home = she.party.hurry(0, lambda share: float(share >= 0.5))
        return she.returns(she.place(), she.tilt), home, leave(flown, self.walk.downstep)

    def level(self) -> VGroup:
        """How high she stood, as far as below where she stands now, and from there to her soles."""
        ends = [[self.plan.start], [float(self.longer.places[1])]]
        (left, high), (right, top) = self.curve.at(ends).tolist()
        corner = (right, high, 0)
        level = DashedLine((left, high, 0), corner, color=TEXT, stroke_width=4)
        return VGroup(level, Line(corner, (right, top, 0), color=TEXT, stroke_width=4))

    # -- one step --------------------------------------------------------------------------------

    def lights(self, *names: str) -> Any:
        """Parts of the rule are lit; the others can still be read."""
        return self.rule.light(*names, faint=_FAINT)

    def begin_arrow(self) -> Any:
        """The slope grows on the axis, and under it a dim one, which stays when that is cut."""
        arrows = self.walk.uphill.set_as(grown=0).set_presence(_DIM), self.walk.downstep
        self.walk.downstep.set_as(grown=0)
        return AnimationGroup(*(change(arrow.grown, 1) for arrow in arrows))

    @property
    def unset(self) -> tuple[Any, Any]:
        """The dial and its name, without a number: none is chosen yet."""
        return self.dial.dial, self.dial.readout.label

    def turns(self) -> tuple[Any, Any]:
        """The dial is turned to the rate that is chosen, which is written once it stands there."""
        number = self.dial.readout.number
        return self.dial.glow(), FadeIn(number, rate_func=squish_rate_func(smooth, _SET, 1))

    def touch(self) -> Line:
        """The tangent where she stands, solid: as steep as the curve is there."""
        foot, along = self.curve.at([self.plan.start]), self.curve.along(self.plan.start)
        low, high = (np.append(foot + half * along, 0.0) for half in (-_TOUCH, _TOUCH))
        return Line(low, high, color=TEXT, stroke_width=6)

    def slope_name(self) -> Words:
        """The slope, at the tangent."""
        slope = tr("slope {slope}").format(slope=number_text(self.plan.slope))
        x, y = self.curve.at([self.plan.start]) + _AT_TANGENT
        return Words(slope, LABEL_SIZE, GRADIENT).move_to((x, y, 0), aligned_edge=LEFT)

    def gradient_name(self) -> VGroup:
        """The gradient, at the arrow that is as long as it says."""
        gradient = tr("gradient {slope}").format(slope=number_text(self.plan.slope))
        return self.walk.uphill.named(gradient)

    @cached_property
    def function(self) -> Formula:
        """What the curve is, over its flat side."""
        steep, bottom = f"{self.plan.curvature / 2:.6g}", self.plan.minimum
        w, sign = "{{w : w}}", "+" if bottom < 0 else "-"
        away = f"{w}^2" if bottom == 0 else f"({w} {sign} {abs(bottom):.4g})^2"
        source = f"{{{{L : loss}}}}({{{{w : w2}}}}) = {steep} thin {away}"
        formula = Formula(source, {"loss": LOSS, "w": POSITION, "w2": POSITION}, BODY_SIZE)
        (right, left), high = _OVER_FLAT
        return formula.move_to((right if self.plan.start < bottom else left, high, 0))

    def step_name(self) -> Any:
        """The step, beyond the arrow that is as long as it says."""
        step = abs(float(self.plan.careful.places[1]) - self.plan.start)
        name = Words(tr("step {step}").format(step=short(step)), LABEL_SIZE, STEP)
        side = RIGHT if self.plan.start < self.plan.minimum else LEFT
        return name.next_to((*self.walk.downstep.tip(), 0), side, buff=_CLEAR).shift(0.35 * UP)

    # -- what they leave -------------------------------------------------------------------------

    def on_to_halfway(self) -> Any:
        """She walks on to the stop that is compared with the first."""
        return self.walk.hurry(max(self.walk.step, self.plan.halfway), linear)

    def compares(self) -> Moves:
        """From so near that they can be compared, the steps from both stops."""
        yield (self.near_the_stops(),), 0.6
        yield (change(self.stops.steps, 2, linear),), 0.9

    def jump(self) -> tuple[Any, ...]:
        """A step; a bar comes as she lands."""
        return self.walk.hurry(self.walk.step + 1), change(self.bars.shown, self.walk.step + 2)

    @property
    def last(self) -> int:
        """The step with which she has arrived, or is given up."""
        return self.plan.careful.arrived or self.walk.steps

    def kept(self) -> VGroup:
        """What each bar is of the one before it."""
        whole = self.plan.part
        text = f"{whole - 1}/{whole}" if whole else factor_text(self.plan.careful.factor)
        beside = [self.bars.line(number)[1] for number in range(1, BARS)]
        names = [Words(f"× {text}", LABEL_SIZE) for _ in beside]
        for name, (x, y) in zip(names, beside, strict=True):
            name.move_to((x + _ASIDE * self.bars.towards, y, 0))
        return VGroup(*names)

    def arrived(self) -> Words:
        """When it is called arrived, in words."""
        share = number_text(100 * self.plan.share)
        words = tr("arrived means: at most {share}% left").format(share=share)
        return Words(words, BODY_SIZE).within(TITLE)

    def _left(self) -> float:
        """How much of the way is left, of a hundred parts, where she has landed last."""
        return 100 * abs(float(self.walk.foot()[0]) - self.plan.minimum) / self.plan.distance


__all__ = ["First"]
