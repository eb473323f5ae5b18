"""How the film begins: the first race fills the frame; then its map makes room for the second."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    VGroup,
    smooth,
    squish_rate_func,
)

from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.places import SCORES, STRIP, WIDE
from scenes.parts.optimizer_race.plates import FLAT, plate, plate_behind, window
from scenes.parts.optimizer_race.runners import Four
from scenes.stage import LOSS, Readout, Words, change, on_plate, tr

_EDGE = 0.25  # scene units from the rim of the map to what stands on it
_ROOM = 1.1  # times as far as the runners come is what is seen up and down, at least
_ABOVE = 0.9  # and from the finish to its name


class Opening:
    """The cast of the first unfair race as it stands on a map as wide as the frame."""

    def __init__(self, hook: Hook, names: list[str]) -> None:
        self.hook, self.on = hook, hook.map.plane
        self.small: Any = self.on.copy()
        self._widen()
        (left, _), (right, top) = self.on.corner, self.on.corner + self.on.size
        self.guess = Four(*names).within(STRIP)
        hook.rate.set_value(float(hook.dial_low))
        knob: Any = VGroup(hook.dial, hook.rates[0])
        corner = np.array([left + 3.3, top - _EDGE, 0.0])
        self.away = corner - knob.get_corner(LEFT + UP)
        knob.shift(self.away)
        self.plate = plate_behind(knob)
        counter: Any = Readout("gradients asked", tr("gradients"), lambda: hook.clock.step, 0, 40)
        counter.move_to((right - 1.0, knob.get_y(), 0), aligned_edge=RIGHT)
        self.counter: Any = counter
        self.under = plate_behind(counter, spare=0.55)
        self.named: Any = on_plate(Words(tr("finish"), 42, LOSS))
        high = max(float(self.on.at(line)[:, 1].max()) for line in hook.finish.lines)
        middle = float(np.mean([self.on.at(line)[:, 0].mean() for line in hook.finish.lines]))
        self.named.move_to((middle, high + _ABOVE, 0))
        self.board = plate(SCORES)
        self.homes = [(place.names.get_center(), place.said.get_center())
                      for place in hook.podiums[0]]  # fmt: skip
        self._line_up()

    def _widen(self) -> None:
        """The map fills the frame, if all of the race is on what is then seen of it."""
        on, runs = self.on, self.hook.plan.unfair[0]
        x, y = self.hook.map.ground.edges.T
        half, middle = float(np.ptp(x)) / FLAT / 2, float(y.mean())
        far = max(float(np.abs(run.points[:, 1] - middle).max()) for run in runs)
        seen = window((x.mean(), middle), half)
        if _ROOM * far > half:
            seen = {"x": tuple(x.tolist()), "y": tuple(y.tolist())}
        on.reframe(**seen).within(WIDE)

    def _line_up(self) -> None:
        """The places of the first race stand in two rows below it."""
        rows = SCORES.inset(top=0.1, bottom=0.1).rows(1, 1)
        boxes = [box for row in rows for box in row.columns(1, 1)]
        for place, box in zip(self.hook.podiums[0], boxes, strict=False):
            place.put(box.left + 0.4, float(box.middle[1]))
            number: Any = place.said
            number.shift((place.names.get_right()[0] + 0.4 - number.get_left()[0]) * RIGHT)

    def stand_beside(self) -> list[Any]:
        """Animations: the places of the first race come where they stay, beside the second."""
        places = self.hook.podiums[0]
        for place, (names, said) in zip(places, self.homes, strict=True):
            place.names.move_to(names)
            place.said.move_to(said)
        return [*map(FadeIn, places)]

    # -- verbs -----------------------------------------------------------------------------------

    def names_come(self) -> list[Any]:
        """Animations: the four names come one after another."""
        shares = np.linspace(0, 0.55, 4).tolist()
        return [FadeIn(tile, rate_func=squish_rate_func(smooth, at, at + 0.45))
                for tile, at in zip(self.guess, shares, strict=True)]  # fmt: skip

    def rate_comes(self) -> list[Any]:
        """Animations: the knob is there, and turned up to the rate."""
        hook, soon = self.hook, squish_rate_func(smooth, 0.0, 0.4)
        come = [FadeIn(one, rate_func=soon) for one in (self.plate, hook.dial)]
        late = squish_rate_func(smooth, 0.5, 1.0)
        return [
            *come,
            FadeIn(hook.rates[0], rate_func=late),
            change(hook.rate, float(hook.logs[0])),
        ]

    def recede(self) -> list[Any]:
        """Animations: the runners go back to the start, while the map goes to where it stays."""
        hook, late = self.hook, squish_rate_func(smooth, 0.7, 1.0)
        beside = hook.dial, hook.rates[0]  # where the map has been
        for one in beside:
            one.shift(-self.away)
        return [
            hook.clock.to(0, smooth),
            self.on.animate.stand_as(self.small),
            *(FadeIn(one, rate_func=late) for one in beside),
        ]

    @property
    def on_the_map(self) -> list[Any]:
        """What lies on the wide map, and goes before that becomes narrow."""
        hook = self.hook
        return [self.named, self.board, *hook.podiums[0], self.plate, hook.dial, hook.rates[0]]


__all__ = ["Opening"]
