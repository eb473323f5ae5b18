"""A silent stage, and small lectures to try things on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from manim import RIGHT, UP, Circle, ValueTracker

from scenes.render.rehearsal import offstage
from scenes.stage.lecture import words
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.lecture.words import speak, tr
from scenes.stage.type.readout import Readout
from tests.scenes.performing import HEARD


@dataclass(frozen=True)
class Few:
    count: int = 3


class Bare(LectureScene):
    """A lecture without beats, to put things on."""

    parameters = Few()


class Rolling(LectureScene):
    """Two beats: a circle and its read-out go right, then part of the way back."""

    parameters = Few()

    def setup(self) -> None:
        self.x = ValueTracker(0.0)
        self.readout = Readout("x", tr("place"), self.x.get_value, 2).move_to(2 * UP)
        self.circle = Circle(radius=0.3).add_updater(
            lambda circle: circle.move_to(RIGHT * self.x.get_value())
        )

    def construct(self) -> None:
        self.there()
        self.back()

    @beat("There are {count} ways to go.")
    def there(self) -> None:
        self.add(self.circle, self.readout)
        self.play(self.x.animate.set_value(3), run_time=1.23)

    @beat("Back again.")
    def back(self) -> None:
        self.play(self.x.animate.set_value(1), run_time=1)
        self.hold(1.0)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test begins with the words of the code."""
    monkeypatch.delenv("DOWNHILL_LANGUAGE", raising=False)
    before = words._spoken
    speak(HEARD)
    yield
    words._spoken = before


@pytest.fixture
def scene() -> Iterator[LectureScene]:
    """An empty stage, painted small, writing nothing."""
    with offstage():
        yield Bare()


@pytest.fixture
def rolling() -> type[LectureScene]:
    return Rolling
