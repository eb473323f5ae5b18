"""How the hiker's drawing, a view from the side, is seen while she turns away from us and round."""

from __future__ import annotations

from collections.abc import Mapping

import cairo
import numpy as np

from scenes.stage.paint.pen import Canvas
from scenes.stage.walk.drawing import Drawing, Piece
from scenes.stage.walk.posture import ORIGIN

# How broad a part is from behind, as a share of its breadth from the side.
_BROAD: Mapping[str, float] = {"hair": 0.75, "pack": 1.1, "scarf": 0.5, "boot": 0.6}
_ASIDE = {"arm": 19.0, "forearm": 17.0}  # of the drawing, from her middle to a limb
_FRONT, _BACK = frozenset({"face", "eye", "headlamp"}), "crown"  # what only one side shows
_SEEN = (0.35, 0.5)  # of her side view: between these what is in front comes into sight


def shows_back(share: float) -> bool:
    """Whether her back is what one sees, so that her hair and her pack are before the rest."""
    return share < _SEEN[0]


def paint_turned(
    canvas: Canvas, drawing: Drawing, part: str, base: cairo.Matrix, share: float
) -> None:
    """One part of her of whom ``share`` is seen from the side, the rest from behind.

    Each piece keeps about its breadth and moves to where it is as she turns: a drawing that is
    pressed flat would be a sheet of paper. ``base`` leads from her drawing to the canvas.
    """
    limb = part.removeprefix("far-")
    aside = _ASIDE.get(limb, 0.0) * (-1 if part.startswith("far-") else 1)
    aside *= float(np.sqrt(1 - share**2))
    broad = float(np.hypot(share, _BROAD.get(limb, 1.0) * np.sqrt(1 - share**2)))
    front = float(np.clip((share - _SEEN[0]) / (_SEEN[1] - _SEEN[0]), 0, 1))
    strength = front if part in _FRONT else 1 - front if part == _BACK else 1.0
    if strength == 0:
        return
    back = base.multiply(cairo.Matrix())
    back.invert()
    placed = canvas.get_matrix().multiply(back)
    for piece in drawing.parts[part]:
        middle = float(placed.transform_point(*_middle(piece))[0])
        there = ORIGIN[0] + share * (middle - ORIGIN[0]) + aside
        canvas.save()
        moved = cairo.Matrix(xx=broad, x0=float(there - broad * middle))
        canvas.set_matrix(placed.multiply(moved).multiply(base))
        piece.fill(canvas, strength)
        canvas.restore()


def _middle(piece: Piece) -> tuple[float, float]:
    spots = np.array([n for _, numbers in piece.path for n in numbers]).reshape(-1, 2)
    x, y = (spots.min(axis=0) + spots.max(axis=0)) / 2
    return float(x), float(y)
