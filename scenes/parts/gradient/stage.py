"""What the beats of the film have to hand: the hillside, her arrow, and pieces of longer beats."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    ValueTracker,
    VGroup,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.gradient import column, places
from scenes.parts.gradient.choosing import plan_for
from scenes.parts.gradient.compass import Compass, Meter, Needle, names
from scenes.parts.gradient.cut import CutSurface, LaidArrow
from scenes.parts.gradient.fan import Circle, Sides
from scenes.parts.gradient.finelines import FineLines
from scenes.parts.gradient.pane import Pane
from scenes.parts.gradient.plank import first_axis
from scenes.parts.gradient.step import StepArrow
from scenes.parts.gradient.telling import facts, guesses, heading
from scenes.stage import (
    GRADIENT,
    POSITION,
    STAGE,
    ArrowScale,
    Box,
    Choices,
    ContourMap,
    Derivation,
    Dial,
    Figure,
    Formula,
    LectureScene,
    Plane,
    Playback,
    Readout,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.lecture.boxes import place

Array = NDArray[np.float64]

_HALFWAY = 0.55  # of an upright arrow, where its name is below questions
_RING = 0.45  # of her arrow's length, the radius of the compass
_FINE = 144  # faces of the ground along its longer side, where they are near
_DIM = 0.45
_ALONG_CURVES = (0.8, 0.65, 0.5, 0.35, 0.2)  # of the steps: where a name may be
_FROM_CURVES = (0.3, 0.6, 0.9, 1.2)  # scene units from their ends, up or down, to it
_FREE = 0.15  # scene units around a name, free of curves
_PIECES = 6  # of a step, in which curves are looked at


class GradientStage(LectureScene):
    """The stage on which the film of the gradient is told."""

    def setup(self) -> None:
        """Compute the numbers, then build what is there in several beats."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.view = view = places.HeldView(plan)
        self.poses = poses = places.Poses(view, plan)
        view.look(**poses.close())
        self.scale = scale = ArrowScale(plan.factor)
        self.surface, self.fine = CutSurface(view, plan, _FINE), FineLines(view, plan)
        size = _RING * poses.arrow
        self.map = ContourMap(view)
        self.needle, self.compass = Needle(view, plan, size), Compass(view, plan, size)
        self.meter = Meter(self.needle, places.METER)
        self.facing = self._facing()
        self.walk = Playback(plan.her_way, [POSITION], POSITION)
        self.she = Figure(view, self.walk, self.needle.way, self.clock)
        self.carried = ValueTracker(0.0)  # of the second arrow's way to the tip of the first
        self.parts = [self._part(axis) for axis in (0, 1)]
        self.uphill = StepArrow(view, plan, scale)
        self.circle, self.sides = Circle(view, plan, scale), Sides(view, plan, scale)
        self.guess = Choices(*guesses(plan)).within(places.ASKED)
        aside = RIGHT if poses.board is places.LEFT else LEFT
        self.note = [] if scale.is_true else [scale.note().within(poses.note, DOWN + aside)]
        self.ways: list[Any] = []  # of all walkers, up and down
        self.followed: list[Any] = []  # what walkers go by: the field, and its scale
        self.last: list[Any] = []  # what is there at the end of a beat, and goes in the next

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def _facing(self) -> Any:
        few = column.decimals(self.plan)
        readout = Readout("facing", tr("slope"), self.needle.facing, few, 44, GRADIENT)
        return on_plate(readout, spare=0.15).within(places.SLOPE, RIGHT)

    def _part(self, axis: int) -> LaidArrow:
        one, other = (np.diag(self.plan.gradient)[number] for number in (axis, 1 - axis))
        carries = axis != first_axis(self.plan)

        def root() -> Array:
            share = float(self.carried.get_value()) if carries else 0.0
            return np.asarray(self.plan.here + share * self.scale.factor * other)

        return LaidArrow(self.view, root, lambda: one, scale=self.scale, name=f"part {axis}")

    # -- two slopes ------------------------------------------------------------------------------

    def face(self, axis: int, **options: Any) -> None:
        """The needle turns to the direction along an axis in which it climbs."""
        x, y = self.plan.ways[axis]
        to = self.needle.turn_to(float(np.arctan2(y, x)))
        self.play(change(self.needle.angle, to), **options)

    def told_parts(self) -> list[Any]:
        """Beside the tips of both arrows, in which direction they are, and how long."""
        told = zip(names(self.plan), column.slopes(self.plan), strict=True)
        said = (f"{name} {slope}".replace("-", "−").replace('"', "") for name, slope in told)
        return self.beside_the_parts(*said, share=_HALFWAY, plain=True)

    # -- two slices ------------------------------------------------------------------------------

    def cut_open(self, axis: int) -> list[Any]:
        """The camera comes down square on the cut along an axis; what stands before it goes."""
        self.surface.across = axis
        soon = squish_rate_func(smooth, *((0.15, 0.45) if axis else (0.0, 0.5)))
        lines = self.fine.animate(rate_func=soon).set_presence(0)
        cleared = change(self.surface.opened, 1, soon)
        x, y = self.plan.ways[axis]  # along the cut: from behind she was a pole with one leg
        looks = change(self.needle.angle, self.needle.turn_to(float(np.arctan2(y, x))))
        return [self.view.move(**self.poses.square(axis)), cleared, lines, looks]

    def closed_again(self, begin: float = 0.25, end: float = 0.75) -> list[Any]:
        """The whole hill is there again, between these parts of the play."""
        back = squish_rate_func(smooth, begin, end)
        lines = self.fine.animate(rate_func=back).set_presence(1)
        return [change(self.surface.opened, 0, back), lines]

    def slice_tells(self, pane: Pane, axis: int, line: str, laid: str) -> None:
        """The secant becomes the tangent; its rise is the slope, and becomes an arrow."""
        board = on_plate(self.secant_read(pane), spare=0.15).within(places.SLOPE, RIGHT)
        for tracker in (pane.near, pane.measured, pane.laid):
            tracker.set_value(0)
        self.play(change(pane.touched, 1), run_time=0.6)
        self.play(change(pane.near, 1), run_time=1.4)
        self.say(line)
        self.play(change(pane.measured, 1), until="it climbs")
        self.play(change(pane.measured, 2), run_time=0.8)
        self.play(FadeIn(board), run_time=0.3)
        self.say(laid)
        self.play(change(pane.laid, 1), run_time=2.0)
        self.parts[axis].floats = True
        self.play(FadeIn(self.parts[axis].set_as()), run_time=0.3)
        self.play(change(pane.touched, 0), FadeOut(board), run_time=0.4)

    def pane_turns(self, pane: Pane) -> None:
        """The hill is whole again, so that it is seen how the pane turns; then it is cut anew."""
        close = self.view.move(**self.poses.close())
        nameless = change(pane.named, 0, squish_rate_func(smooth, 0.0, 0.3))
        self.play(close, *self.closed_again(), nameless, run_time=1.8)
        self.say("Now cut from {south} to {north}.")
        self.play(pane.turn_to(1), run_time=1.6)
        self.say(
            "Only y moves now, and x is frozen. This curve's slope is called a partial derivative."
        )
        self.play(*self.cut_open(1), run_time=3.1)
        self.play(change(pane.named, 1), run_time=0.4)

    def secant_read(self, pane: Pane) -> Readout:
        """How steep the secant is, in as many digits as the needle's slope."""
        few = column.decimals(self.plan)
        return Readout("secant", tr("slope"), pane.slope, few, 44, GRADIENT)

    # -- all beats -------------------------------------------------------------------------------

    def named_gradient(self) -> tuple[VGroup, VGroup]:
        """What her arrow is called, beside its tip; where it points, and how long it is."""
        plan = self.plan
        way = Words(heading(plan), 54, GRADIENT)
        length = f"{plan.steepness:,.{column.decimals(plan)}f}"
        size = Words(tr("length {length}").format(length=length), 54, GRADIENT)
        told = on_plate(VGroup(way, size.next_to(way, DOWN, buff=0.3, aligned_edge=LEFT)))
        right = float(self.view.at(self.circle.places())[:, 0].max())
        told.within(places.SLOPE.inset(left=right + 0.5 - places.SLOPE.left, top=1.2, bottom=-1.8),
                    LEFT)  # fmt: skip
        name = on_plate(Words(tr("gradient"), 56, GRADIENT), 0.1)
        side = RIGHT if self.uphill.tip()[0] >= self.view.at(plan.here)[0] else LEFT
        name.next_to((*self.uphill.tip(), 0), side, buff=0.3)
        name.set_y(float(np.clip(name.get_y(), STAGE.bottom + 0.4, places.ASKED.bottom - 0.4)))
        return name.shift(self._off_the_circle(name) * side), told

    def beside_the_parts(self, *told: str, share: float = 1.0, plain: bool = False) -> list[Any]:
        """Formulas beside the tips of the arrows along both axes, or so far along upright ones."""
        kind = Words if plain else Formula
        made, root = [], self.view.at(self.plan.here)
        for source, arrow in zip(told, self.parts, strict=True):
            label = on_plate(kind(source, size=44, color=GRADIENT), 0.1)
            right, up = arrow.tip() - root
            side = RIGHT * np.sign(right) if abs(right) > abs(up) else LEFT
            label.next_to((*arrow.tip(), 0), side, buff=0.3)
            if abs(right) <= abs(up):  # an arrow that leans is not under it
                label.shift((np.sign(up) * label.height / 2 - (1 - share) * up) * UP)
            else:
                label.shift(self._off_the_circle(label) * side)
            half = label.width / 2
            x = np.clip(label.get_x(), STAGE.left + half, STAGE.right - half)
            made.append(self._clear_of_the_note(label.set_x(float(x))))
        return made

    def _off_the_circle(self, label: Any) -> float:
        """How far a label is from where the circle, if it is drawn, is no longer behind it."""
        if not float(self.circle.grown.get_value()):
            return 0.0
        rim = self.view.at(self.circle.places())
        low, high = (float(end) for end in (label.get_bottom()[1], label.get_top()[1]))
        beside = rim[(rim[:, 1] > low - _FREE) & (rim[:, 1] < high + _FREE), 0]
        right = label.get_x() > float(rim[:, 0].mean())
        near = float(label.get_left()[0] if right else label.get_right()[0])
        over = float(beside.max()) - near if right else near - float(beside.min())
        return max(0.0, over + _FREE)

    def _clear_of_the_note(self, label: Any) -> Any:
        """A label as it is, or higher, where it would stand on the scale of arrows."""
        for note in self.note:
            apart = abs(label.get_x() - note.get_x()) > (label.width + note.width) / 2
            if not apart:
                label.shift(max(0.0, float(note.get_top()[1] - label.get_bottom()[1]) + 0.1) * UP)
        return label

    def partial_names(self) -> list[Any]:
        """What the two slopes are called."""
        return self.beside_the_parts(*map(column.partial, "xy"))

    def partial_numbers(self) -> list[Any]:
        """What the two slopes are."""
        return self.beside_the_parts(*column.slopes(self.plan))

    def named_ways(self, plane: Plane) -> list[Any]:
        """What both walks are called, near the ends of their curves, where fewest cross it."""
        high, low = float(self.plan.up.losses[-1, 0]), float(self.plan.down.losses[-1, 0])
        made = []
        for words, height, way in (
            (tr("ascent ▲"), high, DOWN), (tr("descent ▼"), low, UP)
        ):  # fmt: skip
            name, end = Words(words, 42), np.clip(height, *self._range(plane))
            spots = [
                name.copy().next_to((*plane.xy(share * self.plan.steps, end), 0), way, buff=away)
                for away in _FROM_CURVES
                for share in _ALONG_CURVES
            ]
            made.append(min(spots, key=lambda name: self.crossed(plane, name)))
        return made

    def crossed(self, plane: Plane, name: Any) -> int:
        """How much of the curves and of the upright axis is under a name, in small pieces."""
        left, bottom, right, top = Box.around(name).inset(-_FREE)
        fine = np.linspace(0, self.plan.steps, _PIECES * self.plan.steps + 1)
        low, high = self._range(plane)
        found = int(left < float(plane.xy(0.0, low)[0]))
        for walk in (self.plan.up, self.plan.down):
            for losses in np.clip(walk.losses, low - (high - low), high + (high - low)).T:
                x, y = plane.xy(fine, np.interp(fine, np.arange(len(losses)), losses)).T
                found += int(np.sum((left < x) & (x < right) & (bottom < y) & (y < top)))
        return found

    @staticmethod
    def _range(plane: Plane) -> tuple[float, float]:
        return float(plane.low[1]), float(plane.low[1] + plane.span[1])

    def dial(self) -> VGroup:
        """How many times as long as they are the arrows are drawn, as a dial and in words."""
        low = places.BESIDE.rows(6, 1, gap=0.1)[1]
        note = self.scale.note().within(low.inset(right=0.3), RIGHT)  # more digits come
        dial = Dial("arrows", lambda: self.scale.factor, 0.0, 1.0, 0.38, GRADIENT)
        return VGroup(dial.next_to(note, LEFT, buff=0.2), note)

    def scale_below(self) -> Any:
        """The same in words alone, under the left corner of the map."""
        note, corner = self.scale.note(), (self.view.map_panel().left, STAGE.bottom + 0.12, 0)
        return note.move_to(corner, aligned_edge=LEFT)

    def ground_formula(self) -> list[Any]:
        """Write the formula of the ground above the column, if there is one that fits."""
        made = column.height(self.plan)
        if made is None:
            return []
        board = Derivation(made, places.FORMULA)
        if self.in_words["hills"]:
            self.until("{hills}")
        self.play(FadeIn(board), run_time=0.8)
        return [board]

    def place_label(self) -> Any:
        """The two numbers of her place, between the formula of the ground and the column."""
        at = ", quad ".join(column.place_words(self.plan)).replace("−", "-")
        return place(Formula(at, size=50, color=POSITION), places.STANDS)


__all__ = ["GradientStage"]
