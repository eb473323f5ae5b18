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
    if far <= _MOST_FAR and average <= _MOST_ON_AVERAGE:
        return ""
    return f"{far:.2%} of the pixels are other ones, on average by {average:.1f} of 255"
