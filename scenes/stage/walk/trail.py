"""The paths that walkers have covered, drawn on the ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, rgb
from scenes.stage.paint.pen import Canvas, dot, ink, pixels_per_unit, segments_alike, trace_line
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]
Piece = tuple[cairo.Path, Array, float, float]  # outline, colour, opacity, width of its line

_PARTS = 4  # vertices per step: a step is straight on the map and follows the ground in height
_BEAD = 0.014  # radius for each unit of thickness
_HIDDEN = 0.2  # what is left of a trail behind a hill


class Trails(OnGround):
    """The paths of a playback up to its present time; behind a hill they are dimmed."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, party: Playback, width: float = 3.0) -> None:
        super().__init__(view)
        self.party, self.thickness = party, width
        times = np.linspace(0, party.steps, party.steps * _PARTS + 1)
        self._ground = np.moveaxis(party.trajectory.at(times), 1, 0)  # (walkers, times, 2)
        self._kept: tuple[bytes, Array, Array] | None = None
        self._pieces: tuple[bytes, list[Piece]] | None = None

    def vertices(self) -> Array:
        """What is drawn now, in data coordinates with heights: (walkers, n, 3)."""
        count = int(np.floor(self.party.time * _PARTS + 1e-9)) + 1
        tip = self.party.now()[:, None, :]
        ground = np.concatenate([self._ground[:, :count], tip], axis=1)
        height = np.asarray(self.view.landscape.value(ground))[..., None]
        return np.concatenate([ground, height], axis=-1)

    def draw(self, canvas: Canvas) -> None:
        """Stroke a dark casing, then the colour, so that trails show on any ground."""
        if self.party.time <= 0:
            return
        # Outlines are rounded to the pixels of the canvas.
        key = self.view.key + self.party.key + bytes(str(canvas.get_matrix()), "ascii")
        if self._pieces is None or self._pieces[0] != key:
            self._pieces = (key, list(self._traced(canvas)))
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        for path, color, opacity, width in self._pieces[1]:
            canvas.new_path()
            canvas.append_path(path)
            canvas.set_source_rgba(*ink(color, opacity * self.presence))
            if width:
                canvas.set_line_width(width)
                canvas.stroke()
            else:
                canvas.fill()

    def _traced(self, canvas: Canvas) -> Iterator[Piece]:
        """What is stroked, and what is filled, as outlines: they are good until somebody moves."""
        ground = self.vertices()[..., :2]
        screen, strength = self._seen(ground)
        joined = np.ones(ground.shape[:2], dtype=bool)
        joined[:, -1] = False
        flat, links = screen.reshape(-1, 2), joined.reshape(-1)[:-1]
        opacity = strength.reshape(-1)
        own = np.repeat(self.party.colors(), ground.shape[1], axis=0)
        unit = self.thickness * 1.35 / 135  # widths are meant at 1080p
        for color, width, share in ((np.array(rgb(BACKGROUND)), 2.2 * unit, 0.6), (own, unit, 1.0)):
            wide = max(width, 1 / pixels_per_unit())
            for runs, shade, shown in segments_alike(flat, links, color, opacity * share):
                canvas.new_path()
                for run in runs:
                    trace_line(canvas, run)
                yield canvas.copy_path(), shade, shown, wide
        yield from self._beads(canvas, screen, strength)

    def _beads(self, canvas: Canvas, screen: Array, strength: Array) -> Iterator[Piece]:
        """A bead where each step ended: a descent is steps, not a glide."""
        colors = self.party.colors()
        ends = slice(0, self.party.step * _PARTS + 1, _PARTS)
        for path, seen, color in zip(screen, strength, colors, strict=True):
            canvas.new_path()
            for spot in path[ends][seen[ends] >= 1]:
                canvas.new_sub_path()
                dot(canvas, spot, _BEAD * self.thickness)
            yield canvas.copy_path(), color, 1.0, 0.0

    def _seen(self, ground: Array) -> tuple[Array, Array]:
        """Screen points and strengths; computed once for all times while the camera rests."""
        if self._kept is None or self._kept[0] != self.view.key:
            strength = _strength(self.view, self._ground)
            self._kept = (self.view.key, self.view.at(self._ground), strength)
        _, screen, strength = self._kept
        count, tip = ground.shape[1] - 1, ground[:, -1:]
        return (
            np.concatenate([screen[:, :count], self.view.at(tip)], axis=1),
            np.concatenate([strength[:, :count], _strength(self.view, tip)], axis=1),
        )


def _strength(view: View, ground: Array) -> Array:
    """1 where the ground is seen, less behind a hill, 0 outside the window."""
    return np.where(view.visible(ground), 1.0, _HIDDEN) * view.inside(ground)
