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
from scenes.parts.momentum.narrow import Narrow, narrow_walk
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

    # -- in the sharper ravine -------------------------------------------------------------------

    @property
    def closer(self) -> float:
        """How many times as close its walls are, each as high as before: κx² is κ²(x/√κ)²."""
        return float(self.condition**0.5)

    @property
    def more(self) -> tuple[float, float]:
        """How many times as many steps it takes, without memory and with it."""
        one = self.narrow
        return one.plain / self.plain_count, one.held / self.held_count


def plan_for(
    *,
    condition: float,
    start: tuple[float, float],
    memory: float,
    most: float,
    arrival: float,
    rate: float | None,
) -> Plan:
    """Walk, and refuse what the film cannot tell of, before any work."""
    chosen = 2 / (condition + 1) if rate is None else rate
    refuse(condition, start, memory, most, chosen)
    tried = 0.0, memory, most
    (plain, held, swung), arrivals = _walks(condition, start, tried, arrival, chosen)
    flat, sharper = ravine(condition, start), condition**2
    share = chosen * (condition + 1) / 2  # of the best rate: in both ravines she takes as much
    closer = condition**0.5  # where she starts it is as high, and her memory reaches as far more
    narrow = narrow_walk(sharper, share * 2 / (sharper + 1), (start[0], start[1] / closer),
                         arrival, float(f"{closer / (1 - memory):.2g}"))  # fmt: skip
    swings = tuple(
        Swing(beta, walk, momentum_modes(1, chosen, beta), seen)
        for beta, walk, seen in (
            (0.0, plain, arrivals[0][1]),
            (memory, held, arrivals[0][1]),
            (most, swung, arrivals[-1][1]),
        )
    )
    counts = [steps for _, steps in arrivals]
    if counts[1] >= counts[0]:
        raise InputError(
            f"memory must help: with {memory:g} she takes {counts[1]} steps,"
            f" without it {counts[0]}."
        )
    if counts[2] <= counts[1]:
        raise InputError(
            f"most must be too much: {most:g} takes {counts[2]} steps,"
            f" {memory:g} takes {counts[1]}."
        )
    if not swings[-1].crosses:
        raise InputError(f"most must be a memory that swings; {most:g} does not.")
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
    tried: tuple[float, ...],
    share: float,
    rate: float,
) -> tuple[tuple[Trajectory, ...], tuple[tuple[float, int], ...]]:
    """The walks without memory, with it, with the most, and when each memory arrives."""
    ground, found, walks = ravine(condition, start), [], []
    for beta in tried:
        slowest = max(momentum_modes(lam, rate, beta).pace for lam in (1.0, condition))
        rule = momentum(rate, momentum=beta) if beta else gradient_descent(rate)
        walk = descend(ground, rule, [start], _enough(slowest, share))
        when = arrival(walk.path(0), (0.0, 0.0), share, for_good=True)
        if when is None:
            raise InputError(f"most: with {beta:g} she has not arrived after {_LONGEST:,}.")
        found.append((beta, when))
        steps = max(when, found[0][1]) + GONE_ON  # each is seen for as long as plain descent
        walks.append(descend(ground, rule, [start], steps))
    return tuple(walks), tuple(found)


def _enough(pace: float, share: float) -> int:
    """Steps after which a walk that keeps ``pace`` of its way has surely less than a share left."""
    return min(_LONGEST, ceil(2.5 * log(share) / log(pace)) + GONE_ON)


__all__ = ["GONE_ON", "SEEN", "Plan", "Swing", "plan_for"]
