"""A camera for objects that paint themselves.

Manim draws a surface as thousands of little mobjects; an object that knows its own picture can put
it on the canvas in one go, so that the cost of a frame is Cairo's and not Python's.
"""

from __future__ import annotations

from collections import OrderedDict
from itertools import groupby
from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from weakref import WeakKeyDictionary

import cairo
import numpy as np
from manim import Camera

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manim import Mobject, VMobject
    from manim.typing import PixelArray, Point3D_Array


_GRID = 2.0**24  # to a scene unit
_MASKS = 64
_SPARSE = 6.0  # times as large as what is in it: then filling costs less than masking


class PaintingCamera(Camera):
    """Manim's camera, except that mobjects with a ``paint(canvas)`` method are handed the canvas.

    The canvas is in scene units, y upwards. Most of the rest that a frame shows, words above all,
    stands still: outlines are kept as Cairo paths until their points change, and the shape of a
    word as the mask through which its colour is painted.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._outlines: WeakKeyDictionary[VMobject, tuple[bytes, cairo.Path]] = WeakKeyDictionary()
        self._masks: OrderedDict[bytes, _Mask] = OrderedDict()

    def resize_frame_shape(self, fixed_dimension: int = 0) -> None:
        """Show all of the stage, and more above and below or at its sides; Manim would cut it."""
        wide = self.pixel_width * self.frame_height > self.pixel_height * self.frame_width
        super().resize_frame_shape(1 if wide else 0)

    def init_background(self) -> None:
        """Make the background, its colour multiplied by its opacity, as Cairo has it."""
        super().init_background()
        if self.background_image is None and self.background is not None:
            shade = round(255 * self.background_opacity)
            self.background[..., :3] = self.background[..., :3].astype(int) * shade // 255

    def display_vectorized(self, vmobject: VMobject, ctx: cairo.Context[Any]) -> Self:
        """Let ``vmobject`` paint itself if it can, otherwise draw it as Manim does."""
        paint = getattr(vmobject, "paint", None)
        ctx.save()  # else the ends and joins of its lines would be those of what is drawn next
        if paint is None:
            super().display_vectorized(vmobject, ctx)
        else:
            ctx.new_path()  # Manim leaves the outline of the shape before on the canvas
            paint(ctx)
        ctx.restore()
        ctx.new_path()
        return self

    def transform_points_pre_display(
        self, mobject: Mobject, points: Point3D_Array
    ) -> Point3D_Array:
        """Points as they are drawn, rounded far below what can be seen.

        An updater such as ``move_to`` adds a rounding error in every frame that is played. Where a
        coordinate lies between two of Cairo's, the last bit would decide on a shade.
        """
        return np.round(super().transform_points_pre_display(mobject, points) * _GRID) / _GRID

    def display_multiple_non_background_colored_vmobjects(
        self, vmobjects: Iterable[VMobject], pixel_array: PixelArray
    ) -> None:
        """Draw in order; neighbours of one plain fill, such as the letters of a word, in one go."""
        ctx = self.get_cairo_context(pixel_array)
        for fill, group in groupby(vmobjects, _plain_fill):
            if fill is None:
                for vmobject in group:
                    self.display_vectorized(vmobject, ctx)
                continue
            self._fill(ctx, list(group), fill)

    def _fill(
        self, ctx: cairo.Context[Any], shapes: list[VMobject], fill: tuple[float, ...]
    ) -> None:
        """Fill shapes with one colour, through their mask if they stand close together."""
        key = b"".join([shape.points.tobytes() for shape in shapes])
        if key in self._masks:
            self._masks.move_to_end(key)
        else:
            self._masks[key] = self._mask_of(ctx, shapes)
            while len(self._masks) > _MASKS:
                self._masks.popitem(last=False)
        mask = self._masks[key]
        ctx.set_source_rgba(*fill)
        if mask.image is None:
            ctx.new_path()
            ctx.append_path(mask.path)
            ctx.fill()
            return
        matrix = ctx.get_matrix()
        ctx.identity_matrix()
        ctx.mask_surface(mask.image, mask.left, mask.top)
        ctx.set_matrix(matrix)

    def _mask_of(self, ctx: cairo.Context[Any], shapes: list[VMobject]) -> _Mask:
        """The mask of shapes; none if most of it would be empty."""
        inside = 0.0
        ctx.new_path()
        for shape in shapes:
            self._add_outline(ctx, shape)
            low, high = shape.points.min(axis=0), shape.points.max(axis=0)
            inside += float((high[0] - low[0]) * (high[1] - low[1]))
        path, (x0, y0, x1, y1) = ctx.copy_path(), ctx.fill_extents()
        ctx.new_path()
        left, bottom = ctx.user_to_device(x0, y0)
        right, top = ctx.user_to_device(x1, y1)
        on_canvas = max(left, 0) < min(right, self.pixel_width) and (
            max(top, 0) < min(bottom, self.pixel_height)
        )
        if not on_canvas or (x1 - x0) * (y1 - y0) > _SPARSE * inside:
            return _Mask(path, None, 0, 0)
        corner = floor(max(left, 0)) - 1, floor(max(top, 0)) - 1
        width = ceil(min(right, self.pixel_width)) + 1 - corner[0]
        height = ceil(min(bottom, self.pixel_height)) + 1 - corner[1]
        image = cairo.ImageSurface(cairo.FORMAT_A8, width, height)
        own = cairo.Context(image)
        m = ctx.get_matrix()
        own.set_matrix(cairo.Matrix(m.xx, m.yx, m.xy, m.yy, m.x0 - corner[0], m.y0 - corner[1]))
        own.append_path(path)
        own.fill()
        return _Mask(path, image, *corner)

    def _add_outline(self, ctx: cairo.Context[Any], vmobject: VMobject) -> None:
        """Add the outline to the path that is there."""
        points = vmobject.points.tobytes()
        kept = self._outlines.get(vmobject)
        if kept is None or kept[0] != points:
            before = ctx.copy_path()
            super().set_cairo_context_path(ctx, vmobject)
            kept = self._outlines[vmobject] = (points, ctx.copy_path())
            ctx.new_path()
            ctx.append_path(before)
        ctx.append_path(kept[1])

    def set_cairo_context_path(self, ctx: cairo.Context[Any], vmobject: VMobject) -> Self:
        """Put the outline of ``vmobject`` on the canvas."""
        ctx.new_path()
        self._add_outline(ctx, vmobject)
        return self


class _Mask(NamedTuple):
    """What is to be filled, and where the picture of it belongs on the canvas, in pixels."""

    path: cairo.Path
    image: cairo.ImageSurface | None
    left: int
    top: int


def _plain_fill(vmobject: VMobject) -> tuple[float, float, float, float] | None:
    """The one colour that all of ``vmobject`` is, as the canvas wants it; None if it is more."""
    if hasattr(vmobject, "paint") or vmobject.stroke_width or vmobject.background_stroke_width:
        return None
    fill = vmobject.fill_rgbas
    if len(fill) != 1:
        return None
    red, green, blue, opacity = fill[0].tolist()
    return blue, green, red, opacity  # Manim's canvas holds blue where Cairo says red
