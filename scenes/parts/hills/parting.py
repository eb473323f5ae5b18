"""The cast of the pass: two lamps, the ground they part on, and how close they start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, ValueTracker
from numpy.typing import NDArray

from scenes.parts.hills import told
from scenes.parts.hills.callouts import Leader
from scenes.parts.hills.glass import Crest, Crossing, Glass
from scenes.parts.hills.lamps import LampLight, Lamps
from scenes.parts.hills.loupe import LOUPE, Loupe
from scenes.parts.hills.pair import Pair
from scenes.parts.hills.poses import READ_SIZE, SIZE, ridge_pose
from scenes.parts.hills.ruled import RuledGround
from scenes.parts.hills.tally import letter
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    MAP,
    PATH,
    STAGE,
    TEXT,
    Mark,
    Playback,
    Readout,
    Stack,
    View,
    Words,
    on_plate,
    tr,
)
from scenes.stage.type.text import Plate

Array = NDArray[np.float64]

_NEARER = 1.15  # times as large as that, until they part
_FOG_ZOOM = 1.4  # times the zoom at the pass, while the two look like one
_POOL, _NIGHT = 3.6, 1.0  # scene units that a lamp lights by then, and how bright the ground is
_LEVEL, _REACH = 0.32, 0.85  # of the way from floor to floor: the pane, and the curves over it
_IN_THE_PANE = 0.9  # of half its side: how far the ways down are shown, before they are walked
_NIGHTS = STAGE.inset(0.5, bottom=1.2, top=0.6)  # the lamps are seen in this part of it
_SIDES = RIGHT, LEFT, UP, DOWN  # of a floor is its name,
_AWAY, _CLEAR = (0.35, 0.6, 0.9), 0.3  # scene units from it, and from where they walk
_OFF_THE_MARK = 0.42  # scene units, that a line ends before the middle of the saddle's mark
_LOWER = 0.55  # scene units, that its name is below it
_PAPER = 1.0  # scene units below the lens: words stand there


def _held(view: View, points: Array) -> dict[str, float]:
    """How the view keeps points (..., 2) in the frame, as it would if they are there anyway."""
    here = {name: float(view.pose[name]) for name in ("zoom", "left", "up")}
    place = np.array([here["left"], here["up"]])
    screen = view.at(points.reshape(-1, 2)) - place
    low, high = screen.min(axis=0), screen.max(axis=0)
    room = np.array([_NIGHTS.width, _NIGHTS.height])
    smaller = min(1.0, float(np.min(room / np.maximum(high - low, 1e-9))))
    begin, end = np.array(_NIGHTS[:2]) - smaller * low, np.array(_NIGHTS[2:]) - smaller * high
    left, up = np.clip(place, begin, np.maximum(begin, end)).tolist()
    return {"zoom": smaller * here["zoom"], "left": left, "up": up}


class Parting(Playback):
    """Two walkers a hair apart, in the fog and on the ridge at dusk."""

    def __init__(self, made: Pair, view: View, clock: ValueTracker) -> None:
        super().__init__(made.walk, [PATH, PATH], PATH)
        self.made, self.view = made, view
        self.in_fog = View(view.landscape, size=SIZE, relief=2.0)
        pose = ridge_pose(view, made, aside=0)
        middle = (made.walk.points[0, 0] + made.saddle) / 2
        far = {
            **pose,
            **MAP,
            "azimuth": pose["azimuth"],
            "left": 0.0,
            "up": 0.0,
            "focus_x": float(middle[0]),
        }
        self.far = {**far, "focus_y": float(middle[1])}
        self.in_fog.look(**{**self.far, "zoom": _FOG_ZOOM * pose["zoom"]})
        self.in_fog.look(**_held(self.in_fog, made.walk.points))
        self.whole = {name: float(self.in_fog.pose[name]) for name in ("zoom", "left", "up")}
        self.whole |= {"focus_x": far["focus_x"], "focus_y": self.far["focus_y"]}
        x, y = made.walk.points[: max(made.visible - 6, 3)].mean(axis=(0, 1)).tolist()
        near = {"left": 0.0, "up": 0.3, "focus_x": x, "focus_y": y}
        self.close = {**near, "zoom": _NEARER * self.whole["zoom"]}
        self.fog_lamps = Lamps.of(self.in_fog, self, clock, reach=3.6)
        radius = _POOL * (made.width / SIZE) / self.in_fog.pose["zoom"]
        light = LampLight(self, radius, view.window)
        self.pool = RuledGround(self.in_fog, light).set_presence(_NIGHT)
        self.lamps = Lamps.of(view, self, clock, reach=1.7)
        self.lamps.shaped.set_value(1)
        self.fog_lamps.shaped.set_value(1)  # so that they are known again where they part
        way = float(made.gaps[-1])
        self.pane = Glass(view, made.saddle, _LEVEL * way / 2, made.across)
        since = made.walk.points[0].mean(axis=0)
        reach = _REACH * way / 2, _IN_THE_PANE * self.pane.half
        self.curves = Crossing(view, made.saddle, made.across, reach, since)
        self.crest = Crest(view, made.walk.points[: made.slowest + 1].mean(axis=1))
        self.sign = Mark(view, made.saddle[None], "diamond")

    def steepness_of_one(self) -> float:
        """How steep it is where the present step of the first one began."""
        return float(np.linalg.norm(self.trajectory.gradients[self.step, 0]))

    def named(self, text: str) -> tuple[Plate, Leader]:
        """A name for the pass, to the right of its pane, and a line from there to its mark.

        It hides neither curve, and comes from below the way of the two.
        """
        screen, _ = self.view.screen(self.pane.corners())
        spot = (float(screen[:, 0].max()), float(self.view.at(self.made.saddle)[1]) - _LOWER, 0)
        name = on_plate(Words(text, LABEL_SIZE)).next_to(spot, RIGHT, buff=0.25)
        return name, Leader(name, lambda: self.view.at(self.made.saddle), TEXT, _OFF_THE_MARK)

    def name_of_pane(self, text: str) -> Plate:
        """A name below the nearest corner of the pane: the curves over it end before that."""
        screen, _ = self.view.screen(self.pane.corners())
        return on_plate(Words(text, LABEL_SIZE)).next_to((*screen[screen[:, 1].argmin()], 0), DOWN)

    def valleys(self, floors: Array) -> list[Plate]:
        """The names of the valleys they go down to, off their ways and the ridge."""
        names, walked = [], self.trajectory.points.reshape(-1, 2)
        ways = self.view.at(np.concatenate([walked, *self.curves.lines()]))
        for number, floor in zip(
            told.bound_valleys(self.made, floors), self.made.floors, strict=True
        ):
            name = on_plate(Words(tr("valley {letter}").format(letter=letter(number))))
            spot = (*self.view.at(floor), 0)
            off = _off(ways)
            placed = [_beside(name, spot, side, away) for away in _AWAY for side in _SIDES]
            names.append(next((one for one in placed if off(one) > _CLEAR), max(placed, key=off)))
        return names

    def meter(self) -> Stack:
        """Steps, and the steepest slope under the first one, held until she has landed."""
        step = Readout("step", tr("step"), lambda: self.step, 0, READ_SIZE)
        steepest, slope = tr("steepest slope"), self.steepness_of_one
        steep = Readout("steep", steepest, slope, 3, READ_SIZE, GRADIENT)
        return Stack(step, steep, gap=0.2)

    def loupe(self) -> Loupe:
        """What the two are like at the start, beside where they are."""
        gap = float(self.made.gaps[0])
        one, other, down = self.view.at(np.array([*self.now(), self.made.saddle]))
        along = (down - one) / np.linalg.norm(down - one)
        wide = float(np.linalg.norm(other - one))
        across, up = ((other - one) / wide).tolist()

        def here() -> Array:
            return np.asarray(self.view.at(self.now()).mean(axis=0))

        left, low, right, high = STAGE.inset(LOUPE, bottom=_PAPER)
        place = np.clip(here() + np.array([2.6, -1.3]), (left, low), (right, high))
        return Loupe(gap, wide / gap, here, place, (across, up), along, LOSS)

    def on_paper(self, loupe: Loupe) -> Plate:
        """How wide the gap is on a map, below the lens and in the frame."""
        wide = tr("gap {width}").format(width=told.on_paper(self.made, 0))
        words = on_plate(Words(wide)).next_to(loupe, DOWN, buff=0.1)
        return words.shift(min(0.0, STAGE.right - float(words.get_right()[0])) * RIGHT)


def _beside(name: Plate, spot: Any, side: Array, away: float) -> Plate:
    """A copy of a name to one side of a spot, in the frame."""
    placed = name.copy().next_to(spot, side, buff=away)
    low, high = placed.get_corner(DOWN + LEFT)[:2], placed.get_corner(UP + RIGHT)[:2]
    least, most = np.array(STAGE).reshape(2, 2)
    shift = np.maximum(least - low, 0) - np.maximum(high - most, 0)
    return placed.shift((*shift, 0))


def _off(ways: Array) -> Callable[[Plate], float]:
    """How far a name is from the nearest of some places (n, 2) on the screen."""

    def off(name: Plate) -> float:
        low, high = name.get_corner(DOWN + LEFT)[:2], name.get_corner(UP + RIGHT)[:2]
        away = np.maximum(np.maximum(low - ways, ways - high), 0)
        return float(np.linalg.norm(away, axis=-1).min())

    return off
