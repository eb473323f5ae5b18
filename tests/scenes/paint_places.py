"""Pictures of single things on grounds and curves, as those on planes are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import Mobject, ValueTracker

from gdmath import LANDSCAPES, Landscape, descend, gradient_descent, gradient_field
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.lamplight import Beam, Headlamp, Lit
from scenes.stage.curve.night import Sky
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.field import Field
from scenes.stage.ground.fog import Fog, FogBank
from scenes.stage.ground.rings import Endless, Rings
from scenes.stage.ground.round_map import RoundMap
from scenes.stage.ground.spun import Spun
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import PATH, POSITION, VALLEYS
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.paint.marks import Mark
from scenes.stage.walk.contenders import FOURTH, MOMENTUM, PLAIN, THIRD, Chip, Flight
from scenes.stage.walk.curve_pawns import CurvePawns
from scenes.stage.walk.figure import Figure
from scenes.stage.walk.hiker import Hiker
from scenes.stage.walk.light import FarLight, Pool
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.trail import Trails
from scenes.stage.walk.walker import Pawns
from tests.scenes.canvas import FLAT, Picture, plane_at, small
from tests.scenes.paint_parts import ALL, OF_PLOTS, painted, set_to


def lights() -> Picture:
    """A light far off, a pool about a foot, pawns that hop, flights of each shape."""
    clock = ValueTracker(0.37)
    far = FarLight(clock, (-5.6, 2.4), light=PATH, color=POSITION, reach=1.4, ball=0.4)
    pool = Pool(lambda: np.array([-5.2, -1.0, 0.0]), 1.7)
    ground = Landscape.from_expression("x^2/4", ((-3, 3),))
    curve = Curve(plane_at((-3.4, -3.5), (6, 6), (-3, 3), (-0.2, 3)), ground)
    walk = descend(ground, gradient_descent(0.4), [[-2.6], [-0.6], [1.2], [2.7]], 3)
    party = Playback(walk, [PATH] * 4, PATH)
    party.progress.set_value(0.3)
    pawns = CurvePawns(curve, party, tall=1.6)
    found: list[Mobject] = [far, pool, curve, pawns]
    bowl = LANDSCAPES["quadratic"]
    for row, (color, kind) in enumerate((PLAIN, MOMENTUM, THIRD, FOURTH)):
        plane = plane_at((3.0, -3.6 + 1.8 * row), (3.8, 1.6), (-1, 1), (-1, 1))
        flown = descend(bowl, gradient_descent(0.15), [[-0.9, 0.7]], 6)
        flier = Playback(flown, [color])
        flier.progress.set_value(2.6)
        found.append(Flight(plane, flier, kind, color, faint=row == 2, ball=row != 3))
        chip = Chip(kind, color)
        found.append(chip.move_to((2.6, -2.8 + 1.8 * row, 0)))
    return painted(*found, presence=0.9)


def figures() -> Picture:
    """The hiker on a ground from the side, from half above and from above, in mid-step."""
    ground = LANDSCAPES["quadratic"]
    found: list[Mobject] = []
    for left, elevation, progress, pulse in (
        (-5.4, 30.0, 0.0, 1.0),
        (-2.6, 40.0, 1.3, 0.4),
        (0.8, 60.0, 2.35, 1.0),
        (4.4, 90.0, 0.55, 0.6),
    ):
        view = View(
            ground,
            elevation=elevation,
            azimuth=-70.0,
            zoom=7.0,
            left=left,
            up=-1.5,
            perspective=0.0,
        )
        walk = descend(ground, gradient_descent(0.02), [[-0.3, 0.2]], 6)
        party = Playback(walk, [POSITION], POSITION)
        party.progress.set_value(progress)
        at = party.now()[0]
        view.look(focus_x=float(at[0]), focus_y=float(at[1]))
        view.look(up=-1.5 - float(view.at(at)[1]))
        she = Figure(view, party, party.stride, ValueTracker(1.1))
        she.panel = ALL
        set_to(she, pulse=pulse, shrunk=0.9)
        found.append(she)
    return painted(*found, presence=0.9)


def dawn() -> Picture:
    """The sky while the sun rises, stars that are not gone yet, and soil by half day."""
    ground = Landscape.from_expression("x^2/6", ((-3, 3),))
    curve = Curve(plane_at((-8, -4), (16, 5), (-3, 3), (-0.5, 3)), ground)
    set_to(curve, ground=0.9, day=0.4)
    sky = Sky(ValueTracker(2.3), ValueTracker(0.6), curve)
    set_to(sky, dusk=0.9, noon=0.55, glimmer=0.5)
    curve.closeup.look(1.2, (0.5, -2.0), (0.0, -2.2))
    return painted(sky, curve)


def stars() -> Picture:
    """The sky by night before dawn, twinkling."""
    ground = Landscape.from_expression("x", ((-3, 3),))
    curve = Curve(plane_at((-8, -4), (16, 5), (-3, 3), (-3, 3)), ground)
    sky = Sky(ValueTracker(2.3), ValueTracker(0.0), curve)
    set_to(sky, dusk=1.0, glimmer=0.7)
    curve.closeup.look(3.0, (1.5, -4.0), (0.0, 0.0))
    return painted(sky)


def lamplight() -> Picture:
    """By lamplight before dawn: a cone that ends where it is to end, and haze in it."""
    ground = Landscape.from_expression("x^2/4", ((-3, 3),))
    curve = Curve(plane_at((-7, -3.4), (14, 6), (-3, 3), (0, 3)), ground)
    set_to(curve, ground=1.0)
    hiker = Hiker(curve, -1.2, 1.9, clock=ValueTracker(0.8))
    hiker.follow(descend(ground, gradient_descent(0.5), [-1.2], 3))
    hiker.progress.set_value(0.35)
    lamp, day = Headlamp(hiker, 3.4, near=1.3), ValueTracker(0.15)
    lamp.power.set_value(0.9)
    lit = Lit(curve, [curve, Mark(curve, [[0.0]])], [lamp], day)
    return painted(lit, Beam(lamp, day), hiker, presence=0.95)


def bowls() -> Picture:
    """A round bowl from above with its rings, an oval one, and both spun."""
    oval = np.array([[1.4, 0.3], [0.3, 0.7]])
    found: list[Mobject] = []
    for k, shape in enumerate((None, oval)):
        x = -6.6 + 3.5 * k
        on = Endless(Box(x, 0.2, x + 3.2, 3.4), 3.0)
        rings = Rings(on, 4.0, plated=k == 1, oval=shape)
        rings.told.set_value(0.9)
        found += [RoundMap(on, 2.4, shape), rings]
        view = View(
            Landscape.from_expression("x^2 + y^2", ((-2, 2), (-2, 2))),
            size=5.0,
            relief=2.2,
            elevation=24.0,
            azimuth=-60.0,
            left=3.4,
            up=1.6 - 3.5 * k,
            zoom=1.0,
            perspective=0.03,
        )
        spun = Spun(view, lambda r: np.asarray(r) ** 2, 2.0, (1.0,), 0.8, shape)
        spun.drawn.set_value(0.9)
        found.append(spun)
    return painted(*found, presence=0.9)


def pawns() -> Picture:
    """Pawns before and behind a hill, falling and ringing; their paths; fog beyond."""
    ground = LANDSCAPES["sine_hills"]
    view = View(ground, size=8.5, relief=1.9, azimuth=-50.0, elevation=32.0, zoom=1.1, up=0.3)
    starts = np.random.default_rng(6).uniform(-2.1, 2.1, (7, 2))
    party = Playback(
        descend(ground, gradient_descent(0.1), starts, 8), [VALLEYS[k % 4] for k in range(7)]
    )
    party.progress.set_value(4.6)
    walkers = Pawns(view, party, 0.3)
    set_to(walkers, dropped=0.92, pulse=0.4, shrunk=0.9)
    fog = Fog(party.trajectory, party.progress, 2.0)
    fog.lift.set_value(0.6)
    with small():
        bank = FogBank(fog, ValueTracker(7.0))
    return painted(bank, Surface(view, fog), Trails(view, party, width=5.0), walkers)


def fields() -> Picture:
    """A map of three parts with a field of arrows, and a slanting one."""
    ground = LANDSCAPES["sine_hills"]
    view = View(ground, **FLAT, zoom=0.8, left=-3.6)
    rows, columns = np.mgrid[0:60, 0:60]
    labels = np.where(rows + 2 * columns > 110, 2, np.where(rows > 30, 1, 0))
    valleys = ContourMap(view, labels, VALLEYS[:3])
    valleys.divided.set_value(0.6)
    slanting = View(ground, elevation=50.0, azimuth=-65.0, zoom=0.75, left=3.6, up=0.5, size=7.0)
    scale = ArrowScale(0.55)
    found: list[Mobject] = [valleys, Surface(slanting)]
    for own in (view, slanting):
        arrows = Field(own, gradient_field(ground, (11, 11)), scale)
        set_to(arrows, grown=0.9)
        found.append(arrows)
    return painted(*found)


OF_PLACES: dict[str, Callable[[], Picture]] = {
    f"place-{draw.__name__}": draw
    for draw in (lights, figures, dawn, stars, lamplight, bowls, pawns, fields)
}

PARTS = OF_PLOTS | OF_PLACES
