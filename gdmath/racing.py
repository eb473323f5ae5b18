"""Fair races: the same starts for all, the same budget, and every rate tuned on the same grid.

A picture of one start at one rate proves what one likes. What makes a race fair is its protocol,
so the protocol travels with the result.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.adam import adam
from gdmath.adaptive import rmsprop
from gdmath.checks import frozen_array, real, shorten, whole
from gdmath.dataset import generator
from gdmath.descent import descend
from gdmath.errors import InputTypeError
from gdmath.frozen import Frozen
from gdmath.landscape import Landscape
from gdmath.optimizer import gradient_descent, momentum
from gdmath.second import Floats
from gdmath.tuning import (
    Factory,
    Passages,
    Tuning,
    first_passages,
    heights,
    limits_of,
    rate_grid,
    tune_learning_rate,
)
from gdmath.turning import Turn

__all__ = ["RUNNERS", "Lap", "Protocol", "Race", "Track", "race"]

RUNNERS: Mapping[str, Factory] = {
    "plain": gradient_descent,
    "momentum": momentum,
    "rmsprop": rmsprop,
    "adam": adam,
}


class Track(NamedTuple):
    """A landscape to race on; turned by some degrees, the starts are turned with it.

    >>> from gdmath import quadratic
    >>> Track(quadratic(100), 45).ground.name
    'quadratic turned by 45°'
    """

    landscape: Landscape
    degrees: float = 0.0

    @property
    def ground(self) -> Landscape:
        """The landscape as it is raced on."""
        return self.landscape.turned(self.degrees) if self.degrees else self.landscape

    def starts(self, count: int, inner: float, rng: "np.random.Generator") -> Floats:
        """Return starts spread evenly over the inner share of the window, (count, d), turned."""
        low, high = np.transpose(self.landscape.window)
        middle, half = 0.5 * (low + high), 0.5 * inner * (high - low)
        points: Floats = rng.uniform(middle - half, middle + half, (count, len(low)))
        if not self.degrees:
            return points
        return Turn.by(self.degrees, (float(middle[0]), float(middle[1]))).points(points)


class Protocol(NamedTuple):
    """The rules of a race: everything that decides its result but tracks and runners.

    Attributes:
        starts: how many starts to race from, at every rate.
        seed: of the starts; on each track they are drawn anew from it.
        inner: the share of the map, about its middle, on which they lie.
        budget: how many gradients each walk may ask for.
        finish: the loss above the lowest that counts as arrived: one finish line for all starts.
        grid: the rates that every runner tries.
        stay: whether a walk is home at its first touch of the finish, where it ends, or only once
            it is there to stay until the budget is spent.
    """

    starts: int
    seed: int
    inner: float
    budget: int
    finish: float
    grid: tuple[float, ...]
    stay: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """The rules for people, one sentence each."""
        return (
            f"All start from the same {self.starts} places, drawn with seed {self.seed} from the "
            f"middle {self.inner:.0%} of the map.",
            f"Each may ask for {self.budget:,} gradients.",
            f"The finish is a loss of {self.finish:g} above the lowest, from each start alike.",
            "Home is who is there to stay until all gradients are spent."
            if self.stay
            else "The first touch of it counts, also of a walk that would leave it again.",
            "Who leaves the map before the finish is out.",
            "Who brings most of its walks home is ahead; of those who bring as many, the one whose "
            "last is home first.",
            f"All try the same {len(self.grid)} rates, from {self.grid[0]:g} to {self.grid[-1]:g}, "
            "on each track, and by this same rule each keeps its best.",
        )


@dataclass(frozen=True, eq=False, slots=True)
class Lap(Frozen):
    """One runner on one track.

    Attributes:
        tuning: how it fared at each rate; `tuning.best` is what it ran with.
        steps: (starts,), when each walk reached the finish; the budget if it did not.
        arrived, left: (starts,), whether it did, and whether it left the map before.
        stays: (starts,), whether it arrived, and is at the finish once the budget is spent. To
            arrive is the first touch of the finish, unless the protocol asks to stay: who walks on
            may leave it again.

    >>> from gdmath import quadratic, rmsprop
    >>> lap = race([quadratic(20)], {"rmsprop": rmsprop}, starts=8, budget=1000).laps[0][0]
    >>> lap.home, lap.last, lap.stay
    (8, 5, 1)
    """

    tuning: Tuning
    steps: NDArray[np.intp]
    arrived: NDArray[np.bool_]
    left: NDArray[np.bool_]
    stays: NDArray[np.bool_]

    @property
    def home(self) -> int:
        """How many walks arrive."""
        return int(self._passages.home)

    @property
    def stay(self) -> int:
        """How many of those that arrive are at the finish when all gradients are spent."""
        return int(self.stays.sum())

    @property
    def last(self) -> int:
        """The step at which the last of those that arrive is home; 0 if none does."""
        return int(self._passages.last)

    @property
    def _passages(self) -> Passages:
        return Passages(self.steps, self.arrived, self.left)


@dataclass(frozen=True, slots=True)
class Race:
    """A race: its protocol, and for each track and runner a lap.

    Attributes:
        protocol: the rules it was run by.
        runners: their names.
        laps: for each track, a lap for each runner.
    """

    protocol: Protocol
    runners: tuple[str, ...]
    laps: tuple[tuple[Lap, ...], ...]

    @property
    def arrivals(self) -> NDArray[np.intp]:
        """How many starts arrive, (tracks, runners)."""
        return np.array([[lap.home for lap in row] for row in self.laps])

    @property
    def last(self) -> NDArray[np.intp]:
        """When the last of those that arrive is home, (tracks, runners)."""
        return np.array([[lap.last for lap in row] for row in self.laps])

    @property
    def stay(self) -> NDArray[np.intp]:
        """How many of those are at the finish when the budget is spent, (tracks, runners)."""
        return np.array([[lap.stay for lap in row] for row in self.laps])

    def leaders(self, track: int) -> tuple[str, ...]:
        """Return who is ahead on a track, by the rule that its rate was chosen by.

        Several names are a tie to the step; none that no walk of anybody arrives.
        """
        ranks = [(-lap.home, lap.last) for lap in self.laps[track]]
        if not min(ranks)[0]:
            return ()
        return tuple(self.runners[i] for i, rank in enumerate(ranks) if rank == min(ranks))


def race(
    tracks: Sequence[Track | Landscape],
    runners: Mapping[str, Factory] = RUNNERS,
    *,
    starts: int = 32,
    seed: int = 1,
    inner: float = 0.7,
    budget: int = 1000,
    finish: float = 1e-2,
    grid: ArrayLike | None = None,
    stay: bool = False,
) -> Race:
    """Run a fair race: on each track every runner tries every rate, and races with its best.

    Best is what wins: most walks home, and of as many the last of them soonest. So no other rate
    of the grid would have served any runner better in this race.

    Args:
        tracks: landscapes with a known minimum, turned or as they are.
        runners: what makes the optimizer of a rate, by name.
        starts: how many to race from.
        seed: of the starts, the same on each track.
        inner: the share of the window, about its middle, on which they lie, in (0, 1].
        budget: how many steps each walk may take, at least 1.
        finish: the loss above the lowest that counts as arrived, from each start alike.
        grid: the learning rates to try; 25 from 10⁻⁵ to 10, four a decade, by default.
        stay: whether home is who comes to the finish to stay; rates are chosen by that as well.

    The same arguments give the same race, bit for bit. Raises TypeError or ValueError if an
    argument does not fit.

    >>> from gdmath import quadratic
    >>> result = race([quadratic(20)], starts=8, budget=300)
    >>> result.leaders(0), result.arrivals, result.protocol.budget
    (('rmsprop',), array([[8, 8, 8, 8]]), 300)

    Source: D. Choi and others, On empirical comparisons of optimizers for deep learning (2019):
    the ranking depends on how each was tuned.
    """
    courses = [track if isinstance(track, Track) else Track(track) for track in tracks]
    for course in courses:
        if not isinstance(course.landscape, Landscape):
            raise InputTypeError(f"tracks must be landscapes, got {shorten(course.landscape)}.")
    if not isinstance(runners, Mapping) or not runners:
        raise InputTypeError(
            f"runners must be optimizer factories by name, got {shorten(runners)}."
        )
    rates = rate_grid(np.logspace(-5, 1, 25) if grid is None else grid)
    steps, height = limits_of(budget, finish)
    protocol = Protocol(
        starts=whole("starts", starts, at_least=1),
        seed=whole("seed", seed, at_least=0),
        inner=real("inner", inner, above=0, at_most=1),
        budget=steps,
        finish=height,
        grid=tuple(rates.tolist()),
        stay=bool(stay),
    )
    laps = tuple(tuple(_laps(course, runners.values(), protocol)) for course in courses)
    return Race(protocol, tuple(runners), laps)


def _laps(track: Track, factories: Iterable[Factory], protocol: Protocol) -> list[Lap]:
    """Return the laps of all runners on a track."""
    ground, limits = track.ground, (protocol.budget, protocol.finish, protocol.stay)
    starts = track.starts(protocol.starts, protocol.inner, generator(protocol.seed))
    laps = []
    for factory in factories:
        tuning = tune_learning_rate(ground, factory, starts, protocol.grid, *limits)
        walk = descend(ground, factory(tuning.best), starts, protocol.budget)
        told = first_passages(ground, walk.points, walk.losses, protocol.finish, protocol.stay)
        there = heights(ground, walk.losses[-1]) <= protocol.finish
        laps.append(Lap(tuning, *map(frozen_array, (*told, told.arrived & there))))
    return laps
