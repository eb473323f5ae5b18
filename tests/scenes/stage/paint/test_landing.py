"""The ring where a step will end: there as soon as the arrow has turned, gone as she arrives."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.lecture.theme import BACKGROUND, NEXT
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.paint.landing import Landing
from tests.scenes.canvas import picture, pixels_at, shade
from tests.scenes.stage.paint.arrows import arrow, curve, plane

SIZE = (1280, 720)


@pytest.mark.parametrize("turned", [0.0, 0.4, 1.0])
def test_it_is_where_the_step_ends_whether_it_has_turned_or_not(turned: float) -> None:
    step = arrow(plane(), [1.0, 2.0], [2.0, -1.0], scale=ArrowScale(0.5))
    step.set_as(share=0.5, turned=turned)
    assert Landing(step).place() == pytest.approx([0.5, 2.25])


@pytest.mark.parametrize(
    ("turned", "used", "grown", "presence", "strength"),
    [
        (0.0, 0, 1, 1, 0),
        (0.75, 0, 1, 1, 0),
        (0.875, 0, 1, 1, 0.5),
        (1.0, 0, 1, 1, 1),
        (1.0, 0.9, 1, 1, 1),
        (1.0, 0.95, 1, 1, 0.5),
        (1.0, 1.0, 1, 1, 0),
        (1.0, 0, 0.3, 1, 0.3),
        (1.0, 0, 1, 0.6, 0.6),
        (0.875, 0.95, 0.5, 0.5, 0.0625),
    ],
)
def test_the_arrow_decides_how_much_of_it_there_is(
    turned: float, used: float, grown: float, presence: float, strength: float
) -> None:
    step = arrow(plane(), [1.0, 2.0], [2.0, -1.0]).set_as(turned=turned, grown=grown)
    step.used.set_value(used)
    step.set_presence(presence)
    ring = Landing(step)
    assert ring.strength() == pytest.approx(strength)
    (reading,) = ring.readings()
    assert reading.value == (pytest.approx((-1.0, 3.0)) if strength else None)


def test_it_is_a_ring_in_its_color() -> None:
    step = arrow(plane(), [1.0, 2.0], [2.0, -1.0]).set_as(turned=1)
    middle = plane().at([-1.0, 3.0])
    for presence in (1.0, 0.5):
        image = picture(Landing(step).set_presence(presence), size=SIZE)
        dark = shade(BACKGROUND)
        for way in ((1, 0), (0, -1), (-0.6, 0.8)):
            spot = pixels_at(middle + 0.15 * np.array(way), SIZE)
            wanted = dark + presence * (shade(NEXT) - dark)
            assert np.allclose(image[spot][:3], wanted, atol=12)
        assert np.allclose(image[pixels_at(middle, SIZE)][:3], dark, atol=2)
    step.set_as(turned=0)
    assert np.ptp(picture(Landing(step)).reshape(-1, 4), axis=0).max() == 0


def test_on_an_axis_dashes_lead_from_it_to_the_curve() -> None:
    bowl = curve()
    step = arrow(bowl.plane.ruler, [0.1], [2.0]).set_as(turned=1)  # type: ignore[attr-defined]
    image = picture(Landing(step, bowl), size=SIZE)[..., 0]
    foot = bowl.plane.xy(-1.9, 0.0)
    top = bowl.at([-1.9])
    along = np.linspace(foot + np.array([0, 0.2]), top, 90)
    rows, columns = pixels_at(along, SIZE)
    lit = image[rows, columns] > 120
    assert 0.3 < lit.mean() < 0.8
    assert np.count_nonzero(np.diff(lit.astype(int))) >= 4
    beside = pixels_at(along + np.array([0.12, 0]), SIZE)
    assert not np.any(image[beside] > 60)
    alone = picture(Landing(step), size=SIZE)[..., 0]
    assert not np.any(alone[rows, columns] > 120)


def test_where_she_lands_does_not_depend_on_the_scale_of_arrows_if_it_is_true() -> None:
    step = arrow(plane(), [1.0, 2.0], [2.0, -1.0], scale=ArrowScale(0.1)).set_as(share=0.5)
    assert Landing(step).place() == pytest.approx([0.9, 2.05])
    assert Landing(step, true=True).place() == pytest.approx([0.0, 2.5])
