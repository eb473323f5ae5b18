"""A round bowl from above: rings as large as they say, at any scale, and alike at every one."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.ground.rings import Endless, Rings, one_two_five
from scenes.stage.ground.round_map import RoundMap
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import viridis
from scenes.stage.type.text import read_number
from tests.scenes.canvas import Array, Spy, picture, pixels_at
from tests.scenes.stage.projecting import Case, Contract

BOX = Box(-1.0, -2.5, 4.0, 2.5)
SIZE = (960, 540)


def endless_case(half: float) -> Case:
    on = Endless(BOX, half)

    def at(places: Array) -> Array:
        return np.array([1.5, 0.0]) + np.asarray(places) * 2.5 / 10 ** on.power.get_value()

    return Case(
        on,
        at,
        half * np.array([(0.3, -0.9), (-0.5, 0.2), (0.0, 0.0), (1.0, 1.0)]),
        half * np.array([(9.0, 0.0), (0.0, -70.0)]),
        [lambda: on.show(1.5 * half), lambda: on.show(0.8 * half)],
        at,
    )


class TestEndless(Contract):
    @pytest.fixture(params=[10.0, 3e-4])
    def case(self, request: pytest.FixtureRequest) -> Case:
        return endless_case(request.param)

    @pytest.fixture(autouse=True)
    def none_moves_the_middle(self, case: Case) -> None:
        assert np.allclose(case.picture.at((0, 0)), (1.5, 0))


@pytest.mark.parametrize("half", [20.0, 10.0, 0.7, 3e-5])
def test_rings_have_the_radii_that_stand_beside_them(half: float) -> None:
    on = Endless(BOX, half)
    rings = Rings(on, rim=10, rings=(half / 4, half / 2))
    radii = rings.radii()
    assert len(radii) >= 3
    assert max(radii) <= 10
    for radius in radii:
        assert float(f"{radius:e}".split("e")[0]) in (1, 2, 5)
        assert rings.radius_on_screen(radius) == pytest.approx(radius * 2.5 / half)
    canvas = Spy()
    rings.draw(canvas)
    strokes = [np.array(line) for lines, _ in canvas.strokes for line in lines]
    drawn = [line for line in strokes if len(line) > 100]
    sizes = [float(np.ptp(line[:, 0]) / 2) for line in drawn]
    assert sorted(sizes) == pytest.approx(2 * [2.5 / 4] + 2 * [2.5 / 2], rel=1e-3)  # filled too
    for text, left, foot, _ in list(rings.texts())[:-2]:
        number = read_number(text.text)
        assert abs(number) in radii
        beside = np.array([left + text.width / 2, foot]) - on.at((0, 0))
        reach = abs(number) * 2.5 / half
        assert min(abs(abs(beside) - reach)) < 0.3 + text.width / 2


def test_ten_times_closer_the_map_is_the_same_picture() -> None:
    on = Endless(BOX, 8.0)
    ground, rings = RoundMap(on, reach=1000), Rings(on, rim=1000)
    rings.told.set_value(0)
    far = picture(ground, rings, size=SIZE)
    on.show(0.8)
    near = picture(ground, rings, size=SIZE)
    assert np.abs(far.astype(int) - near).max() <= 2


@pytest.mark.parametrize("oval", [None, np.array([(1.0, 0.0), (0.0, 0.5)])])
def test_the_rings_of_a_map_are_equal_steps_of_height_apart(oval: Array | None) -> None:
    ground = RoundMap(Endless(BOX, 10.0), np.inf, oval)
    levels = ground.levels()
    assert np.diff(levels**2) == pytest.approx(np.full(len(levels) - 1, 25.0))
    assert levels[0] == 5
    assert levels[-1] < ground.highest() <= (levels[-1] ** 2 + 25) ** 0.5 * (1 + 1e-9)
    canvas = Spy()
    ground.draw(canvas)
    strokes = [np.array(line) for lines, _ in canvas.strokes for line in lines]
    drawn = [float(np.ptp(line[:, 0]) / 2) for line in strokes if len(line) > 100]
    assert drawn == pytest.approx(levels * 0.25, rel=1e-3)


def test_colours_are_heights() -> None:
    on = Endless(BOX, 10.0)
    ground = RoundMap(on, reach=14.2)
    places = np.array([(1.0, 1), (-4, 2), (7, -6.6), (9, 9)])  # on no ring
    shown = picture(ground, size=SIZE)[pixels_at(on.at(places), SIZE)][:, :3].astype(float)
    heights = np.sum(places**2, axis=1) / 200
    assert np.abs(shown - 0.9 * 255 * viridis(heights)).max() < 6


@pytest.mark.parametrize(
    ("number", "down", "found"),
    [
        (253, True, 200),
        (200, True, 200),
        (0.0149, True, 0.01),
        (260, False, 200),
        (420, False, 500),
    ],
)
def test_one_two_five(number: float, down: bool, found: float) -> None:
    assert one_two_five(number, down=down) == pytest.approx(found)
