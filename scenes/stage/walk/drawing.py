"""Drawings kept as SVG, taken apart once and painted part by part in any pose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray
from svgelements import (
    SVG,
    Arc,
    Circle,
    Close,
    CubicBezier,
    Group,
    Line,
    Move,
    QuadraticBezier,
    Shape,
)
from svgelements import Path as Outline

from gdmath import InputError
from scenes.render.assets import asset
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.pen import Canvas, ink

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Piece:
    """One filled outline: its colour and its path as (command, coordinates) of the canvas."""

    color: Color
    opacity: float
    path: tuple[tuple[str, tuple[float, ...]], ...]

    def fill(self, canvas: Canvas, strength: float) -> None:
        """Fill it on the canvas."""
        for command, numbers in self.path:
            getattr(canvas, command)(*numbers)
        canvas.set_source_rgba(*ink(self.color, self.opacity * strength))
        canvas.fill()


@dataclass(frozen=True)
class Drawing:
    """The named groups of an SVG file, and the circles of its group ``joints`` as points."""

    parts: dict[str, tuple[Piece, ...]]
    joints: dict[str, Array]

    def dyed(self, colors: Mapping[Color, Color]) -> Drawing:
        """The same drawing with other colours for some."""
        parts = {
            name: tuple(
                replace(piece, color=colors.get(_hex(piece), piece.color)) for piece in pieces
            )
            for name, pieces in self.parts.items()
        }
        return replace(self, parts=parts)

    def paint(self, canvas: Canvas, part: str, strength: float = 1.0) -> None:
        """Fill all pieces of one part, in the drawing's own coordinates, y downwards."""
        for piece in self.parts[part]:
            piece.fill(canvas, strength)


def _hex(piece: Piece) -> str:
    """Its colour as it is written in a table of colours."""
    return str(piece.color).upper()


@cache
def load_drawing(name: str) -> Drawing:
    """The drawing ``assets/{name}.svg``."""
    file = SVG.parse(str(asset(f"{name}.svg")))
    groups = [group for group in file if isinstance(group, Group) and group.id]
    parts = {
        group.id: tuple(_piece(shape) for shape in group if isinstance(shape, Shape))
        for group in groups
        if group.id != "joints"
    }
    joints = {
        spot.id: np.array([float(spot.cx), float(spot.cy)])
        for group in groups
        if group.id == "joints"
        for spot in group
        if isinstance(spot, Circle)
    }
    return Drawing(parts, joints)


def _piece(shape: Shape) -> Piece:
    outline = Outline(shape).reify()
    outline.approximate_arcs_with_cubics()
    commands = tuple(_command(segment) for segment in outline if not isinstance(segment, Arc))
    return Piece(shape.fill.hex[:7], shape.fill.opacity, commands)


def _command(segment: object) -> tuple[str, tuple[float, ...]]:
    """One segment of an outline as the canvas says it."""
    match segment:
        case Move(end=end):
            return "move_to", (end.x, end.y)
        case Line(end=end):
            return "line_to", (end.x, end.y)
        case CubicBezier(control1=one, control2=two, end=end):
            return "curve_to", (one.x, one.y, two.x, two.y, end.x, end.y)
        case QuadraticBezier(start=start, control=middle, end=end):
            one, two = start + (middle - start) * (2 / 3), end + (middle - end) * (2 / 3)
            return "curve_to", (one.x, one.y, two.x, two.y, end.x, end.y)
        case Close():
            return "close_path", ()
    raise InputError(f"segment: a drawing is made of lines and curves, not of {segment!r}.")
