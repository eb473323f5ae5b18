"""The film about memory told once without its frames, and what is noted of it between its plays."""

from __future__ import annotations

from functools import cache
from typing import Any

from numpy import abs as size
from numpy import log

from scenes.momentum import Momentum
from scenes.parts.momentum.adding import part
from scenes.parts.momentum.near import Near
from scenes.render.rehearsal import rehearse
from scenes.stage import Figure


class Watched(Momentum):
    """Notes how it stands after each play and in some of the moments that its beats are made of."""

    def setup(self) -> None:
        super().setup()
        self.plays: list[tuple[str, bool, dict[str, float]]] = []  # beat, is she there, pose
        self.zooms: list[float] = []  # how fast its plot was reframed
        self.clocks: list[tuple[str, float, float]] = []  # beat, her step before and after a play
        self.notes: dict[str, Any] = {}  # by their sources
        self.asked: dict[str, bool] = {}  # beat, whether the ring is there as it is asked
        self.swung: list[tuple[bool, bool, int, str]] = []
        self.longer: list[float] = []  # seconds
        self.raced: list[tuple[bool, float, bool]] = []
        self.along: list[float] = []  # how strong the second number is
        self.trails: list[bool] = []  # whether her first trail is there
        self._sum: list[Any] = []

    def play(self, *plays: Any, **options: Any) -> None:
        before, began = self.pendulum.plane.span.copy(), self.time
        held, last = self.ravine.held.time, self.beats_begun[-1]
        super().play(*plays, **options)
        family = self.get_mobject_family_members()
        she = any(isinstance(thing, Figure) and thing.presence == 1 for thing in family)
        self.plays.append((self.beats_begun[-1], she, self.ravine.view.pose))
        times = size(log(before / self.pendulum.plane.span)).max()
        self.zooms.append(float(times) / max(self.time - began, 1e-9))
        self.clocks.append((last, held, self.ravine.held.time))
        self.notes |= {thing.source: thing for thing in family if hasattr(thing, "source")}

    def ask(self, choices: Any, *phrases: str, silence: float = 2.9) -> None:
        ring = self.close_up.ring
        self.asked[self.beats_begun[-1]] = ring in self.get_mobject_family_members()
        super().ask(choices, *phrases, silence=silence)

    def plot_of_swings(self, guess: Any) -> None:
        super().plot_of_swings(guess)
        family, swings = self.get_mobject_family_members(), self.pendulum
        there = swings.count in family, swings.arrived[1] in family
        self.swung.append((*there, swings.party.step, swings.count.written()))

    def reach_longer(self, reach: Any, memory: Any) -> None:
        begun = self.time
        super().reach_longer(reach, memory)
        self.longer.append(self.time - begun)

    def race_there(self, race: Any) -> None:
        super().race_there(race)
        glass = race.slit.parts[-1] in self.get_mobject_family_members()
        trails = max(trace.z_index for trace in race.traces)
        above = trails < self.ravine.cross.z_index < race.she.z_index
        self.raced.append((glass, race.clock.get_value(), above))

    def sum_note(self) -> list[Any]:
        self._sum = super().sum_note()
        return self._sum

    def say(self, words: str, spoken: str = "") -> None:
        super().say(words, spoken)
        if words == "{along}":
            self._look_along()

    def slanting(self, near: Near) -> None:
        self._look_along()
        super().slanting(near)

    def each_direction(self) -> None:
        super().each_direction()
        self.trails.append(self.ravine.held_trail in self.get_mobject_family_members())

    def _look_along(self) -> None:
        for line in self._sum:
            letter, *_ = part(line, "along").family_members_with_points()
            self.along.append(round(float(letter.get_fill_opacity()), 3))


@cache
def watched() -> Any:
    """The film as it was told, with its notes."""
    told: list[Any] = []

    def setup(self: Any) -> None:
        Watched.setup(self)
        told.append(self)

    members = {"setup": setup, "__module__": Momentum.__module__}
    rehearse(type("Told", (Watched,), members), layout=False)
    return told[0]
