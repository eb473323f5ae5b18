"""What a loss is made of, said with the textures that its parts have in curves and bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import DL, DR, LEFT, UR, VGroup
from numpy.typing import NDArray

from scenes.parts.bias_variance.squared import unit_of
from scenes.parts.bias_variance.textures import Texture, dotted, hatched, rectangle, square
from scenes.parts.bias_variance.worlds import Parts
from scenes.stage import BODY_SIZE, LOSS, QUIET, TEXT, Layer, Plane, Words, tr
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_WIDE, _HIGH = 0.75, 0.38
_SPECK = 0.06  # scene units, of a square that would look like dirt
_GAP = 0.25
_UNDER, _CLIMB, _INSET = 0.85, 2.8, 0.2  # scene units below its tile, upwards, from its sides
_NAMED = 0.12  # scene units from an axis to its name
_FALLEN, _LOWEST = 0.16, 0.12  # of a sketch: where it is lowest, and how low that is
_BETWEEN = 0.6  # scene units between entries of a legend in a row


class Swatch(Painted):
    """A small piece of a texture; one that is as good as nothing leaves no speck."""

    def __init__(self, texture: Texture, box: tuple[float, float, float, float]) -> None:
        super().__init__()
        self.texture = texture
        self.set_frame(*box)

    @property
    def outline(self) -> Array:
        """Its corners (4, 2), wherever it stands now."""
        (left, low), (right, high) = self.get_corner(DL)[:2], self.get_corner(UR)[:2]
        return rectangle(*map(float, (left, low, right, high)))

    def draw(self, canvas: Canvas) -> None:
        """With a rim."""
        if np.ptp(self.outline, axis=0).max() < _SPECK:
            return
        self.texture(canvas, self.outline, self.presence)
        Pen(canvas, self.presence).line(self.outline, LOSS, 0.025, closed=True)


class Sketch(Painted):
    """What an answer looks like, below its tile: a line that falls, as was seen, and then climbs.

    It is a power of ``bend`` of the way, or that ``upended``. Axes of its own, without numbers, say
    that nothing of it is measured.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, tile: Any, bend: float, upended: bool = False) -> None:
        super().__init__()
        left, right = (float(tile.get_corner(side)[0]) for side in (DL, DR))
        top = float(tile.get_bottom()[1]) - _UNDER
        self.box = left + _INSET, top - _CLIMB, right - _INSET, top
        self.bend, self.upended = bend, upended
        self.set_frame(*self.box)
        loss: Any = Words(tr("loss"), BODY_SIZE, LOSS)
        power: Any = Words(tr("power"), BODY_SIZE)
        loss.move_to((self.box[0], self.box[3] + _NAMED, 0), aligned_edge=DL)
        power.move_to((self.box[2], self.box[1] - _NAMED, 0), aligned_edge=UR)
        self.names = VGroup(loss, power)

    def line(self) -> Array:
        """Its points (n, 2)."""
        return np.concatenate([self._placed(np.array([0.0]), np.array([1.0])), self.climb()])

    def climb(self) -> Array:
        """Those from the lowest one on."""
        share = np.linspace(0, 1, 61)
        up = 1 - (1 - share) ** self.bend if self.upended else share**self.bend
        return self._placed(_FALLEN + (1 - _FALLEN) * share, _LOWEST + (1 - _LOWEST) * up)

    def _placed(self, across: Array, up: Array) -> Array:
        left, low, right, high = self.box
        return np.stack([left + across * (right - left), low + up * (high - low)], axis=-1)

    def draw(self, canvas: Canvas) -> None:
        """White, as nothing of it is measured."""
        left, low, right, high = self.box
        axes = np.array([(left, high), (left, low), (right, low)])
        Pen(canvas, self.presence).line(axes, QUIET, 0.03)
        Pen(canvas, self.presence).line(self.line(), TEXT, 0.06)


class Area(Swatch):
    """A square of an area, as large as on a plane: it grows as the plane comes near."""

    def __init__(self, texture: Texture, plane: Plane, middle: Array, area: float) -> None:
        self.plane, self.area = plane, area
        half = self.side / 2
        super().__init__(texture, (*(middle - half).tolist(), *(middle + half).tolist()))

    @property
    def side(self) -> float:
        """In scene units."""
        return unit_of(self.plane) * float(np.sqrt(self.area))

    @property
    def outline(self) -> Array:
        """Its corners (4, 2), wherever it stands now."""
        return square(np.asarray(self.get_center()[:2], dtype=float), self.side / 2)


def entry(name: str, texture: Texture, at: tuple[float, float], size: float = BODY_SIZE) -> Any:
    """A swatch whose left end is ``at`` a place of the screen, and its name."""
    x, y = at
    words: Any = Words(name, size, LOSS)
    words.move_to((x + _WIDE + _GAP, y, 0), aligned_edge=LEFT)
    return VGroup(Swatch(texture, (x, y - _HIGH / 2, x + _WIDE, y + _HIGH / 2)), words)


def along(told: Sequence[tuple[str, Texture]], left: float, y: float) -> Iterator[Any]:
    """Entries of a legend beside each other."""
    for name, texture in told:
        one = entry(name, texture, (left, y))
        left = float(one.get_right()[0]) + _BETWEEN
        yield one


def told_parts(part: Parts) -> tuple[str, str]:
    """What the loss on fresh dots is made of, in the draws that are shown."""
    return (
        tr("bias² = {size}").format(size=f"{part.bias:.2f}"),
        tr("variance = {size}").format(size=f"{part.variance:.2f}"),
    )


def entries(part: Parts, at: tuple[float, float], step: float, plane: Plane) -> list[Any]:
    """A row for each part, downwards from ``at``: a square of its area on a plane, and its size."""
    x, y = at
    rows = []
    told = zip(told_parts(part), (part.bias, part.variance), (hatched, dotted), strict=True)
    for row, (text, area, texture) in enumerate(told):
        swatch = Area(texture, plane, np.array([x + _WIDE / 2, y - step * row]), area)
        words: Any = Words(text, BODY_SIZE, LOSS)
        words.move_to((x + _WIDE + _GAP, y - step * row, 0), aligned_edge=LEFT)
        rows.append(VGroup(swatch, words))
    return rows


__all__ = ["Sketch", "Swatch", "along", "entries", "entry", "told_parts"]
