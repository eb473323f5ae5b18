"""Contact sheets: many small pictures with their times on one large one."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

_WIDTH = 480  # pixels of a small picture
_GAP = 12
_TYPE = 22
_PAPER, _INK = (24, 26, 34), (236, 236, 230)


def contact_sheet(pictures: Sequence[tuple[float, Image.Image]], columns: int) -> Image.Image:
    """Pictures with their seconds, row by row."""
    small = [_shrunk(image) for _, image in pictures]
    width, height = small[0].size
    rows = -(-len(small) // columns)
    step_x, step_y = width + _GAP, height + _TYPE + 2 * _GAP
    paper = Image.new("RGB", (columns * step_x + _GAP, rows * step_y + _GAP), _PAPER)
    pen, font = ImageDraw.Draw(paper), ImageFont.load_default(_TYPE)
    for k, ((moment, _), image) in enumerate(zip(pictures, small, strict=True)):
        left, top = _GAP + k % columns * step_x, _GAP + k // columns * step_y
        paper.paste(image, (left, top))
        pen.text((left, top + height + _GAP // 3), f"{moment:g} s", _INK, font)
    return paper


def _shrunk(image: Image.Image) -> Image.Image:
    return image.resize((_WIDTH, round(image.height * _WIDTH / image.width)), Image.Resampling.BOX)
