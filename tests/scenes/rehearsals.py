"""Rehearsals made up for the tests of the rules."""

from __future__ import annotations

from typing import Any, ClassVar

from manim import UP

from scenes.render.record import Beat, Cue, Rehearsal, Row, Stretch
from scenes.render.rehearsal import rehearse
from scenes.stage.lecture.scene import LectureScene, beat


def told(name: str, start: float, end: float) -> Beat:
    return Beat(name, start, end, (), (), (), {}, None)


GOOD = Rehearsal(
    beats=(told("one", 0, 40), told("two", 40, 120)),
    trace=(
        Row(0.0, "slope", "0.472", 0.4721),
        Row(0.1, "slope", "−1.50", -1.5),
        Row(0.2, "slope", "0.00", -0.004),
        Row(0.3, "gain", "2.0×", 1.96),
        Row(0.3, "walker", "", (1.0, 2.0)),
    ),
    captions=(Cue(0.0, 1.0, "One two three."), Cue(1.0, 3, "Go.")),
    duration=120.0,
    frozen=(Stretch(10, 13), Stretch(20, 20.5)),
    texts=(),
    shown=(("Which way is down?", 1.9),),
    pops=(),
)


def told_by(*texts: Any) -> Rehearsal:
    """A film that shows these texts, one below the other."""

    class Showing(LectureScene):
        facts: ClassVar[dict[str, Any]] = {}

        def construct(self) -> None:
            self.only()

        @beat("Look.")
        def only(self) -> None:
            for row, text in enumerate(texts):
                self.add(text.move_to((2 - row) * UP))

    return rehearse(Showing, layout=False)
