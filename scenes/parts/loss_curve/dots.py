"""Every w has its loss: three dots on an empty plane."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import DOWN, RIGHT, UP, FadeIn, FadeOut, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.figures import share
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.lighting import FIRST
from scenes.parts.loss_curve.wall import Wall
from scenes.stage import FRAME, LABEL_SIZE, LOSS, STAGE, TITLE_SIZE, Samples, Words, change, tr
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_RIM, _BELOW = 0.3, 0.5  # scene units: average squares from the side of the plane and its top
_BAR = 0.16  # scene units: the width of a column
# Of a play: the line has gone from the knob's way before that goes over it.
_DATA_GO, _KNOB_GOES, _PLANE_COMES, _PILE_GOES = (
    squish_rate_func(smooth, *part) for part in ((0.0, 0.45), (0.3, 0.6), (0.6, 0.8), (0.5, 1.0))
)
_AT_ONCE = squish_rate_func(smooth, 0.0, 0.14)  # of a play: what makes room for another picture
_GROUND_COMES = squish_rate_func(smooth, 0.3, 0.7)  # no night is empty
_SHE_COMES = squish_rate_func(smooth, 0.4, 0.8)  # of a play: her dot becomes her
_LEFT, _RIGHT = STAGE.inset(bottom=0.1).columns(5.8, 6.8, gap=0.5)


class Dots:
    """Squares that pour their areas into columns, a dot on top of each."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill) -> None:
        self.plan, self.data, self.hill = plan, data, hill
        self.plot, self.losses = _RIGHT, VGroup()
        self.dots = [Samples(hill.plane, [w], [plan.loss(w)], color=LOSS) for w in plan.dots]
        for dot in self.dots:
            dot.crowd = -0.6
        self.wall: Wall | None = None
        self.value = Words("")

    def make_room(self) -> tuple[Any, ...]:
        """The data go to the left, with all that the three lines say; an empty plane comes."""
        plane, data = self.data.plane, self.data
        wide = data.wide()
        room = data.beside_them(_LEFT.inset(top=1.5))
        moved = plane.animate(rate_func=_DATA_GO).within(room).reframe(y=wide)
        above = _LEFT.middle[0], STAGE.top - 0.7, 0
        knob = data.knobs[0].animate(rate_func=_KNOB_GOES).move_to(above)
        pile = data.pile
        after = plane.copy().within(room).reframe(y=wide)
        self._unit = float(after.size[1] / after.span[1])
        pile.other_corner = self._stand(0)
        self.losses.add(self._area())
        empty = FadeIn(self.hill.plane, self.losses, rate_func=_PLANE_COMES)
        return moved, knob, change(pile.aside, 1, _PILE_GOES), empty

    def _area(self) -> VGroup:
        """What becomes of the squares, at the rim of the plane; they stand beside it."""
        plane, rows = self.hill.plane, (tr("area becomes"), tr("height"))
        right, top = plane.corner + plane.size - [0.0, _BELOW]
        side = 1.0 if self.plan.starts_left else -1.0
        edge = right if side > 0 else plane.corner[0] + _RIM
        words = VGroup(*(Words(row, LABEL_SIZE, LOSS) for row in rows))
        words.arrange(DOWN, buff=0.12, aligned_edge=side * RIGHT)
        return words.move_to((edge, top + 0.1, 0), aligned_edge=UP + side * RIGHT)

    def _stand(self, number: int) -> Array:
        """The corner (2,) of an average square, whose side is in the units of the data.

        It is over its w, as far as there is room: its column is below it.
        """
        plane, side = self.hill.plane, self._unit * self.plan.side(self.plan.dots[number])
        left, bottom = plane.corner + _RIM
        right, top = plane.corner + plane.size - np.array([_RIM, _BELOW])
        above = float(plane.xy(self.plan.dots[number], 0.0)[0]) - 0.5 * side
        at = max(left, min(above, right - side))
        return np.array([at, max(bottom, top - side)])

    def one_by_one(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """For each w its average square, a column and a dot; with seconds.

        Each dot has gone as the next is looked for: several would show where the ground falls.
        """
        pile, before = self.data.pile, [*self.losses]
        for number, dot in enumerate(self.dots):
            if number:
                gone = FadeOut(*before, rate_func=FIRST)
                yield (*self.another(number), self.data.knobs[0].glow(), gone), 0.8
                before = []
            yield (self.pour(number),), 0.8
            self.value = self.values(number)
            yield (FadeIn(dot, self.value), FadeOut(pile)), 0.3
            before += [dot, self.value]

    def pour(self, number: int) -> Any:
        """The average square goes over its w and becomes a column, as high as its area says."""
        pile, w = self.data.pile, self.plan.dots[number]
        foot = self.hill.plane.xy(w, 0.0)
        top = self.hill.plane.xy(w, self.plan.loss(w))
        pile.column = np.array([foot[0] - _BAR / 2, foot[1], _BAR, top[1] - foot[1]])
        return change(pile.poured, 1)

    def another(self, number: int) -> tuple[Any, ...]:
        """The knob is turned to another w, with its average square."""
        pile = self.data.pile
        pile.poured.set_value(0)
        pile.other_corner = self._stand(number)
        return self.data.turn(self.plan.dots[number]), FadeIn(pile)

    def values(self, number: int) -> Words:
        """The loss at one of them, beside its dot."""
        w = self.plan.dots[number]
        loss = number_text(self.plan.loss(w)) if number else share(self.plan)[2]
        x, y = self.hill.plane.xy(w, self.plan.loss(w))
        return Words(loss, TITLE_SIZE, LOSS).next_to((x, y, 0), UP, buff=0.2)

    def many_knobs(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The one knob is among millions: they fill the frame; with seconds."""
        self.wall = Wall(FRAME)
        seen = *self._of_the_data, self.hill.plane, self.dots[-1], self.value
        yield (FadeOut(*seen, rate_func=_AT_ONCE), *self.wall.goes_away()), 2.2

    @property
    def _of_the_data(self) -> tuple[Any, ...]:
        """What is seen beside the empty plane."""
        data = self.data
        return data.plane, data.samples, data.line, data.knobs[0]

    def nightfall(self) -> tuple[Any, ...]:
        """All go but the last of the dots; the night sky comes behind it."""
        self.hill.closeup.look(**self.hill.as_it_is())
        sky = FadeIn(self.hill.night.sky)
        if self.wall is None:
            return FadeOut(*self._of_the_data, self.value, rate_func=FIRST), sky
        self.hill.lay_ground()
        ground = FadeIn(self.hill.ruler, self.hill.scale, self.dots[-1], rate_func=_GROUND_COMES)
        return FadeOut(self.wall, rate_func=FIRST), sky, ground

    def ground_comes(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The plane becomes the ground; where a wall was before it, that has come with night."""
        if self.wall is None:
            yield from self.hill.plane_becomes_ground()

    def make_way(self) -> tuple[Any, ...]:
        """She stands on the last dot, with a stem to her w."""
        hill = self.hill
        hill.closeup.look(**hill.looking_on())
        here = FadeIn(*hill.night[1:], hill.spark, rate_func=_SHE_COMES)
        return FadeIn(hill.walk.on_axis), here, FadeOut(self.dots[-1], rate_func=_SHE_COMES)


__all__ = ["Dots"]
