"""What the beats of the film have to hand: the cast, and pieces of the longer ones."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from manim import DOWN, LEFT, FadeIn, FadeOut, ValueTracker, linear, smooth

from gdmath import descend, gradient_descent
from gdmath.landscape import Landscape
from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.crop import Crop, Cropping, Frame
from scenes.parts.neural_landscape.cutting import Cutting, Floor
from scenes.parts.neural_landscape.ground import (
    BALL,
    RELIEF,
    TURN,
    Glint,
    Inside,
    Rows,
    Tinted,
    view_of,
)
from scenes.parts.neural_landscape.paces import at_last, at_once, late, quickly, then
from scenes.parts.neural_landscape.plan import Plan, plan_for
from scenes.parts.neural_landscape.rims import Rims
from scenes.parts.neural_landscape.telling import facts
from scenes.parts.neural_landscape.training import Lesson
from scenes.stage import (
    BODY_SIZE,
    Box,
    Fog,
    LectureScene,
    Stack,
    Words,
    change,
    tr,
)
from scenes.stage.plot.spirals import square_in

_LOW = 30.0  # degrees, from where pins are looked at
_CALM = 16.5  # degrees a second, on the whole of a way
_LAMP, _ALL = 10.0, 90.0  # how far her lamp lights at night; all of the picture
_CLOSE = Box(-12.0, -5.0, 12.0, 4.6)  # larger than the frame: ground as far as the eye sees
_POINT = 0.03  # scene units: half as large as a network is that becomes a point
_LIT = Box(-20.0, -7.5, 20.0, 7.9)  # so near that what a lamp lights is large
_BARE = Box(-0.3, -4.4, 6.4, 6.0)  # of the picture whose floor alone is there
_STEEP = 46.0  # degrees, from where a floor is looked at
_CORNERS = (1, 1), (1, 0)  # which ends of s and t are near, and where the ruler stands


class NeuralLandscapeStage(LectureScene):
    """The stage on which the film of the network's ground is told."""

    plan: Plan

    def setup(self) -> None:
        """Compute the training and the slices, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.view = view_of(plan.picture)
        here = descend(plan.picture, gradient_descent(1.0), np.zeros(2), 0)
        self.night = Fog(here, ValueTracker(0.0), _LAMP)
        self.surface = Tinted(self.view, plan.top, night=self.night)
        self.glint = Glint(self.view, np.zeros(2), self.clock)
        self.rims = Rims(self.view, plan.top)
        self.lesson = Lesson(plan)
        self.cutting = Cutting(plan, self.view)
        self.floor = Floor(self.view)
        self.last: list[Any] = []  # what is there at the end of a beat, and goes in the next

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def dawn(self, pace: Any) -> tuple[Any, Any]:
        """Her lamp's light goes out over all of the picture."""
        return change(self.night.radius, _ALL, pace), change(self.night.lift, 1, pace)

    # -- moving about ----------------------------------------------------------------------------

    def make_way(self, *new: Any, run_time: float = 0.8) -> None:
        """What is left of the beat before goes while what is new comes: it is never dark."""
        going = [FadeOut(thing, rate_func=at_once) for thing in self.last]
        self.last = []
        if going or new:
            coming = [FadeIn(thing, rate_func=then if going else smooth) for thing in new]
            self.play(*going, *coming, run_time=run_time)

    def whole(self, box: Box, **turn: float) -> dict[str, float]:
        """The pose in which all of the slice fills a box."""
        return self.view.fitted(*box, **{**TURN, "relief": RELIEF, **turn})

    def amid(self, azimuth: float, near: bool = False) -> dict[str, float]:
        """The pose from close by, in which the ground fills the frame and more; or a lamp does."""
        return self.whole(_LIT if near else _CLOSE, azimuth=azimuth)

    def bare(self) -> dict[str, float]:
        """The pose in which the floor alone, and a post or two, fill the place of the picture."""
        return self.whole(_BARE, elevation=_STEEP)

    def dive(
        self,
        piece: Inside,
        box: Box,
        whole: Tinted,
        *gone: Any,
        top: float | None = None,
        raised: float = 1.0,
        corners: tuple[tuple[int, int], tuple[int, int]] = _CORNERS,
        named: tuple[int, int] | None = None,
        **turn: float,
    ) -> list[Any]:
        """Come closer, on the one sheet, until a part of the picture fills a box.

        What is ``gone`` goes first; then the part is framed, and the sheet shrinks to it while the
        camera goes there. At last it is as fine as the part's own. ``raised`` stretches all
        heights; ``turn`` is from where the part is looked at, ``corners`` are near from there, and
        ``named`` are the ends of s and t at which their names stand.
        """
        plan, frame = self.plan, Frame(whole.view, piece.window)
        self.play(*map(FadeOut, gone), FadeIn(frame), run_time=0.6)
        sheet = Cropping(Crop(whole.view.landscape, self.view, piece.window), plan.top)
        self.add(sheet)
        self.remove(whole)
        self.view.held = piece.middle, (piece.lowest + piece.highest) / 2
        turned = {**TURN, "elevation": _LOW, **turn}
        pose = piece.closer(box, **{**turned, "relief": RELIEF * raised})
        surface, rims = (
            Tinted(piece, plan.top),
            Rims(piece, plan.top, top=top, sides=corners[0], post=corners[1], named=named),
        )
        self.play(
            self.view.move(smooth, **pose),
            change(sheet.view.cropped, 1),
            FadeOut(frame, rate_func=late),
            FadeIn(rims, rate_func=at_last),
            run_time=max(3.0, self.calmly(pose)),
        )
        self.play(FadeIn(surface), run_time=0.4)
        self.remove(sheet)
        return [surface, rims]

    def back_to(
        self, box: Box, whole: Tinted, *back: Any, of: Landscape | None = None, **turn: float
    ) -> None:
        """Back to all of the picture, on the one sheet, which grows; what is written goes first.

        The sheet is one ``of`` the ground that will be there, or of the random cut.
        """
        part = next(thing for thing in self.last if isinstance(thing, Tinted))
        piece = part.view
        sheet = Cropping(Crop(of or self.view.landscape, self.view, piece.window), self.plan.top)
        sheet.view.cropped.set_value(1)
        self.add(sheet)
        self.play(*map(FadeOut, self.last), run_time=0.4)
        self.last = []
        self.view.held = piece.middle, (piece.lowest + piece.highest) / 2
        pose = self.whole(box, **turn)
        self.play(
            self.view.move(smooth, **pose),
            change(sheet.view.cropped, 0),
            run_time=max(2.4, self.calmly(pose)),
        )
        self.view.held = None
        self.play(*map(FadeIn, (whole, *back)), run_time=0.4)
        self.remove(sheet)

    def calmly(self, pose: dict[str, float]) -> float:
        """The seconds in which the camera turns to a pose, and nobody grows dizzy."""
        return abs(pose["azimuth"] - self.view.pose["azimuth"]) / _CALM

    def rise(self, box: Box, *back: Any, left: Any = (), run_time: float = 2.2) -> None:
        """The camera moves until all of the picture fills a box."""
        going = [FadeOut(thing, rate_func=quickly) for thing in (*self.last, *left)]
        self.last = []
        self.play(
            self.view.move(smooth, **self.whole(box)),
            *going,
            *(FadeIn(thing, rate_func=quickly) for thing in back),
            run_time=run_time,
        )

    def drift(self, by: float = 7.0) -> Any:
        """Go round a little, so that the eye sees what is before what."""
        return self.view.move(smooth, azimuth=self.view.pose["azimuth"] + by)

    # -- training --------------------------------------------------------------------------------

    def build_network(self) -> Stack:
        """Layer by layer: units, threads; and how many knobs, in lines of their own."""
        threads, network = self.lesson.threads, self.plan.task.network
        self.play(FadeIn(threads), run_time=0.6)
        for number in range(len(network.layers)):
            self.play(change(threads.shown, number + 1), run_time=1.1)
        units = sum(layer.units for layer in network.layers)
        lines = (
            tr("{count} threads").format(count=network.knobs - units),
            tr("+ {count} b's").format(count=units),
            tr("= {count} knobs").format(count=network.knobs),
        )
        told = Stack(*(Words(line, BODY_SIZE) for line in lines), gap=0.2, align=DOWN, across=True)
        return told.within(places.KNOBS)

    def make_room(self, *new: Any) -> None:
        """The network moves up, and what comes has its place below."""
        up = self.lesson.threads.animate.within_box(places.NETWORK)
        going = (FadeOut(thing, rate_func=quickly) for thing in self.last)
        self.last = []
        coming = (FadeIn(thing, rate_func=late) for thing in new)
        self.play(up, *going, *coming, run_time=1.0)

    def which_one(self) -> Stack:
        """The two answers."""
        lines = (tr("full,"), tr("or open?"))
        return Stack(*(Words(line, BODY_SIZE) for line in lines), gap=0.3).within(places.WEST, LEFT)

    def straight_border(self) -> None:
        """What a straight border can do."""
        lesson, plan = self.lesson, self.plan
        right = tr("{right} of {count} right").format(
            right=plan.line_right, count=len(plan.examples)
        )
        lines = (tr("the best"), tr("straight border:"), right)
        note = Stack(*(Words(line, BODY_SIZE) for line in lines), gap=0.3)
        note.within(places.EAST, LEFT)
        lesson.straight.drawn.set_value(0)
        self.add(lesson.straight)
        self.play(change(lesson.straight.drawn, 1), run_time=1.4)
        self.until("the best")
        self.play(FadeIn(note), run_time=0.6)
        self.hold()
        self.play(FadeOut(note, lesson.straight), run_time=0.6)

    # -- making a slice --------------------------------------------------------------------------

    def set_aside(self) -> None:
        """The trained border moves aside, without a cut; all else of the training goes."""
        lesson, cutting = self.lesson, self.cutting
        going = [FadeOut(thing, rate_func=at_once) for thing in self.last]
        self.last = []
        aside = lesson.plane.animate.within(square_in(places.SMALL))
        self.play(aside, *going, run_time=1.2)
        self.remove(lesson.border, lesson.dots)
        self.add(cutting.border, cutting.dots)
        self.play(FadeOut(lesson.plane), run_time=0.4)

    def one_point(self) -> None:
        """All of the network runs together into the ball that it is from now on."""
        threads, drop, view = self.lesson.threads, self.cutting.drop, self.view
        x, y = view.screen(view.world(np.zeros(2), np.array(0.0)))[0].tolist()
        ball = Box(x - _POINT, y + BALL - _POINT, x + _POINT, y + BALL + _POINT)
        floor = FadeIn(self.floor, rate_func=late)
        self.play(threads.animate.within_box(ball), floor, run_time=1.1)
        self.play(FadeIn(drop), FadeOut(threads), run_time=0.3)

    def raise_ground(self) -> None:
        """One network, a row of them, then all."""
        cutting, view = self.cutting, self.view
        rows = Rows(view, self.plan.top)
        self.play(change(cutting.drop.raised, 1), run_time=1.2)
        self.until("Ask")
        self.add(rows)
        told = (*cutting.readouts, *cutting.strips, cutting.border, cutting.dots)
        going = FadeOut(cutting.drop, cutting.ways, cutting.lines, *told, rate_func=at_once)
        self.play(change(rows.count, 1, linear), going, run_time=1.0)
        near = view.move(smooth, **self.whole(places.ALL))
        self.play(change(rows.count, len(rows.heights), linear), near, run_time=2.7)
        self.play(FadeIn(self.surface), run_time=0.5)
        self.play(FadeOut(rows), FadeOut(self.floor), FadeIn(self.rims), run_time=0.6)


__all__ = ["NeuralLandscapeStage"]
