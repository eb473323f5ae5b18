"""How much the lamp lights, where it is seen in the picture, and the sky above it.

The laws of the light are written down once more here, point by point.
"""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import Landscape
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.lamplight import Beam, Headlamp, Lit
from scenes.stage.curve.night import Sky
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.closeup import Closeup
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.plane import Plane
from scenes.stage.walk.hiker import Hiker
from tests.scenes.canvas import Array, Picture, picture, pixels_at, shade

BOWL = Landscape.from_expression("x^2/8", ((-7, 7),))
TALL, REACH = 1.6, 3.0
LOOKS = {"as it is": {}, "close": {"zoom": 1.5, "focus": (0.5, -2.0), "place": (-0.7, 0.4)}}
looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


class Everywhere(Painted):
    """Red, far and wide."""

    def draw(self, canvas: Canvas) -> None:
        corners = np.array([(-30, -30), (30, -30), (30, 30), (-30, 30)], dtype=float)
        Pen(canvas, self.presence).fill(corners, "#FF0000")


class Lamp(Headlamp):
    """A lamp that is held still."""

    @cached_property
    def held(self) -> tuple[Array, float]:
        return self.hiker.lamp()


def lamp(facing: float = 1.0, power: float = 1.0, look: dict[str, object] | None = None) -> Lamp:
    """A lamp on a hiker on a bowl, whose unit is a scene unit."""
    plane = Plane((-7, 7), (-3, 4), numbered=(False, False))
    plane.state[:4] = (-7, -4, 14, 7)
    closeup = Closeup().look(**(look or {}))  # type: ignore[arg-type]
    her = Hiker(Curve(plane, BOWL, closeup=closeup), -0.5, TALL, facing=facing)
    made = Lamp(her, REACH)
    made.power.set_value(power)
    return made


def smooth(share: float) -> float:
    cut = min(max(share, 0.0), 1.0)
    return 3 * cut**2 - 2 * cut**3


def ground(x: float) -> float:
    """How high the bowl is in the picture."""
    return x * x / 8 - 1.0


def cone(light: Lamp, x: float, y: float) -> float:
    (left, up), angle = light.held
    away = complex(x - left, y - up)
    off = abs(math.remainder(math.atan2(away.imag, away.real) - angle, 2 * math.pi))
    near = smooth((REACH - abs(away)) / (0.75 * REACH))
    return smooth((0.42 - off) / 0.2) * near * float(light.power.get_value())


def lit(light: Lamp, x: float, y: float) -> float:
    away = math.hypot(x + 0.5, y - ground(-0.5) - 0.4 * TALL)
    glow = 0.85 * smooth(1.25 - away / (0.75 * TALL)) * float(light.power.get_value())
    return max(1 - (1 - cone(light, x, y)) ** 2, glow)


def seen(light: Lamp, x: float, y: float, dawn: float = 0.0) -> float:
    deep = max(ground(x) - y, 0.0)
    lamplight = lit(light, x, y) * math.exp(-max(deep - 0.06, 0.0) / (0.38 * TALL))
    return lamplight + (1 - lamplight) * dawn


def spots(count: int = 400) -> Array:
    return np.random.default_rng(8).uniform((-4, -3), (4, 2), (count, 2))


@pytest.mark.parametrize("facing", [1.0, -1.0])
@pytest.mark.parametrize("power", [1.0, 0.4])
def test_light_is_a_cone_from_her_brow_and_a_glow_round_her(facing: float, power: float) -> None:
    light = lamp(facing, power)
    points = spots()
    cones = np.array([cone(light, *spot) for spot in points])
    assert np.count_nonzero(cones > 0.1) > 10
    assert light.cone(points) == pytest.approx(cones, abs=1e-9)
    assert light.light(points) == pytest.approx([lit(light, *spot) for spot in points], abs=1e-9)
    low, high = light.lit_box()
    inside = np.all((points > low) & (points < high), axis=1)
    assert not np.any(light.light(points[~inside]))


@pytest.mark.parametrize("dawn", [0.0, 0.3, 1.0])
def test_what_is_seen_is_lit_by_the_lamp_or_by_day(dawn: float) -> None:
    light = lamp()
    scenery = Lit(light.hiker.curve, [], [light], ValueTracker(dawn))
    points = spots()
    wanted = [seen(light, x, y, dawn) for x, y in points]
    assert scenery.seen(points) == pytest.approx(wanted, abs=2e-3)


