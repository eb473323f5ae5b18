"""What the tests of the film on the paraboloid share: its plan, and a witness of its frames."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenes.paraboloid import Paraboloid, ParaboloidParameters
from scenes.parts.paraboloid.choosing import plan_for
from scenes.parts.paraboloid.plan import Plan
from scenes.render.record import Rehearsal
from tests.scenes.performing import attend, performed

Array = NDArray[np.float64]


def plan(**changes: Any) -> Plan:
    return plan_for(**(ParaboloidParameters().__dict__ | changes))


PLAN = plan()
SLOWER = {"start": (-4, 0), "learning_rate": 0.01, "epochs": 900, "report_every": 150,
          "good_enough": 0.01, "compare_rate": 0.25}  # fmt: skip


def telling_of(**changes: Any) -> type[Paraboloid]:
    """The film with other parameters."""
    chosen = ParaboloidParameters(**changes)
    members = {"parameters": chosen, "__module__": Paraboloid.__module__}
    return type("Other", (Paraboloid,), members)


class Seen(NamedTuple):
    """One frame of the film."""

    beat: str
    step: float
    her: Array  # on the screen
    cross: Array
    rings: list[tuple[float, float]]  # radius, and how large it is drawn
    half: float


class Witness:
    """Looks at every frame."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def frame(self, scene: Any) -> None:
        if scene.beats_begun[-1] != "endless_zoom":
            return
        walk = scene.walk
        self.seen.append(
            Seen(
                scene.beats_begun[-1],
                walk.step_now(),
                walk.she.spot(),
                walk.on.at((0, 0)),
                [(r, walk.rings.radius_on_screen(r)) for r in walk.rings.radii()],
                walk.on.half,
            )
        )

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames are enough."""


attend(Paraboloid, Witness)


@cache
def played() -> tuple[Rehearsal, list[Seen]]:
    """Every frame of the zoom, once for all tests."""
    performance = performed(Paraboloid)
    return performance.run, performance.of(Witness).seen
