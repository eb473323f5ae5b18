"""A network in a strip below a program: what its lines do, done on numbers of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from manim import UP, ValueTracker, linear, there_and_back
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.where_next import places
from scenes.parts.where_next.layers import Backwards, Forwards, Pillar
from scenes.render.kept import kept
from scenes.stage import BODY_SIZE, LOSS, STEP, Words, change, tr
from scenes.stage.plot.threads import Threads
from scenes.stage.walk.training import Task

Array = NDArray[np.float64]

_UNITS, _FEW, _MANY = 6, 3, 9  # of a hidden layer; hidden layers first, and of the deep network
_RATE, _STEPS, _SEED = 1.0, 2, 29
_WILD = 3.0  # times the usual start: so wrong that each step is seen to help


@kept
def stepped(task: Task) -> tuple[Array, Array]:
    """Knobs and losses of two plain steps."""
    start = _WILD * task.network.start(_SEED)
    walk = descend(task.ground, gradient_descent(_RATE), [start], _STEPS)
    return np.array(walk.points[:, 0]), np.array(walk.losses[:, 0])


class Strip:
    """A guess that runs through a network, its surprise, slopes that come back, and a step.

    ``parts`` are what is seen. Each of its doings is animations: ``guess``, ``measure``,
    ``slopes`` and ``step``.
    """

    def __init__(self, data_seed: int) -> None:
        self.data_seed = data_seed
        self.task = Task((_UNITS,) * _FEW, data_seed)
        self.points, self.losses = stepped(self.task)
        self.now = ValueTracker(0.0)
        self.threads = threads = Threads(self.task.network, self.knobs).within_box(places.STRIP)
        self.red, self.back = Forwards(threads), Backwards(threads)
        self.turned = Forwards(threads, STEP)
        self.turned.gone.set_value(len(self.task.network.layers))
        self.turned.strength.set_value(0)
        self.pillar = Pillar(places.PILLAR, self.losses)
        box = places.PILLAR
        self.name = Words(tr("loss"), BODY_SIZE, LOSS)
        self.name.next_to((box.middle[0], box.top, 0), UP, buff=0.2)
        self.parts: list[Any] = [
            threads, self.red, self.back, self.turned, self.pillar, self.name
        ]  # fmt: skip

    def knobs(self) -> Array:
        """Those of now (knobs,): on the way of a step, between two."""
        now = float(self.now.get_value())
        first = min(int(now), len(self.points) - 2)
        return np.asarray(self.points[first] + (now - first) * np.diff(self.points, axis=0)[first])

    def guess(self) -> Any:
        """What goes in comes out at the right."""
        return change(self.red.gone, len(self.task.network.layers), linear)

    def measure(self) -> list[Any]:
        """The surprise where the guess has come out: after a step, a smaller one."""
        return [change(self.pillar.measured, round(float(self.now.get_value())) + 1)]

    def slopes(self) -> Any:
        """Light that goes back."""
        return change(self.back.gone, len(self.task.network.layers), linear)

    def step(self) -> list[Any]:
        """All knobs are turned; the loss stays until it is measured again."""
        return [
            change(self.now, round(float(self.now.get_value())) + 1),
            change(self.turned.strength, 0.999, there_and_back),
            *(change(light.strength, 0) for light in (self.red, self.back)),
        ]

    def round(self) -> Iterator[Callable[[], list[Any]]]:
        """The four doings of another round, one for each line."""
        for light in (self.red, self.back):
            light.gone.set_value(0)
            light.strength.set_value(1)
        yield lambda: [self.guess()]
        yield self.measure
        yield lambda: [self.slopes()]
        yield self.step

    def deeper(self) -> Threads:
        """A network of more layers in the same strip."""
        network = Task((_UNITS,) * _MANY, self.data_seed).network
        knobs = network.start(_SEED)
        return Threads(network, lambda: knobs).within_box(places.STRIP_OF_MANY)


__all__ = ["Strip", "stepped"]
