"""What the film on momentum tells: a ravine, two walks from one start, and what memory does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, log

import numpy as np
from numpy.typing import NDArray

from gdmath import InputError, Landscape, Trajectory, descend, gradient_descent, momentum
from gdmath.arrivals import arrival
from gdmath.eigenmodes import MomentumModes, momentum_modes
from scenes.parts.momentum.ground import ravine, refuse, window_of
from scenes.parts.momentum.narrow import Narrow, forgets, meeting, narrow_walk
from scenes.render.kept import kept

Array = NDArray[np.float64]

SEEN = 6  # steps that she is seen to walk with her memory
GONE_ON = 60  # steps that a walk goes on after it has arrived
_LONGEST = 20_000  # steps: who takes longer is not waited for


@dataclass(frozen=True)
class Swing:
    """A walk in the ravine, and what its memory makes of it along the ravine."""

    memory: float
    walk: Trajectory
    modes: MomentumModes
    seen: int  # steps that are drawn

    @property
    def places(self) -> Array:
        """Where it is along the ravine after each step (steps + 1,)."""
        return np.asarray(self.walk.points[:, 0, 0])

    @property
    def crosses(self) -> bool:
        """Whether it passes the bottom."""
        seen = self.places[: self.seen + 1]
        return bool((seen * seen[0] < -1e-9).any())

    @cached_property
    def turn(self) -> int:
        """The step on which it first turns back, beyond the cross."""
        return int(np.argmax(self.places[: self.seen + 1]))

    @cached_property
    def amplitude(self) -> float:
        """What is multiplied by √βᵏ to be the envelope of a swing, none of another walk.

        w_k = r^k (c cos kφ + s sin kφ): both follow from the first two places.
        """
        factor = self.modes.factors[0]
        size, angle = abs(factor), float(np.angle(factor))
        begin, then = self.places[:2] / np.array([1.0, size])
        return float(np.hypot(begin, (then - begin * np.cos(angle)) / np.sin(angle)))


@dataclass(frozen=True)
class Plan:
    """All that is computed for the film. Along is the first knob, across the second."""

    condition: float
    start: tuple[float, float]
    memory: float
    share: float
    rate: float
    landscape: Landscape
    plain: Trajectory
    held: Trajectory
    arrivals: tuple[tuple[float, int], ...]
    swings: tuple[Swing, ...]
    narrow: Narrow

    # -- the ravine ------------------------------------------------------------------------------

    @cached_property
    def counts(self) -> dict[float, int]:
        """After how many steps each memory has arrived."""
        return dict(self.arrivals)

    @property
    def plain_count(self) -> int:
        """After how many steps plain descent has arrived."""
        return self.counts[0.0]

    @property
    def held_count(self) -> int:
        """After how many steps she has arrived with her memory."""
        return self.counts[self.memory]

    @property
    def most(self) -> tuple[float, int]:
        """The largest memory that is tried, and its steps."""
        return self.arrivals[-1]

    @property
    def ring(self) -> float:
        """How near the cross one must stay to have arrived."""
        return self.share * float(np.hypot(*self.start))

    @cached_property
    def entered(self) -> int:
        """Her first step into the ring; she may leave it again."""
        away = np.linalg.norm(self.held.points[:, 0], axis=-1)
        return int(np.flatnonzero(away <= self.ring)[0])

    @cached_property
    def farthest(self) -> int:
        """The step on which she is farthest from the cross, once she has been in the ring."""
        away = np.linalg.norm(self.held.points[self.entered : self.held_count + 1, 0], axis=-1)
        return self.entered + int(np.argmax(away))

    @property
    def strays(self) -> bool:
        """Whether she leaves the ring again before she stays in it."""
        return self.held_count > self.farthest > self.entered

    @property
    def slants(self) -> bool:
        """Whether her second step ends on the wall where it begins."""
        return bool(self.held.points[1, 0, 1] * self.held.points[2, 0, 1] > 0)

    @cached_property
    def walked(self) -> float:
        """How far plain descent has walked as it arrives."""
        steps = np.diff(self.plain.points[: self.plain_count + 1, 0], axis=0)
        return float(np.linalg.norm(steps, axis=-1).sum())

    @property
    def factors(self) -> tuple[float, float]:
        """What a plain step leaves of the way along and across."""
        return 1 - self.rate, 1 - self.rate * self.condition

    # -- the ledger ------------------------------------------------------------------------------

    @property
    def pushes(self) -> Array:
        """The first two gradients (2, 2), and below them what becomes of both (2,): (3, 2)."""
        first, second = self.held.gradients[:2, 0]
        return np.stack([first, second, self.memory * first + second])

    @property
    def step(self) -> Array:
        """Her second step (2,), minus the rate times the push."""
        return np.asarray(self.held.points[2, 0] - self.held.points[1, 0])

    @property
    def is_sorted(self) -> bool:
        """Whether what is left across is less than the new gradient, and along it is more."""
        (along, across), made = np.abs(self.pushes[1]), np.abs(self.pushes[2])
        return bool(made[0] > along and made[1] < across)

    @property
    def swings_lower(self) -> bool:
        """Whether she turns back across nearer to the bottom each time, while she is seen to."""
        across = self.held.points[: SEEN + 1, 0, 1]
        bent = np.flatnonzero(np.diff(across)[:-1] * np.diff(across)[1:] < 0) + 1
        return bool((np.diff(np.abs(across[[0, *bent]])) < 0).all())

    @property
    def gains_speed(self) -> bool:
        """Whether her steps along grow, while she is seen to walk them."""
        return bool((np.diff(self.held.points[: SEEN + 1, 0, 0], n=2) > 0).all())

    # -- how far a memory goes -------------------------------------------------------------------

    @property
    def limit(self) -> float:
        """What arrows that agree add up to, 1/(1 − β)."""
        return 1 / (1 - self.memory)

    def sums(self, count: int) -> Array:
        """The first partial sums (count,) of β⁰ + β¹ + …."""
        return np.cumsum(self.memory ** np.arange(count))

    # -- the reach of a memory -------------------------------------------------------------------

    @property
    def reaches(self) -> Array:
        """How far back each memory reaches, 1/(1 − β), and the steps that it takes (n, 2)."""
        return np.array([(1 / (1 - beta), steps) for beta, steps in self.arrivals])

    @property
    def forgets(self) -> float:
        """The steps, to each step of its reach, until a swing is over."""
        return forgets(self.share)

    @property
    def meet(self) -> float:
        """The reach at which a memory takes as long to carry her as to forget."""
        return meeting(self.plain_count, self.share)

    @property
    def narrow_ground(self) -> Landscape:
        """The narrow ravine."""
        return ravine(self.narrow.condition, self.start)

    @property
    def left_over(self) -> float:
        """What plain descent still has of its way in the narrow ravine, as memory is there."""
        return float((1 - self.narrow.rate) ** self.narrow.held)


def plan_for(
    *,
    condition: float,
    start: tuple[float, float],
    memory: float,
    memories: tuple[float, ...],
    arrival: float,
    rate: float | None,
) -> Plan:
    """Walk, and refuse what the film cannot tell of, before any work."""
    chosen = 2 / (condition + 1) if rate is None else rate
    refuse(condition, start, memory, memories, chosen)
    tried = tuple(sorted({0.0, memory, *memories}))
    (plain, held, most), arrivals = _walks(condition, start, memory, tried, arrival, chosen)
    flat, sharper = ravine(condition, start), condition**2
    share = chosen * (condition + 1) / 2  # of the best rate: in both ravines she takes as much
    narrow = narrow_walk(sharper, share * 2 / (sharper + 1), start, arrival)
    swings = tuple(
        Swing(beta, walk, momentum_modes(1, chosen, beta), seen)
        for beta, walk, seen in (
            (0.0, plain, arrivals[0][1]),
            (memory, held, arrivals[0][1]),
            (tried[-1], most, arrivals[-1][1]),
        )
    )
    if arrivals[tried.index(memory)][1] >= arrivals[0][1]:
        raise InputError(
            f"memory must help: with {memory:g} she takes {arrivals[tried.index(memory)][1]}"
            f" steps, without it {arrivals[0][1]}."
        )
    if arrivals[-1][1] <= arrivals[tried.index(memory)][1]:
        raise InputError(
            f"memories must end with one that is too much: {tried[-1]:g} takes {arrivals[-1][1]}"
            f" steps, {memory:g} takes {arrivals[tried.index(memory)][1]}."
        )
    if not swings[-1].crosses:
        raise InputError(f"memories must end with one that swings; {tried[-1]:g} does not.")
    reach = window_of(start, chosen * condition, held)
    return Plan(
        condition,
        (float(start[0]), float(start[1])),
        memory,
        arrival,
        chosen,
        flat.with_window(reach),
        plain,
        held,
        arrivals,
        swings,
        narrow,
    )


@kept
def _walks(
    condition: float,
    start: tuple[float, float],
    memory: float,
    tried: tuple[float, ...],
    share: float,
    rate: float,
) -> tuple[tuple[Trajectory, ...], tuple[tuple[float, int], ...]]:
    """The walks without memory, with it, with the most, and when each memory arrives."""
    ground, found, kept_walks = ravine(condition, start), [], {}
    for beta in tried:
        slowest = max(momentum_modes(lam, rate, beta).pace for lam in (1.0, condition))
        rule = momentum(rate, momentum=beta) if beta else gradient_descent(rate)
        walk = descend(ground, rule, [start], _enough(slowest, share))
        when = arrival(walk.path(0), (0.0, 0.0), share, for_good=True)
        if when is None:
            raise InputError(f"memories: with {beta:g} she has not arrived after {_LONGEST:,}.")
        found.append((beta, when))
        if beta in (0.0, memory, tried[-1]):
            steps = max(when, found[0][1]) + GONE_ON  # each is seen for as long as plain descent
            kept_walks[beta] = descend(ground, rule, [start], steps)
    return tuple(kept_walks[beta] for beta in (0.0, memory, tried[-1])), tuple(found)


def _enough(pace: float, share: float) -> int:
    """Steps after which a walk that keeps ``pace`` of its way has surely less than a share left."""
    return min(_LONGEST, ceil(2.5 * log(share) / log(pace)) + GONE_ON)


__all__ = ["GONE_ON", "SEEN", "Plan", "Swing", "plan_for"]
