"""What she feels as she turns once around: how steep the ground is in each direction."""

from __future__ import annotations

from typing import Any, ClassVar

import cairo
import numpy as np
from manim import DOWN, LEFT, RIGHT, ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage.ground.field import outlines, paint_arrows
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, GRADIENT, LABEL_SIZE, PATH, TEXT
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen, ink, trace_line
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import Plate, Words, on_plate

Array = NDArray[np.float64]

_SPOKES = 24  # one every 15 degrees
_NUDGE = 1e-5  # of the window, to either side, by which a slope is measured
_WIDTH = 0.045
_RIM = 0.03
_LEAST = 0.3  # of the longest: a shorter spoke is not drawn
_BOLD, _HOLLOW = 0.09, 0.05  # as wide as the arrows are; the line round one that is hollow
_BRIGHT = 0.55  # of a beam, at her feet
_BEAM = np.radians(12)  # to either side of where she looks
_STRENGTH, _CASED, _DIMMED = (
    1.0,
    0.75,
    0.4,
)  # of spokes, of their rim; what of that goes as the longest is lit
_PIECES = 25  # of a spoke that lies on the ground


class Rose(OnGround):
    """A spoke in each direction, as long as the ground is steep there, on the scale of the arrows.

    She begins to turn at a right angle to the gradient: through the half that rises, whose spokes
    are full, then through the half that falls, whose spokes are hollow. ``turned`` in [0, 1] is how
    far she has turned; ``sunk`` in [0, 1] how far the half that rises has sunk, but for its longest
    spoke, which is the gradient: it brightens then, or before that as it is ``lit``; ``back`` in
    [0, 1] how far she has turned back to it from where the half ends; the half that falls she
    feels behind her, without turning. ``settled`` in [0, 1] does to that half what ``sunk`` does to
    the other: the spoke opposite the gradient is left.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, at: Array, scale: ArrowScale, reach: float) -> None:
        super().__init__(view)
        self.place, self.scale_of_all, self.reach = np.asarray(at), scale, reach
        uphill = view.landscape.gradient(self.place)
        self.begin = float(np.arctan2(uphill[1], uphill[0])) - np.pi / 2
        self.turned, self.sunk = ValueTracker(0.0), ValueTracker(0.0)
        self.back, self.settled = ValueTracker(0.0), ValueTracker(0.0)
        self.lit = ValueTracker(0.0)
        self.angles = self.begin + 2 * np.pi * np.arange(_SPOKES) / _SPOKES
        self.ways = np.stack([np.cos(self.angles), np.sin(self.angles)], axis=-1)
        self.slopes = self.along(self.ways)
        self.longest, self.lowest = int(np.argmax(self.slopes)), int(np.argmin(self.slopes))

    def along(self, ways: Array) -> Array:
        """How steeply the ground rises along directions (..., 2) of length 1; falls are negative.

        It is measured, as she feels it, and not taken from the gradient.
        """
        nudge = _NUDGE * float(np.ptp(self.view.window, axis=1).max())
        value = self.view.landscape.value
        rise = value(self.place + nudge * ways) - value(self.place - nudge * ways)
        return np.asarray(rise / (2 * nudge))

    def heading(self) -> Array:
        """The direction (2,) in which she looks now."""
        angle = self._angle()
        return np.array([np.cos(angle), np.sin(angle)])

    def feel_behind(self) -> tuple[Any, Any]:
        """The half that falls comes, too, while she goes on looking up the gradient.

        As far as the spokes come she turns back: what was a quarter of a turn is then three.
        """
        return change(self.turned, 1, linear), change(self.back, 3, linear)

    def _angle(self) -> float:
        quarter = 0.25 * float(self.back.get_value())
        return self.begin + 2 * np.pi * (float(self.turned.get_value()) - quarter)

    def facing(self) -> float:
        """How steep it is where she looks: less than 0 where the ground falls."""
        return float(self.along(self.heading()))

    def lengths(self) -> Array:
        """How long each spoke is now, in the units of the ground (spokes,)."""
        come = np.clip(float(self.turned.get_value()) * _SPOKES - np.arange(_SPOKES) + 1, 0, 1)
        come[0] *= float(self.turned.get_value()) > 0
        rises, number = self.slopes > 0, np.arange(_SPOKES)
        sunk = np.where(rises, float(self.sunk.get_value()), float(self.settled.get_value()))
        left = np.where((number == self.longest) | (number == self.lowest), 1.0, 1 - sunk)
        return np.asarray(np.abs(self.slopes) * self.scale_of_all.factor * come * left)

    def lay(self, spoke: int) -> Array:
        """A spoke along the ground, on the screen (n, 2): opposite ones go on from each other."""
        shares = np.linspace(0, 1, _PIECES)[:, None]
        return self.view.at(self.place + shares * self.lengths()[spoke] * self.ways[spoke])

    def named(self, text: str, *, down: bool = False) -> Plate:
        """The name of the longest spoke, or of the one straight ``down``; it stays at its tip."""
        name = on_plate(Words(text, LABEL_SIZE, TEXT if down else GRADIENT))

        def follow(label: Any) -> None:
            tip, root = (
                self.lay(self.lowest if down else self.longest)[-1],
                self.view.at(self.place),
            )
            label.next_to((*tip, 0), RIGHT if tip[0] >= root[0] else LEFT, buff=0.2)

        name.add_updater(follow)
        follow(name)
        return name

    def measured(self, name: Plate, text: str) -> Plate:
        """How long the spoke is that has this ``name``, below that, on the arrow's outer side."""
        side = LEFT if name.get_center()[0] > self.view.at(self.place)[0] else RIGHT
        plate = on_plate(Words(text, LABEL_SIZE, GRADIENT))
        return plate.next_to(name, DOWN, buff=0.1, aligned_edge=side)

    def draw(self, canvas: Canvas) -> None:
        """Her beam while she turns, then full and hollow spokes."""
        self._beam(canvas)
        tips = self.view.at(self.place + self.lengths()[:, None] * self.ways)
        root = self.view.at(self.place)
        shapes = outlines(np.broadcast_to(root, tips.shape), tips - root, _WIDTH)
        bright = float(max(self.sunk.get_value(), self.lit.get_value()))
        settled, number = float(self.settled.get_value()), np.arange(_SPOKES)
        special = (number == self.longest) | (number == self.lowest)
        # Where it is nearly level a spoke is as short as her disc, and none is seen.
        rises, falls = (sign * self.slopes > _LEAST * self.slopes.max() for sign in (1, -1))
        canvas.set_line_width(_RIM)
        # A spoke gives way to what it becomes: beside that it would be a second arrow.
        dimmed = 1 - _DIMMED * float(self.lit.get_value())
        for plain, left in ((~special, dimmed), (special & rises, 1 - bright)):
            paint_arrows(canvas, shapes[rises & plain])
            canvas.set_source_rgba(*ink(BACKGROUND, _CASED * left * self.presence))
            canvas.set_line_width(2 * _RIM)
            canvas.stroke_preserve()  # on light ground lavender alone is lost
            canvas.set_line_width(_RIM)
            canvas.set_source_rgba(*ink(GRADIENT, _STRENGTH * left * self.presence))
            canvas.fill()
        for plain, left in ((~special, 1.0), (special & falls, 1 - settled)):
            paint_arrows(canvas, shapes[falls & plain])
            canvas.set_source_rgba(*ink(TEXT, 0.85 * left * self.presence))
            canvas.stroke()
        if bright:
            Pen(canvas, self.presence * bright).arrow(self.lay(self.longest), GRADIENT, _BOLD)
        if settled:  # it stays hollow, as all ways down are
            (shape,) = outlines(root[None], (tips - root)[self.lowest, None], _BOLD)
            pen = Pen(canvas, self.presence * settled)
            pen.line(shape, TEXT, _HOLLOW, closed=True, casing=_RIM)

    def _beam(self, canvas: Canvas) -> None:
        turned = float(self.turned.get_value())
        strength = self.presence * (1 - float(self.sunk.get_value()))
        # Once she looks behind her she does not turn any more.
        if strength <= 0 or turned in (0, 1) or self.back.get_value() > 1:
            return
        angles = self._angle() + np.linspace(-_BEAM, _BEAM, 12)
        ways = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        here, rim = self.view.at(self.place), self.view.at(self.place + self.reach * ways)
        x, y = here.tolist()
        far = float(np.linalg.norm(rim - here, axis=-1).max())
        light = cairo.RadialGradient(x, y, 0, x, y, max(far, 1e-9))  # faint with distance
        light.add_color_stop_rgba(0, *ink(PATH, _BRIGHT * strength))
        light.add_color_stop_rgba(1, *ink(PATH, 0.0))
        trace_line(canvas, np.concatenate([here[None], rim]))
        canvas.set_source(light)
        canvas.fill()

    def readings(self) -> list[Reading]:
        """How steep it is where she looks."""
        return [Reading("rose", "", self.facing())]
