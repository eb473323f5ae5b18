"""The ground of the film: the loss on its plane, the close-up, the ruler, and who is on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, rush_from, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.loss_curve.camp import TOLD, FloorCross, Spark, Tent
from scenes.parts.loss_curve.company import in_another_jacket
from scenes.parts.loss_curve.dawn import FirstLight
from scenes.parts.loss_curve.descents import NEAR, WeightDescents
from scenes.parts.loss_curve.felt import LEAVING, Felt, FeltTangent, take_step
from scenes.parts.loss_curve.lighting import MOONLIT, SECOND, by_factors, in_steps
from scenes.parts.loss_curve.ruler import GroundRuler, LossScale
from scenes.parts.loss_curve.steps import Posts, stem_of
from scenes.stage import (
    FRAME,
    LOSS,
    POSITION,
    STAGE,
    TEXT,
    Box,
    CurveWalk,
    Layer,
    Plane,
    italic,
    tr,
)
from scenes.stage.paint.closeup import Closeup
from scenes.stage.paint.landing import Landing
from scenes.stage.paint.painted import change

Array = NDArray[np.float64]

GROUND = STAGE.inset(bottom=0.05, top=0.75)  # where the whole curve is, under the title
_TALL = 1.6  # scene units: she
_DIM = 0.4  # her lamp in the first frame
_CLOSEST, _OPENING = 2.9, 2.5  # how close the night begins, and where she stands to be asked
_CAMP = 1.38  # how close it ends
_LOW = 1.0  # scene units: no farther above the axis they are seen from near
FAR_LEVEL = -0.6  # scene units: where the axis is, seen from afar, with sky enough below it
_AT_LEFT = -2.9  # where on the screen she stands
_FASTER = 0.56  # from step to step
_BESIDE = 0.02  # of the window: room beside the tips of two arrows
_COUNTED, _MOST = 0.45, 8  # seconds that a step lasts that is counted, and for how many
_RAISED = 0.35  # scene units: room for words below the numbers on the axis
_BEFORE_ITS_NAME, _ITS_NAME = (
    squish_rate_func(smooth, *part) for part in ((0.0, 0.4), (0.12, 0.28))
)
EARLY = squish_rate_func(smooth, 0.0, 0.25)  # of a play: what changes first
_AFTER_LIGHT = squish_rate_func(smooth, 0.7, 1.0)  # the sky behind what light has drawn
_HEAD_ROOM = 0.75  # scene units: from the head of a long arrow to the edge of the frame
_FURTHER = 1.6  # windows beyond the window, on either side, that there is ground


class Hill:
    """A hiker on the loss of one weight, at night and by day, near and from far away."""

    def __init__(self, plan: WeightDescents, clock: ValueTracker) -> None:
        self.plan, self.clock = plan, clock
        self.side = 1.0 if plan.starts_left else -1.0
        self.closeup = Closeup()
        names = italic("w"), f"{tr('loss')} {italic('L')}"
        window = (plan.low, plan.high)
        self.plane = Plane(
            window,
            plan.loss_range,
            names,
            colors=(POSITION, LOSS),
            tick_color=TEXT,
            plated=True,
        )
        self.plane.within(GROUND)
        self.ruler = GroundRuler(self.plane, self.closeup, names[0], POSITION)
        self.scale = LossScale(self.plane, self.closeup, names[1])
        far = _FURTHER * (plan.high - plan.low)
        ground = plan.landscape.with_window(((plan.low - far, plan.high + far),))
        near = NEAR * (plan.high - plan.low)
        first, second = (
            CurveWalk(
                self.plane,
                ground,
                walk,
                plan.rate,
                [[plan.best]],
                clock,
                closeup=self.closeup,
                on=self.ruler.ruler,
                tall=_TALL,
                near=near,
            )
            for walk in (plan.walk, plan.other)
        )
        self.walk, self.other = first, second
        self.curve, self.night, self.hiker = first.curve, first.night, first.hiker
        self.felt, self.landing = Felt(plan), first.on_axis[1]
        assert isinstance(self.landing, Landing)
        self.landing.curve = None  # no line up to ground that she has not felt yet
        first.tangent = FeltTangent(first.curve, self.felt)
        for one in self.both:
            one.on_axis.submobjects[0] = stem_of(one).set_z_index(Layer.ARROW + 1)
            one.downstep.stays = True
        second.on_axis.remove(second.on_axis[1])  # under the head of an arrow, a ring is a blot
        self.floor = FloorCross(self.curve, plan.best)
        self.mark = FloorCross(self.curve, plan.best).set_z_index(Layer.PLOT)
        self.mark.reached.set_value(1)
        self.tent = Tent(self.curve, plan.best, self.side, clock, near)
        self.tent.set_z_index(Layer.FIELD - 1)  # her posts are before it
        self.night.sky.air = MOONLIT
        self.night.lit.things.append(self.floor)
        self.first_light = FirstLight(self.plane, ground, plan.best, self.closeup)
        second.hiker.drawing = in_another_jacket(second.hiker.drawing)
        self.spark = Spark(self.curve, self.walk.foot, _TALL)
        self.posts = Posts(self.curve, self.felt, plan.places).set_z_index(Layer.FIELD)

    # -- close-ups -------------------------------------------------------------------------------

    def at_her_feet(self) -> dict[str, Any]:
        """She and what her lamp lights fill the left half, with room for two questions."""
        here = self.curve.over(float(self.plan.places[0]))
        return {"zoom": _OPENING, "focus": here, "place": (-2.6 * self.side, -1.7)}

    def looking_on(self) -> dict[str, Any]:
        """She stands so that a step to either side is seen; the ruler stays where it is."""
        x = float(self.plan.places[0])
        foot = self.plane.xy(x, float(self.plane.low[1]))
        return {"zoom": 1.0, "focus": foot, "place": (_AT_LEFT * self.side, foot[1])}

    def from_afar(self) -> dict[str, Any]:
        """So far away that all of the gradient's arrow is seen, and its opposite."""
        length = abs(float(self.plan.slopes[0]))
        near, zoom = self.looking_on(), (FRAME.right - 1.6) / (length * self._unit())
        if zoom >= 1:  # the arrow is so short that it is seen as it is
            return near
        return {**near, "zoom": zoom, "place": (0.0, FAR_LEVEL)}

    def arrow_middle(self, turned: bool = False) -> float:
        """How far to the right the middle of the whole gradient's arrow is, seen from afar."""
        pose = self.from_afar()
        half = 0.5 * float(self.plan.slopes[0]) * self._unit() * float(pose["zoom"])
        return float(pose["place"][0] + (-half if turned else half))

    def at_the_camp(self) -> dict[str, Any]:
        """Close to her and the tent, if the axis is not far below them."""
        here = self.curve.over(self.plan.best)
        below = float(here[1] - self.plane.corner[1])
        zoom = _CAMP if _CAMP * below < _LOW else 1.0
        level = float(self.looking_on()["place"][1]) + zoom * below
        return {"zoom": zoom, "focus": here, "place": (-0.6 * self.side, level)}

    def _unit(self) -> float:
        """Scene units for 1 on the axis, as it is without a close-up."""
        return float(self.plane.size[0] / self.plane.span[0])

    def stride(self, number: int) -> float:
        """How long a step is on the axis, in scene units, without a close-up."""
        return float(abs(self.plan.rate * self.plan.slopes[number])) * self._unit()

    def look(self, pose: dict[str, Any]) -> Any:
        """An animation to another close-up, at a steady pace."""
        ratio = pose["zoom"] / self.closeup.zoom
        pace = by_factors(ratio) if abs(ratio - 1) > 1e-6 else by_factors(1.0)
        return self.closeup.animate(rate_func=pace).look(**pose)

    def as_it_is(self) -> dict[str, Any]:
        """All of the window, without a close-up."""
        pose = self.looking_on()
        return {**pose, "place": pose["focus"]}

    # -- verbs -----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Be as the film opens: she fills the frame, and all is dark but what a dim lamp shows."""
        near = {"zoom": _CLOSEST, "place": (-1.0 * self.side, -2.2)}
        self.closeup.look(**{**self.at_her_feet(), **near})
        self.night.lamp.power.set_value(_DIM)

    def plane_becomes_ground(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The ruler comes in the place of the plane's level axis, and goes with its dot to where
        she will stand; then the scale comes: with seconds.

        In no frame are there two axes of one kind, and in none the dot is without any.
        """
        yield (self.plane.animate.set_presence(0), FadeIn(self.ruler)), 0.3
        yield (self.plane.animate.within(self._aside()),), 0.4
        yield (FadeIn(self.scale),), 0.3

    def lay_ground(self) -> None:
        """The plane, of which nothing is seen, is where the ruler will be."""
        self.plane.set_presence(0).within(self._aside())

    def _aside(self) -> Box:
        """Where the plane is, so that her w is where she will stand."""
        there = self.plane.copy().within(GROUND).xy(float(self.plan.places[0]), 0.0)
        aside = _AT_LEFT * self.side - float(there[0])
        left, foot, right, top = GROUND
        return Box(left + aside, foot, right + aside, top)

    def settle(self) -> None:
        """The plane, of which nothing is seen, is in its place; the close-up shows the same."""
        self.plane.within(GROUND)
        self.closeup.look(**self.looking_on())

    def grow_to_the_rim(self) -> Any:
        """The gradient grows from her foot, as far as its head is in the frame."""
        return change(self.walk.downstep.set_as(grown=0).grown, self._in_sight())

    def draw_back(self) -> tuple[Any, ...]:
        """It grows on as the view goes farther and farther away: its head is always in sight."""
        pace = by_factors(1 / self._in_sight())
        return self.look(self.from_afar()), change(self.walk.downstep.grown, 1, pace)

    def _in_sight(self) -> float:
        """The share of the whole gradient that is in the frame, from nearby."""
        long = abs(float(self.plan.slopes[0])) * self._unit()
        return min(1.0, (FRAME.right + _AT_LEFT - _HEAD_ROOM) / long)

    def cut(self) -> Any:
        """The arrow is cut to the rate: on an axis that stays, so that it is seen."""
        return change(self.walk.downstep.share, self.plan.rate)

    def step(self, one: CurveWalk) -> tuple[Any, ...]:
        """A step; the tangent of where it begins goes first."""
        return *take_step(one), one.tangent.animate(rate_func=LEAVING).set_presence(0)

    def go(self) -> tuple[Any, ...]:
        """She takes a step, and what she felt where she stood is left behind."""
        return *take_step(self.walk), self.felt.leave()

    def arrive(self, name: Any, *gone: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The cross is under her boots, then the tent behind it, and its name: with seconds."""
        gone = *gone, FadeOut(self.walk.tangent, self.walk.on_axis)
        yield (FadeIn(self.mark), change(self.floor.reached, 1), *gone), 0.4
        named = FadeIn(name, rate_func=SECOND)
        yield (*self.tent.is_found(), self.tent.light(), named), 1.5

    def feel(self) -> Any:
        """She has landed: what is told of her is of where she stands now."""
        return self.felt.anew(self.walk.step)

    def strides(self, name: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The first steps from the second on: arrow, turn, step, with their seconds, ever faster.

        The first arrow has a ``name``. Play what is yielded before the next is asked for.
        """
        step = self.walk.downstep
        for number in range(2, min(self.plan.walk.steps, TOLD) + 1):
            faster = _FASTER ** (number - 2)
            arrow = step.set_as(share=self.plan.rate, grown=0).grow()
            named = []
            if number == 2:  # it is there before its name, and that as it is spoken of
                arrow.rate_func = _BEFORE_ITS_NAME
                named = [FadeIn(name, rate_func=_ITS_NAME)]
            yield (arrow, *named), 1.4 if named else 0.9 * faster
            gone = [FadeOut(name, rate_func=SECOND)] if named else []
            yield (step.turn_round(), *gone), 0.8 * faster
            yield self.go(), 1.2 * faster
            yield (self.feel(),), 0.45 * faster

    def last_steps(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """From nearby, the others, counted as she lands; with seconds."""
        last = self.plan.walk.steps
        rest, gone = last - TOLD, FadeOut(self.scale, rate_func=LEAVING)
        nearer = self.look(self.at_the_camp()), gone
        yield (*nearer, self.felt.leave()) if rest > 0 else nearer, 1.3
        if rest > 0:
            self.felt.count(self.walk)
            walks = self.walk.hurry(last, in_steps(rest))
            yield (walks,), _COUNTED * min(rest, _MOST)
            yield (self.feel(),), 0.4

    def dawn(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """Light draws the ground to both sides; then it is day, and the losses are at the rim."""
        light, sky = self.first_light, self.night.dawn()
        sky.rate_func = _AFTER_LIGHT
        yield (FadeIn(light, rate_func=EARLY), *light.spread(), sky), 3.2
        day = (
            FadeOut(light),
            self.night.noon().set_rate_func(rush_from),  # so that the sun is seen to rise
            self.night.lamp_off(),
            change(self.tent.lit, 0),
            change(self.curve.day, 1),
        )
        yield day, 2.4

    def from_every_side(self) -> dict[str, Any]:
        """A bit farther off, so that both arrows are on the ruler, whichever way they point."""
        walks = (one.trajectory for one in self.both)
        starts = [(walk.points[0, 0, 0], walk.gradients[0, 0, 0]) for walk in walks]
        ends = [w + sign * self.plan.rate * slope for w, slope in starts for sign in (-1, 1)]
        beside = _BESIDE * (self.plan.high - self.plan.low)
        low, high = min(self.plan.low, *ends) - beside, max(self.plan.high, *ends) + beside
        foot = float(self.plane.low[1])
        zoom = min(1.0, (FRAME.width - 1.6) / ((high - low) * self._unit()))
        middle = self.plane.xy(0.5 * (low + high), foot)
        return {"zoom": zoom, "focus": middle, "place": (-0.2, middle[1] + _RAISED)}

    @property
    def both(self) -> tuple[CurveWalk, CurveWalk]:
        """She and the second hiker."""
        return self.walk, self.other

    def cut_middle(self, number: int) -> Array:
        """The middle, on the screen, of the gradient times the rate after so many steps (2,)."""
        half = self.plan.places[number] + 0.5 * self.plan.rate * self.plan.slopes[number]
        return np.asarray(self.ruler.ruler.at([half]))


__all__ = ["FAR_LEVEL", "GROUND", "Hill", "by_factors"]
