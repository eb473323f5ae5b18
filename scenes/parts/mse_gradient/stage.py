"""How this film is played: moves one after another, told with words or from a phrase on."""

from __future__ import annotations

from typing import Any

from manim import ValueTracker

from scenes.parts.mse_gradient.plan import Moves
from scenes.stage import LectureScene, instead


class MovesStage(LectureScene):
    """A film whose props say what they do as moves."""

    def tell(self, words: str, moves: Moves, spoken: str = "") -> None:
        """Say something, and play what belongs to it."""
        self.say(words, spoken)
        self.play_all(moves)

    def then(self, phrase: str, moves: Moves) -> None:
        """Wait until the words come to a phrase, and play what belongs to it."""
        self.until(phrase)
        self.play_all(moves)

    def play_all(self, moves: Moves) -> None:
        """One after another: what moves together, and for how many seconds."""
        for together, seconds in moves:
            self.play(*together, run_time=seconds)

    def give_way(self, *come: Any, go_on: Any = ()) -> None:
        """All that is there goes, whatever goes on in it, and this comes instead."""
        self.play(*instead(self.things(), come), *go_on, run_time=1.0)

    def things(self, but: Any = ()) -> list[Any]:
        """All that is there to be seen."""
        return [it for it in self.mobjects if not isinstance(it, ValueTracker) and it not in but]


__all__ = ["MovesStage"]
