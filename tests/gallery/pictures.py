"""Painting the examples, keeping the pictures, telling whether two are alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from tests.gallery.examples import EXAMPLES
from tests.scenes.canvas import Picture, picture, small

ASSETS = Path(__file__).resolve().parents[2] / "assets"
PAGE = ASSETS / "gallery.md"
_FAR = 40  # of 255: no rounding or other version of Cairo changes a pixel that much
_MOST_FAR = 0.01  # of all pixels
_MOST_ON_AVERAGE = 1.5
_BLOCK = 10  # pixels: about as large as an arm of the hiker, or a walker's shadow
_MOST_IN_A_BLOCK = 20  # of 255, on average


def painted(name: str) -> Picture:
    """The example called ``name`` as it is painted now (height, width, 3)."""
    with small():
        return picture(*EXAMPLES[name][1]())[..., :3]


def path_of(name: str) -> Path:
    """Where the picture called ``name`` is kept."""
    return ASSETS / "gallery" / f"{name}.png"


def load(path: Path) -> Picture:
    """A picture without its opacity (height, width, 3)."""
    return np.asarray(Image.open(path).convert("RGB"))


def save(image: Picture, path: Path) -> None:
    """Write a picture without its opacity."""
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(np.ascontiguousarray(image[..., :3])).save(path, optimize=True)


def difference(actual: Picture, golden: Picture) -> str:
    """What is wrong with a picture, in a sentence; empty if nothing is."""
    if actual.shape != golden.shape:
        return f"the size is {actual.shape[:2]}, not {golden.shape[:2]}"
    gap = np.abs(actual.astype(int) - golden).max(axis=-1)
    far, average = float(np.mean(gap > _FAR)), float(np.mean(gap))
    if far > _MOST_FAR or average > _MOST_ON_AVERAGE:
        return f"{far:.2%} of the pixels are other ones, on average by {average:.1f} of 255"
    # What is small is lost in the whole of a picture.
    rows, columns = gap.shape[0] // _BLOCK, gap.shape[1] // _BLOCK
    whole = gap[: rows * _BLOCK, : columns * _BLOCK]
    blocks = whole.reshape(rows, _BLOCK, columns, _BLOCK).mean(axis=(1, 3))
    row, column = (_BLOCK * int(i) for i in np.unravel_index(blocks.argmax(), blocks.shape))
    if blocks.max() > _MOST_IN_A_BLOCK:
        return f"around column {column} and row {row} it is off by {blocks.max():.0f} of 255"
    return ""
