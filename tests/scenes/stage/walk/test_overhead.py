"""How the hiker is painted who is looked at from straight above."""

from __future__ import annotations

import cairo
import numpy as np
import pytest

from scenes.stage.lecture.theme import rgb
from scenes.stage.walk import overhead
from scenes.stage.walk.overhead import paint_overhead
from tests.scenes.canvas import Array

SIZE = 40.0  # pixels from her middle to a shoulder
WIDE = 160


def painted(swing: float = 0.0, angle: float = 0.0, strength: float = 1.0) -> Array:
    """Her from above, RGBA from 0 to 255 (rows, columns, 4), x to the right and y down."""
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, WIDE, WIDE)
    canvas = cairo.Context(surface)
    canvas.translate(WIDE / 2, WIDE / 2)
    paint_overhead(canvas, SIZE, angle, swing, strength)
    # The lectures' canvas takes colours in another order, as does this surface.
    return np.ndarray((WIDE, WIDE, 4), np.uint8, surface.get_data()).astype(float)


def places(seen: Array, color: str) -> Array:
    """Where a colour is seen (n, 2), in her sizes."""
    alike = np.all(np.abs(seen[..., :3] - 255 * np.array(rgb(color))) < 3, axis=-1)
    return (np.argwhere(alike)[:, ::-1] + 0.5 - WIDE / 2) / SIZE


def middle(seen: Array, color: str) -> Array:
    """The middle of what has a colour, in her sizes."""
    return np.asarray(places(seen, color).mean(axis=0))


def mirrored(seen: Array) -> Array:
    """Her left for her right."""
    return np.flip(seen, axis=0)


@pytest.mark.parametrize("swing", [0.5, 1.0])
def test_a_boot_swings_ahead_of_her_and_the_other_one_under_her(swing: float) -> None:
    x, y = places(painted(swing), overhead._BOOT).T
    assert y[x > 0.5].mean() == pytest.approx(0.42, abs=0.05)
    assert x.max() == pytest.approx(0.12 + 0.5 * swing + 0.34, abs=0.1)
    assert not np.any((x > 0) & (y < 0))  # the other one is behind, under her pack
    assert painted(-swing) == pytest.approx(mirrored(painted(swing)), abs=12)  # the edges


def test_standing_she_is_the_same_on_both_sides() -> None:
    seen = painted()
    assert seen == pytest.approx(mirrored(seen), abs=12)


def test_her_lamp_is_before_her_and_her_pack_behind() -> None:
    seen = painted()
    lamp, pack = middle(seen, overhead._LENS), middle(seen, overhead._PACK)
    assert lamp == pytest.approx([0.7, 0.0], abs=0.03)
    assert pack[0] < -0.5
    assert pack[1] == pytest.approx(0.0, abs=0.03)
    # and so they are whichever way she looks
    turned = painted(angle=np.pi / 2)
    assert middle(turned, overhead._LENS) == pytest.approx([0.0, 0.7], abs=0.03)


def test_faint_she_is_faint_as_a_whole() -> None:
    full, half = painted(), painted(strength=0.5)
    assert half[..., 3] == pytest.approx(full[..., 3] / 2, abs=1.5)
