"""The hiker by night: her lamp shows what is near her, and she breathes as she waits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.render.rehearsal import rehearse
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.lamplight import Beam, Headlamp, Lit
from scenes.stage.curve.night import Sky
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.lecture.theme import MINIMUM
from scenes.stage.paint.marks import Mark
from scenes.stage.walk.hiker import Hiker
from tests.scenes.canvas import picture, pixels_at, plane_at, shade
from tests.scenes.hiker_made import TALL, curve, hiker, walk


def night(progress: float) -> tuple[Hiker, Headlamp, Lit]:
    """A hiker in the dark, with the cross somewhere below."""
    her = hiker(walk(), progress)
    lamp = Headlamp(her, 2.0)
    lamp.power.set_value(1)
    cross = Mark(her.curve, [[1.0]])
    her.curve.ground.set_value(1)
    return her, lamp, Lit(her.curve, [her.curve, cross], [lamp], ValueTracker(0.0))


def greens(image: Any) -> int:
    """How many pixels are as green as the cross, at half its brightness or more."""
    red, green, blue = (image[..., k].astype(float) for k in range(3))
    strong = shade(MINIMUM)
    return int(((green > 0.5 * strong[1]) & (green > red) & (blue < 0.6 * green)).sum())


def test_the_cross_stays_hidden_until_the_lamp_reaches_it() -> None:
    far, near = night(0), night(8)
    for (her, lamp, lit), hidden in ((far, True), (near, False)):
        spot = her.curve.over(1.0)
        gap = float(np.linalg.norm(spot - her.ground()))
        assert (gap > lamp.reach + TALL) == hidden
        assert (lit.seen(spot) < 1e-6) == hidden
        assert (greens(picture(lit, size=(960, 540))) == 0) == hidden


def test_she_sees_the_ground_at_her_feet_and_nothing_far_away() -> None:
    for progress in (0, 1.5, 4):
        her, lamp, lit = night(progress)
        assert lit.seen(her.ground()) > 0.5
        for x in np.linspace(-2, 4, 40):
            spot = her.curve.over(float(x))
            if np.linalg.norm(spot - her.ground()) > lamp.reach + TALL:
                assert lit.seen(spot) < 1e-9


def test_what_is_painted_is_what_is_seen() -> None:
    her, _, lit = night(1)
    dark, image = picture().astype(int), picture(lit, size=(480, 270)).astype(int)
    change = np.abs(image - dark).max(axis=-1)
    for x in np.linspace(-1.9, 3.9, 30):
        spot = her.curve.over(float(x)) - [0, 0.05]
        if lit.seen(spot) < 1e-3:
            assert change[pixels_at(spot)] <= 2
        elif lit.seen(spot) > 0.5:
            assert change[pixels_at(spot)] > 20


def test_the_cone_points_the_way_she_faces() -> None:
    for rate, start in ((0.05, -1.5), (0.05, 3.5)):
        her = hiker(walk(rate, start), 0.5)
        lamp = Headlamp(her, 2.0)
        lamp.power.set_value(1)
        place, angle = her.lamp()
        assert np.sign(np.cos(angle)) == her.facing
        assert np.sin(angle) < 0
        ahead = place + 0.5 * np.array([np.cos(angle), np.sin(angle)])
        behind = place - 0.5 * np.array([np.cos(angle), np.sin(angle)])
        assert lamp.cone(ahead) > 0.9
        assert lamp.cone(behind) == 0


def test_by_day_everything_is_seen_and_without_a_lamp_nothing() -> None:
    _, lamp, lit = night(0)
    spots = np.array([[-5, 2], [0, 0], [6, 1.0]])
    lit.dawn.set_value(1)
    assert np.all(lit.seen(spots) == 1)
    plain = picture(*lit.things)
    assert np.array_equal(picture(lit), plain)
    lit.dawn.set_value(0)
    lamp.power.set_value(0)
    assert np.all(lit.seen(spots) == 0)
    assert np.array_equal(picture(lit), picture())


def test_the_beam_is_in_the_air_and_goes_out_by_day() -> None:
    her, lamp, lit = night(4)
    beam = Beam(lamp, lit.dawn)
    change = np.abs(picture(beam).astype(int) - picture()).max(axis=-1)
    place, angle = her.lamp()
    way = np.array([np.cos(angle), np.sin(angle)])
    assert change[pixels_at(place + 0.4 * way)] > 20
    assert change[pixels_at(her.ground() - [0, 0.4])] <= 2
    lit.dawn.set_value(1)
    assert np.array_equal(picture(beam), picture())


def test_she_walks_on_any_curve_of_the_registry() -> None:
    for name, landscape in LANDSCAPES.items():
        if landscape.dimension != 1:
            continue
        ((low, high),) = landscape.window
        values = landscape.value(np.linspace(low, high, 50)[:, None])
        axes = plane_at(
            (-6, -2.5), (12, 5), (low, high), (float(values.min()), float(values.max()))
        )
        drawn = Curve(axes, landscape)
        trajectory = descend(landscape, gradient_descent(0.05), [0.8 * low], 10)
        her = Hiker(drawn, 0.8 * low, TALL)
        her.follow(trajectory)
        for progress in np.linspace(0, 10, 41):
            her.progress.set_value(progress)
            stance = her.stance
            down = stance.lifts == 0
            feet = her.feet()[down]
            assert np.allclose(feet, drawn.over(stance.feet[down]), atol=1e-9), name


class Waiting(LectureScene):
    """Somebody stands there for a second."""

    def construct(self) -> None:
        self.add(*self.cast())
        self.wait(1.0)

    def cast(self) -> list[Any]:
        raise NotImplementedError


class Breathing(Waiting):
    def cast(self) -> list[Any]:
        return [Hiker(curve(), 1.0, clock=self.clock)]


class Still(Waiting):
    def cast(self) -> list[Any]:
        return [Hiker(curve(), 1.0)]


class Night(Waiting):
    dawn = 0.0

    def cast(self) -> list[Any]:
        sky = Sky(self.clock, ValueTracker(self.dawn), curve())
        sky.dusk.set_value(1)
        return [sky]


class Day(Night):
    dawn = 1.0


class Times:
    """An onlooker that keeps what the clock said in each frame; a held one is seen once."""

    def __init__(self) -> None:
        self.seen: list[float] = []

    def frame(self, scene: Any) -> None:
        self.seen.append(scene.clock.get_value())

    def beat_ended(self, scene: Any, name: str) -> None:
        """There is none."""


@pytest.mark.parametrize(("film", "frames"), [(Breathing, 15), (Still, 1), (Night, 15), (Day, 1)])
def test_what_moves_by_itself_goes_on_while_the_film_waits(film: Any, frames: int) -> None:
    times = Times()
    rehearse(film, frames=True, layout=False, onlookers=[times])
    assert len(times.seen) == frames
    assert np.allclose(np.diff(times.seen), 1 / 15)