def test_two_lamps_light_more_than_one() -> None:
    first, second = lamp(), lamp(-1.0)
    both = Lit(first.hiker.curve, [], [first, second], ValueTracker(0.0))
    above = spots()[spots()[:, 1] > 0]
    wanted = [1 - (1 - lit(first, x, y)) * (1 - lit(second, x, y)) for x, y in above]
    assert both.seen(above) == pytest.approx(wanted, abs=2e-3)


def share_of(image: Picture, on_screen: Array, color: str) -> Array:
    """How much of a colour there is at points of the screen."""
    dark, full = shade(BACKGROUND), shade(color)
    way = full - dark
    share: Array = (image[pixels_at(on_screen)][:, :3] - dark) @ way / (way @ way)
    return share


def in_frame(light: Lamp, points: Array) -> tuple[Array, Array]:
    """Those of points of the picture that are on the screen, and where."""
    at = light.hiker.closeup.on_screen(points)
    inside = np.all(np.abs(at) < (7.0, 3.9), axis=1)
    return points[inside], at[inside]


@looks
@pytest.mark.parametrize("dawn", [0.0, 0.35, 1.0])
def test_things_are_painted_as_much_as_they_are_seen(look: dict[str, object], dawn: float) -> None:
    light = lamp(look=look)
    scenery = Lit(light.hiker.curve, [Everywhere()], [light], ValueTracker(dawn))
    points, at = in_frame(light, spots())
    wanted = np.array([seen(light, x, y, dawn) for x, y in points])
    shown = share_of(picture(scenery), at, "#FF0000")
    assert np.abs(shown - wanted).max() < 0.14
    assert np.abs(shown - wanted).mean() < 0.008
    half = share_of(picture(scenery.set_presence(0.5)), at, "#FF0000")
    if dawn < 1:
        assert np.abs(half - 0.5 * wanted).max() < 0.06


def test_what_is_not_there_is_not_seen_and_without_light_nothing_is() -> None:
    light = lamp()
    gone = Lit(light.hiker.curve, [Everywhere().set_presence(0)], [light], ValueTracker(0.0))
    assert np.ptp(picture(gone).reshape(-1, 4), axis=0).max() == 0
    light.power.set_value(0)
    dark = Lit(light.hiker.curve, [Everywhere()], [light], ValueTracker(0.0))
    assert np.ptp(picture(dark).reshape(-1, 4), axis=0).max() == 0


@looks
@pytest.mark.parametrize("dawn", [0.0, 0.5])
def test_the_beam_is_haze_in_the_air_and_a_flare_at_the_lamp(
    look: dict[str, object], dawn: float
) -> None:
    light = lamp(look=look)
    beam = Beam(light, ValueTracker(dawn)).set_presence(0.8)
    points, at = in_frame(light, np.concatenate([spots(), light.hiker.lamp()[0] + spots(40) / 20]))
    (left, up), _ = light.hiker.lamp()
    wanted = []
    for x, y in points:
        air = min(max((y - ground(x)) / 0.08, 0.0), 1.0)
        flare = 0.9 * math.exp(-((math.hypot(x - left, y - up) / (0.11 * TALL)) ** 2))
        wanted.append(min(1.0, (0.36 * cone(light, x, y) + flare) * air * 0.8 * (1 - dawn)))
    shown = share_of(picture(beam), at, "#FFE6AE")
    assert np.abs(shown - wanted).max() < 0.22
    assert np.abs(shown - wanted).mean() < 0.012
    assert np.max(wanted) > 0.3


def test_by_day_there_is_no_beam() -> None:
    assert np.ptp(picture(Beam(lamp(), ValueTracker(1.0))).reshape(-1, 4), axis=0).max() == 0


# -- the sky ---------------------------------------------------------------------------------------


def sky(dawn: float = 0.0, dusk: float = 1.0, clock: float = 0.0) -> Sky:
    made = Sky(ValueTracker(clock), ValueTracker(dawn), lamp().hiker.curve)
    made.dusk.set_value(dusk)
    return made


def mixed(stops: list[tuple[float, str]], share: float) -> Array:
    places = [place for place, _ in stops]
    colors = np.array([shade(color) for _, color in stops])
    return np.array([np.interp(share, places, colors[:, i]) for i in range(3)])


