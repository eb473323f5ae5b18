"""A fan of slopes, the circle on which they end, the rectangle of two, and the shadows of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.column import decimals
from scenes.parts.gradient.compass import Needle, unit
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import GRADIENT, TEXT, ArrowScale, Layer, View
from scenes.stage.ground.field import outlines, paint_arrows
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.arrow import SCALE
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen, ink, trace_line
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_EVERY = 6  # degrees
_COMES = 5.0  # degrees of the needle's turn, in which an arrow comes out of its place
_WIDTH = 0.022
_FAINT = 0.34
_GLOW = 0.42, 0.1  # the light of the circle, at her feet and across from her
_PALE = 0.65  # of a shadow's colour
CORNER = 0.05  # of the gradient, a side of the sign of a right angle
_LOOKS = 0.45  # of it, how long the line is to where she looks, downhill
_TOLD, _OUT = 44, 0.32  # of a shadow's slope, the size of type; scene units from its end


class Fan(OnGround):
    """An arrow every few degrees wherever it climbs, as long as the slope that is measured there.

    Each comes as the needle has passed it: ``turned`` in turns, from ``begin`` in radians.
    ``faint`` lets the arrows step back, ``tips`` lights their tips.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(
        self,
        view: View,
        plan: Plan,
        scale: ArrowScale,
        begin: float,
        place: Array | None = None,
        every: int = _EVERY,
    ) -> None:
        super().__init__(view)
        self.scale_of_all, self.begin = scale, begin
        self.place = plan.here if place is None else place
        self.turned, self.faint, self.tips = (ValueTracker(0.0) for _ in range(3))
        degrees = np.arange(0, 360, every)
        self.slopes = plan.slope(unit(np.radians(degrees)), self.place)
        climbs = self.slopes > 1e-9 * np.abs(self.slopes).max()
        self.degrees, self.slopes = degrees[climbs], self.slopes[climbs]
        self.ways = unit(np.radians(self.degrees))

    def come(self) -> Array:
        """How much of each arrow has come out of its place (n,)."""
        passed = (self.degrees - np.degrees(self.begin) + 1e-9) % 360
        return np.clip((360 * float(self.turned.get_value()) - passed) / _COMES, 0, 1)

    def ends(self) -> Array:
        """Where each arrow ends when it has come, places (n, 2)."""
        return self.place + self.scale_of_all.factor * self.slopes[:, None] * self.ways

    def draw(self, canvas: Canvas) -> None:
        """The arrows, then their tips."""
        root, come = self.view.at(self.place), self.come()
        vectors = (self.view.at(self.ends()) - root) * come[:, None]
        there = come > 0
        if not there.any():
            return
        shapes = outlines(np.broadcast_to(root, vectors.shape)[there], vectors[there], _WIDTH)
        faint = float(self.faint.get_value())
        paint_arrows(canvas, shapes)
        canvas.set_source_rgba(*ink(GRADIENT, (1 - faint * (1 - _FAINT)) * self.presence))
        canvas.fill()
        if lit := float(self.tips.get_value()):
            pen = Pen(canvas, self.presence * lit)
            for spot in root + vectors[there]:
                pen.disc(spot, 0.075, TEXT, casing=0.03)

    def readings(self) -> list[Reading]:
        """On which scale they are drawn."""
        shown = self.scale_of_all.factor if float(self.turned.get_value()) > 0 else None
        return [Reading(f"fan {SCALE}", "", shown)]


class Circle(OnGround):
    """The circle through her feet whose diameter is the gradient; ``grown`` draws it.

    It is filled with light as it closes.
    """

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self, view: View, plan: Plan, scale: ArrowScale) -> None:
        super().__init__(view)
        self.plan, self.scale_of_all, self.grown = plan, scale, ValueTracker(0.0)
        self.set_z_index(Layer.GROUND + 2)  # its light is on the ground

    def places(self) -> Array:
        """The circle as far as it has grown (n, 2), from her feet on."""
        radius = 0.5 * self.scale_of_all.factor * self.plan.steepness
        middle = self.plan.here + radius * unit(self.plan.angle)
        turn = 2 * np.pi * float(self.grown.get_value())
        return np.asarray(
            middle + radius * unit(self.plan.angle + np.pi + np.linspace(0, turn, 181))
        )

    def draw(self, canvas: Canvas) -> None:
        """Stroke it."""
        if float(self.grown.get_value()) > 0:
            self._light(canvas)
            pen = Pen(canvas, self.presence)
            pen.line(self.view.at(self.places(), 0.01), TEXT, 0.045, casing=0.04)

    def _light(self, canvas: Canvas) -> None:
        """Fill it, brightest at her feet."""
        strength = self.presence * max(0.0, 2 * float(self.grown.get_value()) - 1)
        line = self.view.at(self.places(), 0.01)
        wide = float(np.linalg.norm(line - line[0], axis=1).max())
        (x, y), far = line[0].tolist(), max(wide, 1e-6)
        glow = cairo.RadialGradient(x, y, 0, x, y, far)
        for at, share in zip((0.0, 1.0), _GLOW, strict=True):
            glow.add_color_stop_rgba(at, *ink(GRADIENT, share * strength))
        canvas.set_source(glow)
        trace_line(canvas, line)
        canvas.close_path()
        canvas.fill()


