"""Showing and hiding by hand: painted things are added unseen and then appear."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from manim import Animation, Mobject, Scene, smooth

from scenes.parts.by_hand.sizes import SMALLEST_SIZE
from scenes.render.layout import Limits
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.paint.painted import Painted

Thing = TypeVar("Thing", bound=Painted)


class Fade(Animation):
    """Move the presence of painted objects from where it is to ``target``."""

    def __init__(self, *painted: Painted, target: float, run_time: float = 0.8) -> None:
        self.painted = painted
        self.target = target
        self.before = [p.presence for p in painted]
        super().__init__(Mobject(), run_time=run_time, rate_func=smooth, introducer=False)

    def begin(self) -> None:
        """Remember the present presences."""
        self.before = [p.presence for p in self.painted]
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        """Set presences for the fraction ``alpha`` of the run time."""
        share = self.rate_func(alpha)
        for painted, before in zip(self.painted, self.before, strict=True):
            painted.presence = before + (self.target - before) * share


def appear(*painted: Painted, run_time: float = 0.8) -> Fade:
    """Fade painted objects in; they must have been added to the scene."""
    return Fade(*painted, target=1.0, run_time=run_time)


def vanish(*painted: Painted, run_time: float = 0.8) -> Fade:
    """Fade painted objects out."""
    return Fade(*painted, target=0.0, run_time=run_time)


def hidden(thing: Thing) -> Thing:
    """The thing, of which nothing is there until it appears."""
    return thing.set_presence(0)


class ByHand(LectureScene):
    """A film whose things lie one above the other in the order in which they were added."""

    limits = Limits(size=SMALLEST_SIZE, words=SMALLEST_SIZE)

    def add(self, *mobjects: Any) -> Self:
        """Put them above all others, whatever their kinds."""
        return super().add(*map(_of_no_layer, mobjects))

    def bring_to_back(self, *mobjects: Any) -> Scene:
        """Put them below all others."""
        return super().bring_to_back(*map(_of_no_layer, mobjects))


def _of_no_layer(mobject: Any) -> Any:
    return mobject.set_z_index(0)


__all__ = ["ByHand", "Fade", "appear", "hidden", "vanish"]
