"""The numbers of the film: the program as it runs, the rival, and a hundred other dots."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdmath import (
    Dataset,
    Landscape,
    Trajectory,
    gradient_descent,
    least_squares,
    loops,
    mse,
    regression_landscape,
)
from gdmath.training import train
from scenes.parts.training_loop.cells import cells_of
from scenes.parts.training_loop.material import search
from scenes.parts.training_loop.program import Execution, body, executed, gold, literal, load, whole
from scenes.render.assets import asset

Array = NDArray[np.float64]

EVENINGS, MADE_UP = asset("reservations.txt"), asset("made_up.txt")
PRINTED = 10  # decimals of a loss in the log


@dataclass(frozen=True)
class Plan:
    """Thirty evenings, a loop, a rival, and a hundred other dots with a second loop."""

    data: Dataset
    rate: float
    iterations: int
    tolerance: float
    nudge: float  # of the rival
    others: Dataset
    other_start: Array  # (2,)
    other_rate: float
    report_every: int
    as_read: Dataset  # before a column was counted in other units
    file: str  # as the program calls it
    other_file: str

    @cached_property
    def cells(self) -> list[tuple[str, str]]:
        """The lines of the file, its columns one below the other."""
        return cells_of(self.data)

    @property
    def unit(self) -> float:
        """How many of the file's units the inputs are counted in."""
        largest = np.abs(self.as_read.x).max() / np.abs(self.data.x).max()
        return float(10.0 ** np.rint(np.log10(largest)))

    # -- the loop --------------------------------------------------------------------------------

    @property
    def opening(self) -> str:
        """The lines that open the file."""
        return load(self.file)

    @property
    def functions(self) -> tuple[str, ...]:
        """The lines of each of the three functions."""
        return whole(loops.predict), whole(loops.loss), whole(loops.gradient)

    @property
    def loop(self) -> str:
        """The lines after those."""
        numbers = {"learning_rate": self.rate, "iterations": self.iterations}
        return body(loops.fit_a_slope, numbers)

    @property
    def test(self) -> str:
        """The line that ends the loop on level ground."""
        return f"if abs(gradient(x, y, w)) <= {literal(self.tolerance)}: break"

    @property
    def stopping(self) -> str:
        """The loop with that line before the step."""
        *rows, step, end = self.loop.splitlines()
        return "\n".join([*rows, f"  {self.test}", step, end])

    @cached_property
    def run(self) -> Execution:
        """What happens when it is run."""
        return executed(self.loop, self._names(self.data))

    @cached_property
    def stopped(self) -> Execution:
        """The same, with the line that ends it on level ground."""
        return executed(self.stopping, self._names(self.data))

    @staticmethod
    def _names(data: Dataset) -> dict[str, Any]:
        known = {name: getattr(loops, name) for name in ("predict", "loss", "gradient")}
        return {"x": data.x, "y": data.y, "mean": np.mean} | known

    @cached_property
    def landscape(self) -> Landscape:
        """The loss of every w."""
        return regression_landscape(self.data, bias=False)

    @cached_property
    def walk(self) -> Trajectory:
        """The steps of the loop, from w = 0."""
        rule = gradient_descent(self.rate)
        return train(self.data, rule, self.iterations, start=[0.0])

    @cached_property
    def party(self) -> Trajectory:
        """The same, of one walker."""
        rule = gradient_descent(self.rate)
        return train(self.data, rule, self.iterations, start=[[0.0]])

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """The losses (iterations,) as they are printed."""
        return tuple(line.rpartition(" ")[2] for line in self.run.log[:-1])

    @cached_property
    def gold(self) -> tuple[int, ...]:
        """Of each printed loss, how many leading characters no later line will change."""
        return gold(self.printed)

    @cached_property
    def settled(self) -> list[tuple[int, int]]:
        """The columns of those in each line of the log."""
        lines = zip(self.run.log[:-1], self.printed, strict=True)
        starts = [len(line) - len(loss) for line, loss in lines]
        cuts = [(start, start + count) for start, count in zip(starts, self.gold, strict=True)]
        return [*cuts, (0, 0)]

    @cached_property
    def still(self) -> int:
        """The first line from which on all say the same."""
        return next(k for k, text in enumerate(self.printed) if text == self.printed[-1])

    @cached_property
    def alike(self) -> int:
        """How many lines say the same as the last."""
        return self.iterations - self.still

    @cached_property
    def enough(self) -> int | None:
        """The steps until the gradient is no longer than the tolerance; None if it never is."""
        return _first(np.abs(self.walk.gradients[:, 0]) <= self.tolerance)

    @cached_property
    def best(self) -> float:
        """The w with the least loss."""
        x, y = self.data.x, self.data.y
        return float(x @ y / (x @ x))

    # -- the rival -------------------------------------------------------------------------------

    @cached_property
    def rival(self) -> Trajectory:
        """How it searches, up to its last step."""
        return search(self.landscape, self.nudge)

    @property
    def below(self) -> int | None:
        """After how many steps descent is lower than where it ends; None if it never is."""
        return _first(np.round(self.walk.losses - self.rival.losses[-1], PRINTED) < 0)

    @property
    def reached(self) -> int | None:
        """The same, for a loss that is lower or equal in all decimals of the log."""
        return _first(np.round(self.walk.losses - self.rival.losses[-1], PRINTED) <= 0)

    # -- a second knob ---------------------------------------------------------------------------

    @property
    def second(self) -> str:
        """The loop for two knobs, from its first line on."""
        w, b = map(literal, self.other_start)
        names = {
            "learning_rate": self.other_rate,
            "iterations": self.iterations,
            "report_every": self.report_every,
            "slopes": "gradient",  # it has one more now, and the same place in the program
        }
        return f"w, b = {w}, {b}\n{body(loops.fit_a_line, names)}"

    @property
    def other_opening(self) -> str:
        """The lines that open the file of the other dots."""
        return load(self.other_file)

    @property
    def both_slopes(self) -> str:
        """The gradient of two knobs, line by line where that of one stood."""
        return whole(loops.slopes).replace("slopes", "gradient")

    @cached_property
    def second_run(self) -> Execution:
        """What happens when it is run."""
        return executed(self.second, self._names(self.others) | {"gradient": loops.slopes})

    @property
    def made_up(self) -> bool:
        """Whether its dots are ours, which come from nowhere."""
        return self.other_file == MADE_UP.name

    @cached_property
    def second_walk(self) -> Trajectory:
        """Its steps."""
        rule = gradient_descent(self.other_rate)
        return train(self.others, rule, self.iterations, start=self.other_start)

    @cached_property
    def lowest(self) -> float:
        """The loss of the best of all lines."""
        return float(mse(self.others, *least_squares(self.others)))

    @property
    def parts(self) -> tuple[str, ...]:
        """The whole program: what opens the file, the functions, the loop."""
        return self.opening, *self.functions, self.loop

    @property
    def firsts(self) -> list[int]:
        """The numbers of the first lines of these parts."""
        counts = [len(part.splitlines()) for part in self.parts]
        return [1 + sum(counts[:before]) for before in range(len(counts))]

    @property
    def lines(self) -> int:
        """How many lines there are in all."""
        return sum(len(part.splitlines()) for part in self.parts)


def _first(true: NDArray[np.bool_]) -> int | None:
    return int(np.argmax(true)) if true.any() else None


__all__ = ["EVENINGS", "MADE_UP", "PRINTED", "Plan"]
