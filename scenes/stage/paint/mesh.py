"""Faces of a surface, painted in one go with a colour at each corner."""

from __future__ import annotations

from collections.abc import Callable

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage.paint.pen import Canvas


def paint_faces(canvas: Canvas, faces: NDArray[np.float64]) -> None:
    """Paint faces (n, 24), the first one first: x, y, blue, green, red, opacity of each corner."""
    mesh = cairo.MeshPattern()
    add = _face_adder(mesh)
    for face in faces.tolist():
        add(*face)
    canvas.set_source(mesh)
    canvas.paint()


def _face_adder(mesh: cairo.MeshPattern) -> Callable[..., None]:
    """A function that adds one face; the methods are looked up once, not 5,000 times."""
    begin, end, move, line = mesh.begin_patch, mesh.end_patch, mesh.move_to, mesh.line_to
    paint = mesh.set_corner_color_rgba

    # Four corners of x, y, blue, green, red, opacity; Cairo closes the outline. Named one by one
    # because slicing costs more than Cairo does.
    def add(  # type: ignore[no-untyped-def]
        ax, ay, ab, ag, ar, ao, bx, by, bb, bg, br, bo,
        cx, cy, cb, cg, cr, co, dx, dy, db, dg, dr, do,
    ):  # fmt: skip
        begin()
        move(ax, ay)
        line(bx, by)
        line(cx, cy)
        line(dx, dy)
        paint(0, ab, ag, ar, ao)
        paint(1, bb, bg, br, bo)
        paint(2, cb, cg, cr, co)
        paint(3, db, dg, dr, do)
        end()

    return add


__all__ = ["paint_faces"]
