"""The dots: pushed off their line, they glide onto a parabola."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import FadeIn, ValueTracker, linear, there_and_back_with_pause
from numpy.typing import NDArray

from scenes.parts.regression.fits import Plan
from scenes.stage import (
    PREDICTION,
    TEXT,
    FittedLine,
    Plane,
    Residuals,
    Samples,
    change,
)
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen, dot, ink
from scenes.stage.plot.on_plane import OnPlane

Array = NDArray[np.float64]

_FALL = 0.9  # scene units a dot comes down
_EACH = 0.25  # of the time of all, that one takes
_WAITING, _FAR = 0.75, 60.0  # how much an error is dimmed; scene units off the screen
_FINE, _FINEST = 0.37, 0.006  # of the way from an error to the next: its width; scene units
_CROWDED = 0.015  # scene units, by which strokes of a crowd are drawn thinner
_LARGER, _LIT, _SEVERAL = 1.6, 0.8, 300  # at most; how bright dots are, if not more than so many
_RIM = 0.14  # scene units inside the plane's rim: there a dot is all there
_ROUND = 0.06  # scene units from a dot that is looked at to its ring
_BEAD = 0.46  # of the way from a dot to the next one: its radius, as a bead on its law
_LARGE = -1.2  # how crowded a sample is that is larger than others


class Dots(Samples):
    """The samples of the first data set.

    ``pushed`` from 0 to 1 lets chance push them off their law from left to right, or lets them
    fall into their places where no law is known; before that, ``laid`` lays them on their law, one
    after another. ``bent`` from 0 to 1 moves them to the second data.
    """

    def __init__(self, plane: Plane, plan: Plan) -> None:
        super().__init__(plane, plan.line.data.x, plan.line.data.y)
        other = plan.parabola.data
        self.other = np.array([other.x, other.y])
        self.pushed, self.bent = ValueTracker(1.0), ValueTracker(0.0)
        self.laid = ValueTracker(1.0)
        self.on_law = None if plan.line.law is None else plan.line.law(self.x)
        self.usual = float(plane.size[0] / plane.span[0])

    @property
    def radius(self) -> float:
        """Larger where the plane is: from nearer by, or alone in the picture."""
        unit = float(self.plane.size[0] / self.plane.span[0])
        return super().radius * float(np.clip((unit / self.usual) ** 0.5, 1.0, _LARGER))

    @property
    def opacity(self) -> float:
        """A few hundred are as bright as few: they are what the film is about."""
        return max(super().opacity, _LIT if len(self.x) <= _SEVERAL else 0.0)

    def inside(self, spots: Array) -> Array:
        """How much is there of dots at spots (n, 2): none is cut in two by the plane's rim."""
        middle = self.plane.corner + self.plane.size / 2
        room = (self.plane.size / 2 - np.abs(spots - middle)).min(axis=1)
        return np.asarray(np.clip(room / _RIM, 0, 1))

    def now(self) -> tuple[Array, Array]:
        """The present x and y (n,) of all samples."""
        share = float(self.bent.get_value())
        x, y = (1 - share) * np.array([self.x, self.y]) + share * self.other
        if self.on_law is not None and self.pushed.get_value() < 1:
            y = y + (self.on_law - y) * (1 - self.arrived()) ** 2
        return x, y

    def arrived(self) -> Array:
        """How far each (n,) has come, in [0, 1]."""
        begins = (1 - _EACH) * np.linspace(0, 1, len(self.x))
        return np.clip((float(self.pushed.get_value()) - begins) / _EACH, 0, 1)

    def radii(self) -> Array:
        """How large each is (n,): on their law dots are so small that none touches the next."""
        radius = np.full(len(self.x), self.radius)
        if self.on_law is None or self.pushed.get_value() == 1:
            return radius
        apart = np.linalg.norm(np.diff(self.plane.xy(self.x, self.on_law), axis=0), axis=1)
        beads = min(_BEAD * float(np.median(apart)), self.radius)
        return np.asarray(beads + (radius - beads) * self.arrived())

    def draw(self, canvas: Canvas) -> None:
        """Fill dot by dot, so that dots on dots add up."""
        laid = float(self.laid.get_value()) * len(self.x) - np.arange(len(self.x))
        there = self.arrived() if self.on_law is None else np.clip(laid, 0, 1)
        spots = self.plane.xy(*self.now())
        spots[:, 1] += _FALL * (1 - there) ** 2
        shares = there * self.inside(self.plane.xy(*self.now()))
        for spot, share, radius in zip(spots, shares.tolist(), self.radii().tolist(), strict=True):
            if share > 0:
                canvas.set_source_rgba(*ink(self.tint, self.opacity * self.presence * share))
                dot(canvas, spot, radius)
                canvas.fill()


