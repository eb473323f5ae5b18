"""The field's arrows are the gradient: about each point, as long as the scale says."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES, Landscape, gradient_field
from scenes.stage.ground.field import Field, outlines, shown_together
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import BACKGROUND, GRADIENT
from scenes.stage.paint.arrow import ArrowScale
from tests.scenes.canvas import FLAT, Array, Spy, cover, picture, placed, projected, shade

PLANE = [name for name, landscape in LANDSCAPES.items() if landscape.dimension == 2]
SHAPE = (15, 11)


def field(name: str, **pose: float) -> Field:
    landscape = LANDSCAPES[name]
    made = gradient_field(landscape, SHAPE)
    cell = min(np.ptp(landscape.window, axis=1) / (np.array(SHAPE) - 1))
    return Field(View(landscape, **pose), made, ArrowScale(0.95 * cell / made.magnitudes.max()))


def truth(drawn: Field) -> tuple[Array, Array]:
    """The points where arrows stand (n, 2) and the gradient there, by the landscape itself."""
    axes = [np.linspace(*ends, n) for ends, n in zip(drawn.view.window, SHAPE, strict=True)]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 2)
    return points, drawn.view.landscape.gradient(points)


@pytest.mark.parametrize("name", PLANE)
@pytest.mark.parametrize("grown", [1.0, 0.3])
def test_every_arrow_is_so_many_gradients_from_its_point(name: str, grown: float) -> None:
    drawn = field(name)
    drawn.grown.set_value(grown)
    points, gradient = truth(drawn)
    arrows = drawn.tips - drawn.tails
    longest = np.linalg.norm(arrows, axis=1).max()
    assert np.allclose(arrows, grown * drawn.scale_of_all.factor * gradient, atol=1e-9 * longest)
    assert np.allclose(drawn.tails, points, atol=1e-9)


def test_arrows_many_times_as_long_as_most_are_left_out() -> None:
    """One near a pole made all others too short to be seen: arrows × 3×10⁻¹⁷."""
    pole = Landscape.from_expression("log(x^2 + y^2)", ((-3, 3 + 1e-6), (-2, 2)))
    for ground in (pole, *(LANDSCAPES[name] for name in ("himmelblau", "goldstein_price"))):
        whole = gradient_field(ground, (15, 11))
        some = shown_together(whole)
        assert some.magnitudes.size >= 0.5 * whole.magnitudes.size
        assert some.magnitudes.max() <= 2 * np.median(whole.magnitudes)
    whole = gradient_field(LANDSCAPES["booth"], (15, 11))
    assert shown_together(whole).magnitudes.size == whole.magnitudes.size


def test_heads_of_long_arrows_stay_heads() -> None:
    # In proportion to a long arrow they were needles.
    for length in (0.3, 1.0, 3.0):
        (shape,) = outlines(np.zeros((1, 2)), np.array([[length, 0.0]]), 0.03)
        neck, broad = np.ptp(shape[2:5, 0]), np.ptp(shape[:, 1])
        assert neck < 1.2 * broad


# -- as painted ------------------------------------------------------------------------------------


def test_outlines_are_arrows() -> None:
    rng = np.random.default_rng(0)
    tails, vectors = rng.normal(size=(2, 20, 2))
    for shape, tail, vector in zip(outlines(tails, vectors), tails, vectors, strict=True):
        along = (shape - tail) @ vector / (vector @ vector)
        across = np.abs((shape - tail) @ [-vector[1], vector[0]]) / np.linalg.norm(vector)
        assert along.min() == pytest.approx(0, abs=1e-12)
        assert along.max() == pytest.approx(1)
        assert np.allclose(shape[along.argmax()], tail + vector)  # the point of the head
        assert across.max() < 0.35 * np.linalg.norm(vector)
    assert np.ptp(outlines(np.zeros((1, 2)), np.zeros((1, 2)))) == 0


@pytest.mark.parametrize("pose", [FLAT, {"elevation": 70, "azimuth": 20}])
def test_what_is_painted_stands_on_the_ground(pose: dict[str, float]) -> None:
    drawn = field("sine_hills", **pose)
    spy = Spy()
    drawn.picture(spy)
    shapes = np.array(spy.lines)
    open_ground = drawn.view.visible((drawn.tips + drawn.tails) / 2)
    assert shapes.shape == (open_ground.sum(), 7, 2)
    tips = projected(drawn.view, placed(drawn.view, drawn.tips))[open_ground]
    gap = np.linalg.norm(shapes - tips[:, None], axis=-1)
    assert gap.min(axis=1).max() < 1e-9


def test_arrows_behind_hills_are_left_out() -> None:
    drawn = field("sine_hills", elevation=15, azimuth=-90, relief=3)
    spy = Spy()
    drawn.picture(spy)
    over = cover(drawn.view, drawn.tails)
    assert 0.1 < np.mean(over > 0) < 0.9
    assert len(spy.lines) == pytest.approx(np.sum(over <= 0), abs=2)


def test_the_field_has_the_colour_of_gradients() -> None:
    drawn = field("sine_hills", **FLAT)
    image = picture(drawn, size=(960, 540)).astype(float)[..., :3]
    assert np.abs(image - shade(GRADIENT)).max(axis=-1).min() < 6
    drawn.presence = 0.0
    assert np.abs(picture(drawn)[..., :3] - shade(BACKGROUND)).max() <= 1


def test_arrows_that_the_rim_of_the_map_would_cut_are_left_out() -> None:
    drawn = field("himmelblau")
    drawn.panel = Box(1.0, -2.5, 4.0, -0.5)  # beside the middle of the frame
    middle = np.array([2.5, -1.5])
    tails = np.tile(middle, (5, 1))
    tips = middle + np.array([(1.4, 0.0), (-1.4, 0.9), (0.0, -1.1), (1.6, 0.0), (-3.6, 0.0)])
    assert drawn._within(tails, tips).tolist() == [1, 1, 0, 0, 0]
    assert drawn._within(tips, tails).tolist() == [1, 1, 0, 0, 0]
    almost = drawn._within(tails, middle + np.array([(1.49, 0.0), (0.0, 0.99)])[[0, 0, 0, 1, 1]])
    assert ((almost > 0) & (almost < 1)).all()