class Sides(OnGround):
    """What completes the arrows along the axes to a rectangle, as far as it has ``grown``."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, plan: Plan, scale: ArrowScale) -> None:
        super().__init__(view)
        self.plan, self.scale_of_all, self.grown = plan, scale, ValueTracker(0.0)

    def lines(self) -> list[Array]:
        """The two sides that are no arrows, each (2, 2), from the tips of the arrows on."""
        here, parts = self.plan.here, self.scale_of_all.factor * np.diag(self.plan.gradient)
        grown = float(self.grown.get_value())
        return [here + np.stack([one, one + grown * other])
                for one, other in (parts, parts[::-1])]  # fmt: skip

    def draw(self, canvas: Canvas) -> None:
        """Dashed lines."""
        if float(self.grown.get_value()) > 0:
            pen, shares = Pen(canvas, self.presence), np.linspace(0, 1, 25)[:, None]
            for begin, end in self.lines():
                line = self.view.at(begin + shares * (end - begin), 0.01)
                pen.line(line, TEXT, 0.035, dashes=(0.14, 0.1))


class Shadow(Plated):
    """The gradient's shadow in a direction: a square drop from its tip, its length, and that."""

    layer: ClassVar[Layer] = Layer.MARK  # under the arrow that casts it

    def __init__(self, view: View, needle: Needle, scale: ArrowScale) -> None:
        super().__init__()
        self.view = view
        self.needle, self.plan, self.scale_of_all = needle, needle.plan, scale

    def foot(self) -> Array:
        """Where the shadow ends (2,): as far from her as it is steep where the needle points."""
        length = self.scale_of_all.factor * self.needle.facing()
        return np.asarray(self.plan.here + length * self.needle.way())

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The slope in that direction, outside the circle beside the shadow's end."""
        few = decimals(self.plan)
        text = Lettering(f"{self.needle.facing():,.{few}f}".replace("-", "−"), _TOLD, GRADIENT)
        middle = self.plan.here + 0.5 * self.scale_of_all.factor * self.plan.gradient
        foot, at = self.view.at(np.stack([self.foot(), middle]))
        out = (foot - at) / max(float(np.linalg.norm(foot - at)), 1e-9)
        x, y = foot + out * (_OUT + 0.5 * np.array([text.width, text.height]))
        yield text, x - text.width / 2, y - text.height / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The drop with its right angle, the shadow, and its slope."""
        pen, here = Pen(canvas, self.presence), self.plan.here
        tip, foot = here + self.scale_of_all.factor * self.plan.gradient, self.foot()
        drop, way = tip - foot, self.needle.way()
        pen.line(self.view.at(np.stack([tip, foot])), TEXT, 0.045, casing=0.03, dashes=(0.14, 0.1))
        if (length := float(np.linalg.norm(drop))) > 0.2 * self.plan.steepness:
            side = CORNER * self.scale_of_all.factor * self.plan.steepness
            way = way * (np.sign(self.needle.facing()) or 1.0)  # the corner is on her side
            corner = side * np.array([drop / length, drop / length - way, -way])
            pen.line(self.view.at(foot + corner), TEXT, 0.045)
        self._ahead(pen)
        pen.line(self.view.at(np.stack([here, foot])), GRADIENT, 0.2, casing=0.05, opacity=_PALE)
        pen.disc(self.view.at(foot), 0.11, TEXT, casing=0.04)
        self.write(canvas)

    def _ahead(self, pen: Pen) -> None:
        """Which way she looks, where that is not to the shadow's end: there it goes downhill."""
        short = -self.needle.facing() / self.plan.steepness
        if short > 0:
            end = self.plan.here + _LOOKS * self.scale_of_all.factor * (
                min(1.0, 4 * short) * self.plan.steepness * self.needle.way()
            )
            pen.arrow(self.view.at(np.stack([self.plan.here, end])), TEXT, 0.05)

    def readings(self) -> list[Reading]:
        """Where its foot is."""
        return [Reading("foot", "", tuple(self.foot().tolist()))]


__all__ = ["CORNER", "Circle", "Fan", "Shadow", "Sides"]
