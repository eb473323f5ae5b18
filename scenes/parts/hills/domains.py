"""Where every start ends: the valleys' cloth, one who walks off, a start that crosses a border."""

from __future__ import annotations

import numpy as np
from manim import FadeIn, FadeOut, linear, rate_functions, squish_rate_func

from scenes.parts.hills import poses
from scenes.parts.hills.dropped import Strayed
from scenes.parts.hills.ending import Ending
from scenes.parts.hills.formula_told import FormulaPieces
from scenes.parts.hills.loupe import Loupe
from scenes.parts.hills.probe import Probe
from scenes.parts.hills.steps import by_steps
from scenes.stage import change

_A_HAIR = 0.012  # of a start's way, to either side of the border that it crosses
_BELOW = 1.2, 2.2  # scene units from the top of the map to what is told beside it


class DomainPieces(FormulaPieces):
    """The stage of the hills, and how it is divided by where starts end."""

    def _ends_of(self, *starts: Probe) -> list[Ending]:
        """To which valley each leads, one below the other beside the map."""
        left, _, right, top = poses.NUMBERS
        return [
            Ending(number, self.party.bound_for[start.chosen], np.array([(left + right) / 2, y]))
            for number, (start, y) in enumerate(zip(starts, top - np.array(_BELOW), strict=True))
        ]

    def slide_across_a_border(self, probe: Probe) -> None:
        """A start slides inside a colour; then, under a lens, one a hair beyond its border as well.

        The flag of an end is lit as somebody comes there.
        """
        party, other = self.party, probe.other(self.party.border + _A_HAIR)
        first, second = self._ends_of(probe, other)
        self.flags.points_at = lambda valley: max(
            one.lights * (party.bound_for[one.chosen] == valley) for one in (probe, other)
        )
        ridge = "On a ridge"  # not said where steps are too large for borders
        self.play(FadeIn(probe, first), run_time=0.4)
        told = ridge in self.facts["inside"]
        until = {"until": ridge} if told else {"run_time": 3.0}
        self.play(change(probe.along, party.border - _A_HAIR), **until)
        bound = (party.bound_for[start.chosen] for start in (probe, other))
        one, two = map(party.tint, bound)
        lens = Loupe.over_starts(probe, other, poses.NUMBERS, (one, two))
        self.play(FadeIn(lens, other), run_time=0.6)
        if told:
            self.until("decides")
        late = squish_rate_func(rate_functions.smooth, 0.5, 0.8)
        self.play(change(other.walked, 1), FadeIn(second, rate_func=late), run_time=1.5)
        self.hold(0.6)
        self.play(FadeOut(probe, other, lens, first, second), run_time=0.4)
        self.flags.points_at = lambda valley: 0.0

    def walk_off(self, strayed: Strayed) -> None:
        """One who starts where it is dark walks over the rim of the map, and is gone."""
        self.add(strayed.trail)
        self.play(by_steps(strayed), run_time=1.5)
        self.play(FadeOut(strayed.trail, strayed.walker), run_time=0.3)

    def flood(self) -> None:
        """Each valley's cloth rises from its floor, step by step."""
        cloth, two = self.cloth, self.two
        # No cross comes up through a lamp.
        first, then = (
            squish_rate_func(rate_functions.smooth, *part) for part in ((0, 0.5), (0.5, 1))
        )
        gone = [FadeOut(two.lamps, rate_func=first)] if two else []
        coming = FadeIn(self.flags, self.party.crosses, rate_func=then)
        self.play(FadeIn(cloth, self.borders), coming, *gone, run_time=0.8)
        self.remove(self.guide.surface)
        for number in (*(stop for stop in (8, 15) if stop < cloth.last), cloth.last):
            self.play(change(cloth.risen, number, linear), run_time=1.0 if number <= 15 else 1.2)
        if cloth.rest:
            self.say("{rest}")
            lost = [FadeIn(self.strayed.walker)] if self.strayed else []
            self.play(change(cloth.risen, cloth.last + 1), *lost, run_time=0.8)
            if self.strayed:
                self.walk_off(self.strayed)
