"""The square of one error, how far the line has moved, and the lever of a dot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.mse_gradient.held import Held
from scenes.parts.mse_gradient.plan import Plan
from scenes.stage import (
    DATA,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    Box,
    Layer,
    Plane,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

SURFACE, RIM = 0.3, 0.045  # of a square: how dense it is, and how thick its rim


class NudgedSquare(OnPlane):
    """The square on the error of one dot, as it was, and what is left of it as the line moves.

    ``opened`` unfolds it sideways.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.4

    def __init__(self, plane: Plane, plan: Plan, held: Held) -> None:
        super().__init__(plane)
        self.on, self.plan, self.held = plane, plan, held
        self.opened = ValueTracker(0.0)
        self.set_z_index(Layer.PLOT - 2)  # line and band lie on it, in their own colours

    def sides(self) -> tuple[float, float]:
        """The error as it was, and as it is now: both are sides, with their signs."""
        return self.plan.error, self.held.w() * self.plan.lever + self.held.b() - self.top()[1]

    def top(self) -> Array:
        """The corner (2,) at the dot, which stays."""
        return np.array([self.plan.one.x[0], self.plan.one.y[0]])

    def rectangles(self) -> tuple[Array, list[Array]]:
        """What is left (4, 2), and the two strips, level and upright, in units of the plane."""
        before, now = self.sides()
        open_by = float(self.opened.get_value())
        top, way = self.top(), np.array([1.0, np.sign(before)])
        new, old = abs(now), abs(before)
        left = top + way * _corners(0, 0, open_by * new, new)
        across = way * _corners(0, new, open_by * old, old)
        beside = way * _corners(open_by * new, 0, open_by * old, old)
        return left, [top + across, top + beside]

    def draw(self, canvas: Canvas) -> None:
        """What is left."""
        pen, (left, _) = Pen(canvas, self.presence), self.rectangles()
        corners = self.on.at(left)
        pen.fill(corners, BACKGROUND)  # no ground shines through
        pen.fill(corners, LOSS, SURFACE)
        pen.line(corners, LOSS, RIM, opacity=0.9, closed=True)

    def readings(self) -> list[Reading]:
        """The area that is left."""
        return [Reading("square left", "", self.sides()[1] ** 2)]


def _corners(x0: float, y0: float, x1: float, y1: float) -> Array:
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


