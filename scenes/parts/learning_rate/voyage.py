"""What she passes as she flies off, drawn and measured: the Earth, the Moon’s orbit, a ruler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import DL, UR, ValueTracker
from numpy.typing import NDArray

from scenes.parts.learning_rate.lengths import away, metres
from scenes.parts.learning_rate.plan import Milestone, RatePlan
from scenes.parts.learning_rate.ruled import Ruled
from scenes.parts.learning_rate.runs import outline
from scenes.parts.learning_rate.scenery import draw_earth, draw_floor, draw_orbit
from scenes.stage import (
    LABEL_SIZE,
    MINIMUM,
    TEXT,
    TITLE_SIZE,
    ContourMap,
    Layer,
    Playback,
    change,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_TRAIL = 14  # chords that are drawn: the others are too small
_CLEAR = 0.2  # scene units from the bottom: landings that are nearer are too close to each other
_COMES, _WHOLE = 240.0, 3.6  # scene units: an Earth as it begins to appear; one that is there
_NAMED = 2.95, 0.09  # the same of a ring whose name has room above it
# From the way she flies up to what measures it, over her head, and down to what she passes.
_ASIDE = {"earth": (2.2, 2.15), "moon": (1.75, 1.15)}
_WORDS, _FREE = 0.75, 0.2  # how high a length is with its words; from there to the ring
_SPECK, _BEYOND = 0.03, 12.0  # scene units: a ring so small, or so large, is not in the picture
_SMALL = 0.14  # scene units: an Earth of this radius is told by its name; the cross is gone
_CLEAR_OF_MARK = 0.47  # scene units from her way down to a name under it
_CLEARS, _NEARS = 0.75, 0.4  # the same, as the cross goes: before the Earth would cover it
_FREE_RING = 3.8, 0.9  # a ring that clears the read-outs and the ruler, and how it comes
_SIGN, _AFTER = 0.2, 0.3  # scene units: of the two arrows beside the number of steps
_RIM = 0.02  # of the dark around it, on the trail
_SPARE = 0.1  # scene units of a plate around a number
_BALL, _DARK = 0.23, 0.06  # of her mark, and of the dark around it
_LAST = 0.7  # seconds of the last steps
_GOES = 0.25  # seconds in which what measures her way is gone


class Voyage(Ruled):
    """Her flight with all that is passed and measured on it.

    ``measured`` is, for each milestone, how much there is of what measures her way as she has
    landed. What stands ``over`` it has plates.
    """

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(
        self, plan: RatePlan, ground: ContourMap, party: Playback, over: Sequence[Any] = ()
    ) -> None:
        super().__init__(plan, ground, party)
        self._over = over
        self.measured = {mark.name: ValueTracker(0.0) for mark in plan.milestones}
        self._passed = {mark.name: mark for mark in plan.milestones}
        words = {"earth": tr("Earth: {length}"), "moon": "{length}"}
        self._lengths = {
            name: Lettering(words[name].format(length=metres(mark.metres)), TITLE_SIZE, TEXT)
            for name, mark in self._passed.items()
        }
        self._hers = {
            name: Lettering(away(abs(float(self.across[mark.step]))), TITLE_SIZE, self.run.color)
            for name, mark in self._passed.items()
        }
        self._earth = Lettering(tr("Earth"), LABEL_SIZE, TEXT)
        self._orbit = Lettering(tr("the Moon’s orbit"), TITLE_SIZE, TEXT)

    def measure(self, mark: Milestone) -> Any:
        """Her way is measured, and what she has passed beside it."""
        return change(self.measured[mark.name], 1)

    def before(self, step: int) -> Iterator[tuple[tuple[Any, ...], float]]:
        """What measures her way goes before she does, and the view with her."""
        yield from self.clears()
        yield from super().before(step)

    def clears(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """What measures her way goes, where something does."""
        if there := [one for one in self.measured.values() if one.get_value() > 0]:
            yield tuple(change(one, 0) for one in there), _GOES

    def to_the_end(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The steps that are left, at once."""
        yield from self.clears()
        yield (self.party.hurry(),), _LAST

    def _half(self, mark: Milestone, text: Lettering, aside: float) -> float:
        """How far from the middle a length stands: within the Moon's ring, not on it."""
        radius, tall = mark.metres * self.unit, aside + _WORDS
        if mark.name == "moon" and radius > tall:
            return min(radius / 2, float(np.sqrt(radius**2 - tall**2)) - _FREE - text.width / 2)
        return radius / 2

    @property
    def _roomy(self) -> float:
        """How much room there is in the Moon's ring for a name."""
        radius = self._passed["moon"].metres * self.unit if "moon" in self._passed else 1.0
        return float(np.clip((radius - 0.4) / 0.2, 0, 1))

    @property
    def _ringed(self) -> float:
        """How much there is of the name of the Moon's ring."""
        radius = self._passed["moon"].metres * self.unit if "moon" in self._passed else 0.0
        return _fits(radius, *_NAMED) * self._roomy

    def told(self, mark: Milestone) -> float:
        """How much there is of what measures her way: as she flies on, it goes."""
        flown = self.time - mark.step
        return float(self.measured[mark.name].get_value() * np.clip(1 - 2 * flown, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Lengths at their lines, the name of the ring, and the numbers of the ruler."""
        for name, mark in self._passed.items():
            told, (x, y) = self.told(mark), self.middle.tolist()
            if told <= 0:
                continue
            above, below = _ASIDE[name]
            for text, aside, foot in (
                (self._hers[name], above, y + above + 0.22),
                (self._lengths[name], below, y - below - 0.55),
            ):
                centre = x + self.side(mark) * self._half(mark, text, aside)
                yield text, centre - text.width / 2, foot, max(0.0, 3 * told - 2)
        if "moon" in self._passed:
            (x, y), room = self.middle.tolist(), self._ringed
            top = y + self._passed["moon"].metres * self.unit
            yield self._orbit, x - self._orbit.width / 2, top + 0.18, room
        if (small := self._small) > 0:
            x, y = self._earth_at()[0].tolist()
            low = y - _CLEAR_OF_MARK - self._earth.high[1]
            yield self._earth, x - self._earth.width / 2, low, small * self._roomy
        yield from self.numbered()

    def draw(self, canvas: Canvas) -> None:
        """What is passed; then valley, ruler, lengths, trail, cross, her mark."""
        pen = Pen(canvas, self.presence)
        far = Pen(canvas, pen.strength * float(self.out.get_value()))
        draw_floor(far, self.middle, self.unit)
        self._draw_earth(far)
        if "moon" in self._passed:
            radius = self._passed["moon"].metres * self.unit
            if _SPECK < radius < _BEYOND:
                told = float(self.measured["moon"].get_value())  # it is seen, however large it is
                draw_orbit(far, self.middle, radius, max(told, _fits(radius, *_FREE_RING)))
        for words in self._over:
            low, high = words.get_corner(DL)[:2] - _SPARE, words.get_corner(UR)[:2] + _SPARE
            far.plate(*low.tolist(), *high.tolist())
        self._draw_valley(pen)
        self._draw_hurry(pen)
        self.draw_ruler(pen)
        self._draw_plates(pen)
        self._draw_lengths(pen)
        arms, middle = (np.array([0.2, 0.2]), np.array([0.2, -0.2])), self.middle
        self._draw_trail(pen)
        small, cross = self._small, Pen(canvas, pen.strength * self._crossed)
        cross.line([np.stack([middle - a, middle + a]) for a in arms], MINIMUM, 0.05, casing=0.05)
        if small > 0:
            (place, radius), near = self._earth_at(), Pen(canvas, pen.strength * small)
            near.disc(place, radius + _RIM, BACKGROUND)
            draw_earth(near, place, radius, 1.0)
        self._draw_mark(pen)
        self.write(canvas)

    def _draw_trail(self, pen: Pen) -> None:
        """The last chords and landings; those that are too near the bottom are a line only."""
        way, landed = self.trail(_TRAIL)
        apart = np.linalg.norm(landed[:, :2] - self.middle, axis=-1) > _CLEAR
        for shade, more in ((BACKGROUND, 0.03), (self.run.color, 0.0)):
            pen.line(way, shade, 0.045 + more)
            for x, y, size in landed[apart & (landed[:, 2] > 0)].tolist():
                pen.disc((x, y), size * (0.07 + more), shade)

    def _draw_mark(self, pen: Pen) -> None:
        """Her mark, where she is."""
        ball, spot = self.larger * _BALL, self.here()
        pen.fill(outline(self.run.kind, spot, ball + _DARK), BACKGROUND, 0.9)
        pen.fill(outline(self.run.kind, spot, ball), self.run.color)

    def _draw_hurry(self, pen: Pen) -> None:
        """Two arrows beside the number of steps, as on a player, where several go by at once."""
        if not self._over or self.hurried <= 0:
            return
        right, high = self._over[0].get_right()[0] + _AFTER, self._over[0].get_center()[1]
        corners = _SIGN * np.array([(0.0, 1.0), (1.5, 0.0), (0.0, -1.0)])
        for aside in (0.0, 1.5 * _SIGN):
            pen.fill(corners + np.array([right + aside, high]), TEXT, self.hurried)

    def _draw_earth(self, pen: Pen) -> None:
        """A disc to scale, on the side where she passes it; its rim touches the cross."""
        if "earth" not in self._passed:
            return
        middle, radius = self._earth_at()
        if (strength := _nearing(radius)) > 0:
            draw_earth(pen, middle, radius, strength)

    def _earth_at(self) -> tuple[Array, float]:
        """Where on the screen the middle of the Earth is (2,), and its radius to scale."""
        mark = self._passed["earth"]
        radius = mark.metres / 2 * self.unit
        return self.middle + np.array([self.side(mark) * radius, 0.0]), radius

    @property
    def _small(self) -> float:
        """How far the Earth is so small that cross and trail give way to it: it stays to scale."""
        if "earth" not in self._passed:
            return 0.0
        return float(np.clip(2 - self._earth_at()[1] / _SMALL, 0, 1) * self.out.get_value())

    @property
    def _crossed(self) -> float:
        """How much there is of the cross: none where an Earth would hide half of it."""
        if "earth" not in self._passed:
            return 1.0
        near = _fits(self._earth_at()[1], _CLEARS, _CLEARS - _NEARS)
        return 1 - near * float(self.out.get_value())

    def _draw_lengths(self, pen: Pen) -> None:
        """How far away she is, above her way; how long that is which she passes, below it."""
        x, y = self.middle.tolist()
        for name, mark in self._passed.items():
            told = self.told(mark)
            if told <= 0:
                continue
            own, (above, below) = Pen(pen.canvas, pen.strength * told), _ASIDE[name]
            grown = float(self.measured[name].get_value())
            for metre, high, color in (
                (abs(float(self.across[mark.step])), y + above, self.run.color),
                (mark.metres, y - below, TEXT),
            ):
                end = x + self.side(mark) * grown * metre * self.unit
                own.line(np.array([(x, high), (end, high)]), color, 0.04, casing=0.04)
                for at in (x, end):
                    own.line(np.array([(at, high - 0.12), (at, high + 0.12)]), color, 0.04)

    def _draw_valley(self, pen: Pen) -> None:
        """The map, as small as it is now; soon it is a point."""
        if self.plan.valley.window[0][1] * self.unit < 0.02:
            return
        (origin, near), canvas = self._on_map(), pen.canvas
        canvas.push_group()
        canvas.translate(*self.middle)
        canvas.scale(self.unit / near, self.unit / near)
        canvas.translate(*-origin)
        self.ground.picture(canvas)
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(pen.strength)

    def _draw_plates(self, pen: Pen) -> None:
        """All words and numbers stand on plates."""
        for mark, left, foot, strength in self.texts():
            if strength > 0:
                plate = Pen(pen.canvas, pen.strength * strength)
                place = np.array([left, foot])
                low, high = mark.low + place - _SPARE, mark.high + place + _SPARE
                plate.plate(*low.tolist(), *high.tolist())

    def readings(self) -> list[Reading]:
        """Where she has landed, in metres."""
        place = self.run.walk.points[self.party.step, 0]
        return [Reading("flight", "", (self.party.step, *place.tolist()))]


def _nearing(radius: float) -> float:
    """How much there is of the Earth: it comes with the steps, each of which leaves as much."""
    return float(np.clip(np.log(_COMES / radius) / np.log(_COMES / _WHOLE), 0, 1))


def _fits(radius: float, largest: float, soft: float) -> float:
    """How much there is of a circle: none of one that is too large."""
    return float(np.clip((largest - radius) / soft, 0, 1))


__all__ = ["Voyage"]