NIGHT = [(0.0, "#060A14"), (1.0, "#0E1626")]
DAWN = [
    (0.0, "#0E1830"),
    (0.3, "#263262"),
    (0.55, "#5D4676"),
    (0.74, "#A3606E"),
    (0.85, "#D98A6C"),
]


@pytest.mark.parametrize(("dawn", "dusk"), [(0.0, 1.0), (1.0, 1.0), (0.6, 0.5), (0.0, 0.4)])
def test_the_sky_is_night_above_and_below_and_dawn_above_the_ground(
    dawn: float, dusk: float
) -> None:
    image = np.median(picture(sky(dawn, dusk))[:, 225:255, :3].astype(float), axis=1)
    for row in range(3, 267, 12):
        share = (row + 0.5) / 270
        night = shade(BACKGROUND) + dusk * (mixed(NIGHT, share) - shade(BACKGROUND))
        above = 4 - 8 * share > ground(0.0)
        wanted = night + above * dusk * dawn * (mixed(DAWN, share) - night)
        assert np.allclose(image[row], wanted, atol=2.5), row


def test_at_the_sides_dawn_ends_at_the_ground_too() -> None:
    image = picture(sky(1.0)).astype(int)
    for x in (-5.0, 5.0):
        above, below = (pixels_at(np.array([x, ground(x) + d])) for d in (0.15, -0.15))
        assert image[above][:3].sum() > image[below][:3].sum() + 40


def test_beside_the_ground_dawn_goes_down_to_the_foot_of_the_frame() -> None:
    her = lamp().hiker
    short = Curve(her.curve.plane, BOWL.with_window(((-4.0, 4.0),)))
    made = Sky(ValueTracker(0.0), ValueTracker(1.0), short)
    made.dusk.set_value(1)
    image = picture(made).astype(float)
    for x in (-6.5, -4.3, 4.3, 6.5):
        for y in (-3.7, -1.0, 2.0):
            wanted = mixed(DAWN, (4 - y) / 8)
            assert np.allclose(image[pixels_at(np.array([x, y]))][:3], wanted, atol=4), (x, y)
    for x in (-3.7, 0.0, 3.7):
        wanted = mixed(NIGHT, 7.5 / 8)
        assert np.allclose(image[pixels_at(np.array([x, -3.5]))][:3], wanted, atol=4), x


def stars(image: Picture) -> Array:
    """How much brighter than its row each pixel is."""
    light = image[..., :3].astype(float).sum(axis=-1)
    return np.asarray(light - np.median(light, axis=1, keepdims=True))


def test_stars_twinkle_with_the_clock_and_go_out_by_day() -> None:
    now, later = stars(picture(sky())), stars(picture(sky(clock=2.0)))
    assert (now > 60).sum() > 20
    assert not np.any(now[140:] > 20)  # they are above
    assert np.array_equal(now, stars(picture(sky())))
    again = stars(picture(sky(clock=2 * math.pi / 1.3)))
    assert np.abs(again - now).max() <= 3
    assert np.abs(later - now).max() > 60
    half = stars(picture(sky(dusk=0.5)))
    brightest = np.unravel_index(np.argmax(now), now.shape)
    assert half[brightest] == pytest.approx(0.5 * now[brightest], rel=0.15)
    day = picture(sky(1.0))[:60, 160:320, :3].astype(int)
    assert np.abs(day - np.median(day, axis=1, keepdims=True)).max() <= 2


def test_stars_are_far_away() -> None:
    """They move by a twelfth of the ground's way, and come in again at the other side."""
    still = sky()
    first = stars(picture(still))
    pixel = 8 / 270
    still.ground.closeup.look(place=(30 * pixel / 0.08, -10 * pixel / 0.08))
    moved = stars(picture(still))
    assert np.abs(moved[15:110, 35:475] - first[5:100, 5:445]).max() <= 4
    assert (moved[:, :30] > 40).any()


@pytest.mark.parametrize(
    ("dawn", "dusk", "presence", "moves"),
    [(0, 1, 1, True), (0.9, 0.2, 1, True), (1, 1, 1, False), (0, 0, 1, False), (0, 1, 0, False)],
)
def test_a_sky_moves_by_itself_while_stars_are_seen(
    dawn: float, dusk: float, presence: float, moves: bool
) -> None:
    assert sky(dawn, dusk).set_presence(presence).ambient is moves


def test_a_sky_without_dusk_is_not_there() -> None:
    assert np.ptp(picture(sky(dusk=0.0)).reshape(-1, 4), axis=0).max() == 0
