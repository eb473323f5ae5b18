"""The fair race of the film, run by the rules of ``gdmath.racing``, with all places on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from gdmath.descent import descend
from gdmath.landscape import Landscape
from gdmath.landscapes import LANDSCAPES
from gdmath.racing import RUNNERS, Lap, Protocol, Race, Track, race
from gdmath.trajectory import Trajectory
from scenes.render.kept import kept

Array = NDArray[np.float64]

NAMES = tuple(RUNNERS)  # plain, momentum, rmsprop, adam
PLAIN, MOMENTUM, RMSPROP, ADAM = range(4)
RAVINE = "ravine"
# Those of the registry that can be a track: two knobs, and a lowest point that is known.
TRACKS = tuple(
    name for name, ground in LANDSCAPES.items() if ground.dimension == 2 and len(ground.minima)
)
KEEP_SQUARES = 0.99  # of RMSProp's memory at each step, as gdmath and PyTorch have it


@cache
def ground_called(name: str) -> Landscape:
    """The landscape of a name: the ravine of this film, or one of the registry."""
    if name == RAVINE:
        window = ((-3, 3), (-3, 3))
        return Landscape.from_expression(
            "(x^2 + 100*y^2)/2", window=window, name=name, minima=[(0, 0)]
        )
    return LANDSCAPES[name]


@dataclass(frozen=True)
class Raced:
    """A fair race, with all that its runners met on the way.

    Attributes:
        result: the laps, and the rules they were run by.
        points: for each track and runner the places (n, starts, 2), until the last one is home.
    """

    result: Race
    points: tuple[tuple[Array, ...], ...]


@kept
def raced(tracks: tuple[tuple[str, float], ...], **rules: float | int) -> Raced:
    """Race on tracks, each a landscape's name and by how many degrees it is turned."""
    courses = [Track(ground_called(name), degrees) for name, degrees in tracks]
    result = race(courses, **rules)  # type: ignore[arg-type]
    points = tuple(
        tuple(
            walk_of(course, name, lap, result.protocol).points[: int(lap.steps.max()) + 2]
            for name, lap in zip(NAMES, row, strict=True)
        )
        for course, row in zip(courses, result.laps, strict=True)
    )
    return Raced(result, points)


@kept
def to_stay(tracks: tuple[tuple[str, float], ...], **rules: float | int) -> Race:
    """The same race, tuned and scored for coming home to stay."""
    courses = [Track(ground_called(name), degrees) for name, degrees in tracks]
    return race(courses, **rules, stay=True)  # type: ignore[arg-type]


def starts_of(track: Track, rules: Protocol) -> Array:
    """The places (starts, 2) to race from."""
    return track.starts(rules.starts, rules.inner, np.random.default_rng(rules.seed))


def walk_of(track: Track, name: str, lap: Lap, rules: Protocol) -> Trajectory:
    """The walks of one runner on a track, from all starts."""
    optimizer = RUNNERS[name](lap.tuning.best)
    return descend(track.ground, optimizer, starts_of(track, rules), rules.budget)


__all__ = [
    "ADAM",
    "KEEP_SQUARES",
    "MOMENTUM",
    "NAMES",
    "PLAIN",
    "RAVINE",
    "RMSPROP",
    "TRACKS",
    "Raced",
    "ground_called",
    "raced",
    "starts_of",
    "to_stay",
    "walk_of",
]
