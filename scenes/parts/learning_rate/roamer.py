"""She on a map, on one walk after another."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import ValueTracker

from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.tries import TALL
from scenes.stage.walk.contenders import Flight

_OVER = np.array([0.0, 0.03])  # from the middle of a landing to her soles


class Roamer(Leaper):
    """She is where her ``flight`` is now; to the next one she goes from where she was left."""

    def __init__(self, flight: Flight, clock: ValueTracker | None = None) -> None:
        self.flight = flight
        start = flight.party.trajectory.points[0, 0]
        ahead = -float(np.sign(start[0])) or 1.0
        super().__init__(self._on_flight, flight.party, TALL, clock, ahead=ahead)

    def _on_flight(self) -> Any:
        return self.flight.here() + _OVER

    def goes_to(self, flight: Flight) -> Any:
        """She goes back to where another walk is now, straight from here."""
        left = self.place()
        self.flight = flight
        return self.returns(left)


__all__ = ["Roamer"]