class Moved(Lettered):
    """The line as it was, faint, and how far it has moved at some x: an equal gap, or a wedge.

    ``marked`` in [0, 1] is how much of the marks is there, which are ``at`` some x; the knob is
    raised ``by`` so much, by default the nudge. Of one dot the gap ends at the dot, beside its
    square, and the first mark is there, before the others are ``stepped``.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(
        self,
        plane: Plane,
        plan: Plan,
        held: Held,
        axis: int,
        at: Iterable[float] = (),
        by: float | None = None,
    ) -> None:
        super().__init__()
        self.plane, self.plan, self.held = plane, plan, held
        self.marked, self.stepped = ValueTracker(0.0), ValueTracker(0.0)
        self.wide = by is not None
        far = plan.lever
        xs = tuple(at) or ((far,) if axis else (far, 0.0, far / 2))
        tint = POSITION if self.wide else PREDICTION  # of one dot: as the line, which has moved
        gaps = [(plan.nudge if by is None else by) * (1.0 if axis else x) for x in xs]
        self.marks = [
            (x, gap, Lettering(number_text(gap + 0.0), LABEL_SIZE, tint))
            for x, gap in zip(xs, gaps, strict=True)
        ]

    def clip_box(self) -> Box | None:
        """The plane's rectangle."""
        return self.panel or self.plane.window_on_screen()

    def _ends(self) -> Array:
        low, high = self.plane.low[0], self.plane.low[0] + self.plane.span[0]
        if not self.wide:
            low, high = (low, self.plan.lever) if self.plan.lever > 0 else (self.plan.lever, high)
        return np.array([low, high])

    def there(self) -> Iterator[float]:
        """How much of each mark is there."""
        share = float(self.marked.get_value())
        for number in range(len(self.marks)):
            late = number > 0 and not self.wide
            yield share * (float(self.stepped.get_value()) if late else 1.0)

    def was(self, x: Array | float) -> Any:
        """The line before it moved, at x."""
        w, b = self.plan.three_start
        return w * np.asarray(x) + b

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each gap beside its mark, where no square is: over the line, or under it if it went down.

        Where the wedge is wide, at the foot of the mark, on the other side of the old line; beside
        the band of a dot that is there.
        """
        for (x, gap, text), share in zip(self.marks, self.there(), strict=True):
            if self.wide:
                at, foot = self.plane.xy(x, self.was(x)).tolist()
                foot += -0.14 - text.high[1] if gap >= 0 else 0.14
                left = at + 0.16 if self._is_tied(x, gap) else at - text.width / 2
                yield text, left, foot, share
                continue
            y = max(self.was(x), self.was(x) + gap) if gap >= 0 else self.was(x) + gap
            at, foot = self.plane.xy(x, y).tolist()
            foot += 0.16 if gap >= 0 else -0.16 - text.high[1]
            left = at - 0.2 - text.width if x >= 0 else at + 0.14
            yield text, left, foot, share

    def _is_tied(self, x: float, gap: float) -> bool:
        """Whether a dot at x lies on the other side of the old line than the new one."""
        above = self.plan.three.y[self.plan.three.x == x] - float(self.was(x))
        return bool(np.any(above < 0 if gap >= 0 else above > 0))

    def draw(self, canvas: Canvas) -> None:
        """The wedge between both lines, the old one, and the marks."""
        pen, x = Pen(canvas, self.presence), self._ends()
        old = self.plane.xy(x, self.was(x))
        new = self.plane.xy(x, self.held.w() * x + self.held.b())
        if np.sign(old[0, 1] - new[0, 1]) * np.sign(old[1, 1] - new[1, 1]) < 0:
            cross = float(np.interp(0.0, *_crossing(old, new)))
            middle = (1 - cross) * old[0] + cross * old[1]
            pen.fill(np.stack([old[0], middle, new[0]]), PREDICTION, 0.3)
            pen.fill(np.stack([old[1], middle, new[1]]), PREDICTION, 0.3)
        else:
            pen.fill(np.concatenate([old, new[::-1]]), PREDICTION, 0.3)
        pen.line(old, PREDICTION, 0.03, opacity=0.55, dashes=(0.12, 0.1))
        for (at, gap, text), share in zip(self.marks, self.there(), strict=True):
            ends = self.plane.xy([at, at], [self.was(at), self.was(at) + gap])
            pen.line(ends, text.tint, 0.06, opacity=share)
        self.write(canvas)


def _crossing(old: Array, new: Array) -> tuple[Array, Array]:
    """Gaps in rising order, and the shares of the way where they are."""
    gaps, shares = new[:, 1] - old[:, 1], np.array([0.0, 1.0])
    order = np.argsort(gaps)
    return gaps[order], shares[order]


class Lever(OnPlane):
    """The way from the post to the dot, along the line as it was: how much w moves it there."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, plan: Plan) -> None:
        super().__init__(plane)
        self.plan, self.grown = plan, ValueTracker(1.0)

    def ends(self) -> Array:
        """From the post to below the dot (2, 2), on the screen."""
        w, b = self.plan.three_start
        x = np.array([0.0, float(self.grown.get_value()) * self.plan.lever])
        return self.plane.xy(x, w * x + b)

    def draw(self, canvas: Canvas) -> None:
        """A bright bar with ends."""
        pen, ends = Pen(canvas, self.presence), self.ends() - np.array([0.0, 0.32])
        pen.line(ends, DATA, 0.06, casing=0.04)
        for end in ends:
            pen.line(end + np.array([(0, -0.12), (0, 0.12)]), DATA, 0.06)

    def pointwise_become_partial(self, vmobject: Any, a: float, b: float) -> Lever:
        """Grow from the post as far as ``b``."""
        self.grown.set_value(b)
        return self


__all__ = ["RIM", "SURFACE", "Lever", "Moved", "NudgedSquare"]
