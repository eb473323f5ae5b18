"""Several starts at random: pawns that fall, and how low each of them ends, as bars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, UP, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.local_minima.country import SKY, Country, height_text
from scenes.parts.local_minima.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    PATH,
    POSITION,
    QUIET,
    STAGE,
    TEXT,
    Box,
    CurvePawns,
    Formula,
    Layer,
    Playback,
    Words,
    change,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_COLUMN = 1.3  # scene units from bar to bar
_WIDE = 0.3  # half a bar
_TALLEST = 0.75  # scene units
_MOST = 7  # columns that are written out
_ROW = 0.42  # scene units for a row of numbers
_MARGIN = 0.15
_RING = 0.06
_TALL = 0.8  # scene units: a pawn


class Heights(Lettered):
    """For each start, its number, a bar that hangs from the highest end, and the height of its end.

    ``begun`` of them are named; ``grown`` in [0, 1] is how far all bars are; ``ringed`` in [0, 1]
    marks the lowest. ``spare`` is how wide a room is left beside them.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, spare: float = 0.0) -> None:
        super().__init__()
        self.plan = plan
        self.begun, self.grown = ValueTracker(0.0), ValueTracker(0.0)
        self.ringed = ValueTracker(0.0)
        # One who is as good as at a floor reads its height: the same as on the ground itself.
        ends = zip(plan.tried.points[-1, :, 0].tolist(), plan.tried_ends, strict=True)
        places = [x if end is None else float(plan.floors[end]) for x, end in ends]
        self.ends = plan.height(np.array(places))
        count = len(self.ends)
        written = count <= _MOST
        self._names = [
            Lettering(start_text(x) if written else "", LABEL_SIZE, POSITION) if written else None
            for x in plan.random
        ]
        self._heights = [
            Lettering(height_text(float(h)), LABEL_SIZE, LOSS) if written else None
            for h in self.ends
        ]
        self._rows = [
            Lettering(name, LABEL_SIZE, QUIET) if written else None
            for name in (tr("start"), tr("height"))
        ]
        self._aside = max(row.width + _MARGIN if row else 0.0 for row in self._rows)
        room = SKY.width - spare - self._aside - 4 * _MARGIN
        self._column = min(_COLUMN, (STAGE.width - 5.4) / count, room / count)
        wide = self._aside + count * self._column + 2 * _MARGIN
        tall = 2 * _ROW + _TALLEST + 3.6 * _MARGIN
        self.box = Box(SKY.right - wide, SKY.top - tall, SKY.right, SKY.top)
        self.set_frame(*self.box)

    def _middle(self, number: int) -> float:
        return self.box.left + _MARGIN + self._aside + (number + 0.5) * self._column

    @property
    def _head(self) -> float:
        return self.box.top - _MARGIN - 0.3

    @property
    def _zero(self) -> float:
        return self.box.top - _MARGIN - _ROW - 0.16

    def told(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """All bars grow; then the lowest are marked."""
        yield (change(self.grown, 1),), 0.8
        yield (change(self.ringed, 1),), 0.5

    def length(self, number: int) -> float:
        """How long a bar is when it has grown, in scene units: as the heights are to each other."""
        drop = float(self.ends.max() - self.ends[number])
        most = float(np.ptp(self.plan.height(self.plan.floors)))
        return _TALLEST * drop / most

    @property
    def lowest(self) -> NDArray[np.bool_]:
        """Which of them end as low as any (n,)."""
        return np.asarray(self.ends < self.ends.min() + 1e-3 * max(np.ptp(self.ends), 1e-9))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Starts above their bars, heights below; what they are at the left."""
        begun, grown = float(self.begun.get_value()), float(self.grown.get_value())
        foot = self.box.bottom + _MARGIN + 0.02
        for row, level, there in zip(self._rows, (self._head, foot), (1.0, grown), strict=True):
            if row is not None and there > 0:
                yield row, self.box.left + _MARGIN, level, there
        for number, (name, height) in enumerate(zip(self._names, self._heights, strict=True)):
            there, x = float(np.clip(begun - number, 0, 1)), self._middle(number)
            if name is not None and there > 0:
                yield name, x - name.width / 2, self._head, there
            if height is not None and grown > 0:
                yield height, x - height.width / 2, foot, grown

    def draw(self, canvas: Canvas) -> None:
        """A plate, the line they hang from, the bars, a ring round each of the lowest."""
        pen, grown = Pen(canvas, self.presence), float(self.grown.get_value())
        pen.plate(*self.box, opacity=0.88)
        ends = np.array([(self.box.left + _MARGIN, self._zero), (self.box.right - _MARGIN, 0)])
        ends[1, 1] = self._zero
        pen.line(ends, QUIET, 0.03)
        wide = min(_WIDE, 0.35 * self._column)
        for number, lowest in enumerate(self.lowest.tolist()):
            x, low = self._middle(number), self._zero - grown * self.length(number)
            corners = [(x - wide, self._zero), (x + wide, self._zero), (x + wide, low)]
            if low < self._zero:
                pen.fill(np.array([*corners, (x - wide, low)]), LOSS)
            if lowest:
                rim = 0.07
                frame = [
                    (x - wide - rim, self._zero),
                    (x - wide - rim, low - rim),
                    (x + wide + rim, low - rim),
                    (x + wide + rim, self._zero),
                ]
                ring = Pen(canvas, self.presence * float(self.ringed.get_value()))
                ring.line(np.array(frame), TEXT, _RING)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Where each ends."""
        return [Reading(f"end {number}", "", float(h)) for number, h in enumerate(self.ends)]


class Tries:
    """The pawns of all random starts, their heights, and the chance that all of them miss."""

    def __init__(self, plan: Plan, country: Country) -> None:
        self.plan = plan
        self.party = Playback(plan.tried, [PATH] * len(plan.random), PATH)
        self.pawns = CurvePawns(country.curve, self.party, _TALL)
        self.pawns.hops.set_value(0)
        self.heights = Heights(plan, self.chance().width)

    def fall(self) -> list[Any]:
        """They fall onto the ground one after another, and each is named."""
        self.pawns.fallen.set_value(0)
        named = change(self.heights.begun, len(self.plan.random), linear)
        return [change(self.pawns.fallen, 1, linear), named]

    def chance(self) -> Any:
        """How likely it is that all of them miss."""
        plan = self.plan
        count = len(plan.random)
        share, chance = as_printed(plan.missed, count)
        formula = Formula(f"{share}^{count} approx {chance}", size=BODY_SIZE)
        words = on_one_line(Words(tr("all miss:"), BODY_SIZE), formula, buff=0.25)
        return on_plate(words).within(SKY, UP + LEFT)


def as_printed(share: float, count: int) -> tuple[str, str]:
    """A share and its power, with so many digits that the one printed follows from the other.

    >>> as_printed(0.63, 5), as_printed(0.4156, 5)
    (('0.63', '0.099'), ('0.416', '0.012'))
    """
    power = f"{share**count:.2g}"
    shares = [f"{share:.{digits}g}" for digits in (2, 3, 4)]
    follows = (text for text in shares if f"{float(text) ** count:.2g}" == power)
    return next(follows, shares[-1]), power


def start_text(x: float) -> str:
    """Where one starts, with two decimals: −1.78.

    >>> start_text(0.0591), start_text(-0.9418)
    ('0.06', '−0.94')
    """
    return f"{x:.2f}".replace("-", "−")


__all__ = ["Heights", "Tries", "start_text"]
