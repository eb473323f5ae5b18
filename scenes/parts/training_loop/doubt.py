"""Where the line of the loop is no good line: a better one beside it, dashed."""

from __future__ import annotations

from typing import Any

from manim import LEFT, Circle

from scenes.parts.training_loop.doubts import better, doubt
from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.places import GUESS
from scenes.parts.training_loop.plan import Plan
from scenes.stage import BODY_SIZE, LOSS, PREDICTION, Law, Words


class Doubt:
    """The better line, a ring about the dot that rules if one does, and words; or nothing."""

    def __init__(self, plan: Plan, machine: Machine) -> None:
        self.plan, self.plane = plan, machine.plane

    def now(self) -> list[Any]:
        """All of it, on the plane as it stands now."""
        line, data = better(self.plan), self.plan.data
        if line is None:
            return []
        words = Words(doubt(self.plan)[1], BODY_SIZE, PREDICTION).within(GUESS, LEFT)
        found = [Law(self.plane, lambda x: line.w * x + line.b, PREDICTION), words]
        if (row := line.without) is not None:
            ring = Circle(0.2, LOSS, stroke_width=4)
            found.append(ring.move_to((*self.plane.xy(data.x[row], data.y[row]), 0)))
        return found


__all__ = ["Doubt"]
