"""An arrow along an axis that swings to its opposite is found, and only that."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
import pytest
from manim import FadeIn, FadeOut

from scenes.render import review
from scenes.render.rehearsal import rehearse
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.paint.arrow import Arrow
from scenes.stage.plot.plane import Plane


class Opposing(LectureScene):
    """An arrow that becomes its opposite."""

    facts: ClassVar[dict[str, Any]] = {}
    vector: ClassVar[tuple[float, ...]]
    swings: ClassVar[bool]

    def construct(self) -> None:
        self.only()

    @beat("Look.")
    def only(self) -> None:
        plane = Plane((-2, 3), (0, 5))
        on: Any = plane if len(self.vector) == 2 else plane.ruler
        root, way = (np.array(one) for one in ((1.0, 2.0)[: len(self.vector)], self.vector))
        arrow = Arrow(on, lambda: root, lambda: way, name="pull")
        arrow.swings = self.swings
        self.play(FadeIn(arrow), run_time=0.3)
        self.play(arrow.turn_round(), run_time=1)
        self.play(FadeOut(arrow), run_time=0.3)


@pytest.mark.parametrize(
    ("vector", "swings", "found"),
    [
        ((1.5, 0.0), True, True),
        ((0.0, -1.5), True, True),
        ((1.5, 0.0), False, False),
        ((1.5, 0.7), True, False),  # a gradient, which may turn
        ((1.5,), False, False),
    ],
)
def test_one_that_swings_is_found(vector: Any, swings: bool, found: bool) -> None:
    kind = type(
        "Opposes", (Opposing,), {"vector": vector, "swings": swings, "__module__": __name__}
    )
    says = list(review.straight(rehearse(kind, frames=True, layout=False)))
    assert [words[:40] for words in says] == (
        ["“pull” swings from one side to the other"] if found else []
    )