class Errors(Residuals):
    """The errors of all samples; while they are added up, those that are ``counted`` are lit.

    ``counted`` is the share of them from left to right, 1 as a rule; ``waiting`` from 0 to 1 dims
    the others until their turn.
    """

    def __init__(self, samples: Samples, line: FittedLine, width: float) -> None:
        super().__init__(samples, line, width=width)
        self.widest = width
        self.counted, self.waiting = ValueTracker(1.0), ValueTracker(0.0)

    def count(self) -> int:
        """How many are counted."""
        return round(float(self.counted.get_value()) * len(self.samples.x))

    def sum_so_far(self) -> float:
        """The sum of those that are counted."""
        return float(np.sum(self.errors()[: self.count()]))

    def fine(self) -> float:
        """How wide each is: where the plane is small, so thin that there is room between them."""
        apart = np.diff(np.sort(self.plane.xy(self.samples.x, 0)[:, 0]))
        finest = _FINEST + _CROWDED * self.samples.crowd
        return float(np.clip(_FINE * np.median(apart), finest, self.widest))

    def draw(self, canvas: Canvas) -> None:
        """Up to the last one that is counted at full strength, the others dimmed."""
        self.thickness = self.fine()
        if (count := self.count()) == len(self.samples.x):
            super().draw(canvas)
            return
        left, right = self.plane.corner[0] - 1, self.plane.corner[0] + self.plane.size[0] + 1
        border = left if count == 0 else self.plane.xy(self.samples.x[count - 1], 0)[0] + 0.01
        strength = 1 - _WAITING * float(self.waiting.get_value())
        for ends, there in (((left, border), 1.0), ((border, right), strength)):
            canvas.save()
            canvas.rectangle(ends[0], -_FAR, ends[1] - ends[0], 2 * _FAR)
            canvas.clip()
            canvas.push_group()
            super().draw(canvas)
            canvas.pop_group_to_source()
            canvas.paint_with_alpha(there)
            canvas.restore()


class One(Samples):
    """One sample, looked at alone: larger; ``pulse`` from 0 to 1 sends a ring out from it."""

    def __init__(self, plane: Plane, x: float, y: float) -> None:
        super().__init__(plane, [x], [y])
        self.crowd = _LARGE
        self.pulse = ValueTracker(1.0)

    def ring_out(self) -> Any:
        """Send a ring out, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """The dot, with a fine ring, no casing that would bite into others; and the ring."""
        (spot,), wave = self.plane.xy(*self.now()), float(self.pulse.get_value())
        pen = Pen(canvas, self.presence)
        pen.disc(spot, self.radius, self.tint, casing=0.0)
        pen.ring(spot, self.radius + _ROUND, TEXT, 0.025)
        if 0 < wave < 1:
            pen.ring(spot, self.radius * (1 + 3 * wave), TEXT, 0.04, opacity=ripple(wave))


class Said(OnPlane):
    """What the line says of an input: a dot on the line."""

    def __init__(self, line: FittedLine, x: float) -> None:
        super().__init__(line.plane)
        self.line, self.x = line, x

    def draw(self, canvas: Canvas) -> None:
        """The dot."""
        said = self.plane.xy(self.x, float(self.line.predict(self.x)))
        Pen(canvas, self.presence).disc(said, 0.11, PREDICTION, casing=0.04)


class Runner(OnPlane):
    """A dot that runs along the line from the left: it shows whether that falls or rises."""

    def __init__(self, line: FittedLine) -> None:
        super().__init__(line.plane)
        self.line, self.gone = line, ValueTracker(0.0)

    def run(self) -> tuple[Any, ...]:
        """It comes, runs to the right end, and goes."""
        self.gone.set_value(0)
        seen = FadeIn(self, rate_func=there_and_back_with_pause)
        return seen, change(self.gone, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """The dot."""
        spot = self.line.along(float(self.gone.get_value()))
        Pen(canvas, self.presence).disc(spot, 0.14, PREDICTION, casing=0.05)


__all__ = ["Dots", "Errors", "One", "Runner", "Said"]
