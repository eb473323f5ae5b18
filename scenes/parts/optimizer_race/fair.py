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
# So many times as wide as the window of its ground is the map of the third track: starts stay where
# they are, and who goes far out may come back, so that the edge of a picture decides nothing.
ROOM = 1.5
AGAIN = 5  # times the third track is raced from other starts
KEEP_SQUARES = 0.99  # of RMSProp's memory at each step, as gdmath and PyTorch have it


@cache
def ground_called(name: str) -> Landscape:
    """The landscape of a name: the ravine of this film, or a wide map of one of the registry."""
    if name == RAVINE:
        window = ((-3, 3), (-3, 3))
        return Landscape.from_expression(
            "(x^2 + 100*y^2)/2", window=window, name=name, minima=[(0, 0)]
        )
    ground = LANDSCAPES[name]
    low, high = np.transpose(ground.window)
    middle, half = (low + high) / 2, (high - low) / 2 * ROOM
    return ground.with_window(np.stack([middle - half, middle + half], axis=1))


class Roomy(Track):
    """A track whose map goes on beyond what starts are spread over."""

    __slots__ = ()

    def starts(self, count: int, inner: float, rng: np.random.Generator) -> Array:
        """Return those of the ground's own window."""
        return super().starts(count, inner / ROOM, rng)


def course_called(name: str, degrees: float) -> Track:
    """The ravine, turned by so much, or a ground of the registry with room about it."""
    return (Track if name == RAVINE else Roomy)(ground_called(name), degrees)


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
    courses = [course_called(name, degrees) for name, degrees in tracks]
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
    courses = [course_called(name, degrees) for name, degrees in tracks]
    return race(courses, **rules, stay=True)  # type: ignore[arg-type]


@kept
def ahead_again(name: str, **rules: float | int) -> tuple[str, ...]:
    """Who is ahead on a track from other starts, time after time; "" if several are level."""
    seeds = range(int(rules["seed"]) + 1, int(rules["seed"]) + 1 + AGAIN)
    races = (race([course_called(name, 0.0)], **(rules | {"seed": s})) for s in seeds)  # type: ignore[arg-type]
    return tuple(ahead[0] if len(ahead) == 1 else "" for ahead in (r.leaders(0) for r in races))


def starts_of(track: Track, rules: Protocol) -> Array:
    """The places (starts, 2) to race from."""
    return track.starts(rules.starts, rules.inner, np.random.default_rng(rules.seed))


def walk_of(track: Track, name: str, lap: Lap, rules: Protocol) -> Trajectory:
    """The walks of one runner on a track, from all starts."""
    optimizer = RUNNERS[name](lap.tuning.best)
    return descend(track.ground, optimizer, starts_of(track, rules), rules.budget)


__all__ = [
    "ADAM",
    "AGAIN",
    "KEEP_SQUARES",
    "MOMENTUM",
    "NAMES",
    "PLAIN",
    "RAVINE",
    "RMSPROP",
    "ROOM",
    "TRACKS",
    "Raced",
    "ahead_again",
    "course_called",
    "ground_called",
    "raced",
    "starts_of",
    "to_stay",
    "walk_of",
]
