"""A number that is said stands, where it is written, until it was heard."""

from __future__ import annotations

from typing import Any

import pytest
from manim import FadeIn, FadeOut

from scenes.render.rehearsal import rehearse
from scenes.render.said import Said, _numbers_of
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.type.text import TextLine
from scenes.voice.narrator import Narrator
from tests.scenes.conftest import Bare

_SENTENCE = "Its slope there is 3.92, says the ruler on the table."


class Told(Bare):
    """A number is there from one moment of its sentence to another."""

    written = "3.92"
    comes, goes, more = 0.0, 6.0, 0.0

    def construct(self) -> None:
        self.slope()

    @beat(_SENTENCE)
    def slope(self) -> None:
        text = TextLine(self.written)
        self.wait(0.2 + self.comes)
        self.play(FadeIn(text), run_time=0.2)
        self.wait(self.goes - self.comes)
        self.play(FadeOut(text), run_time=0.2)
        self.wait(1.0)


def faults(**members: Any) -> list[str]:
    onlooker = Said()
    told: type[LectureScene] = type("Tells", (Told,), {**members, "__module__": __name__})
    rehearse(told, frames=True, onlookers=[onlooker])
    return onlooker.faults


def test_what_stands_while_it_is_heard_is_well() -> None:
    assert faults() == []


# A reader is at the number from 1.4 s to 1.75 s.
@pytest.mark.parametrize("times", [{"comes": 2.2}, {"goes": 1.3}], ids=["late", "early"])
def test_what_comes_late_or_leaves_early_is_found(times: dict[str, float]) -> None:
    (told,) = faults(**times)
    assert told.startswith("“3.92” is heard by 1.8 s and not there at 2.")
    assert told.endswith(_SENTENCE)


@pytest.mark.parametrize("written", ["13.92", "3.921", "−3.92", "1,3.92", "slope"])
def test_what_is_not_written_is_not_missed(written: str) -> None:
    assert faults(written=written, goes=0.5) == []


@pytest.mark.parametrize("written", ["L = 3.92", "3.92.", "1 × 3.92"])
def test_a_number_is_found_among_others(written: str) -> None:
    (told,) = faults(written=written, goes=0.5)
    assert "“3.92”" in told


def test_of_a_number_that_is_said_again_the_last_time_counts() -> None:
    told = Narrator().tell("First 12, then 120, and 12 once more.", "", "counts", 0.0)
    first, last = _numbers_of(told)
    assert (first.text, last.text) == ("120", "12")
    assert last.heard > first.heard > 0
