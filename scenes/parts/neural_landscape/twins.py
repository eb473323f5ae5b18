"""Copies of the network: units trade places, signs turn, and the valleys of both."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from manim import LEFT, FadeIn, FadeOut, ValueTracker, linear

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.beyond import PAIR, twins
from scenes.parts.neural_landscape.hidden import Valleys
from scenes.parts.neural_landscape.later import LaterPieces
from scenes.parts.neural_landscape.telling import whole
from scenes.stage import LOSS, Stack, Words, change, tr
from scenes.stage.plot.threads import Threads

_SIZE = 40
_ABOVE = 0.6  # scene units from the highest unit to what happens below


class Copies(LaterPieces):
    """The network beside a map of its copies: how far each is from it is true."""

    def swap(self) -> None:
        """Two units trade places; one turns all its signs; then a sky full of copies."""
        plan = self.plan
        self.turned_signs = ValueTracker(0.0)
        self.threads = Threads(plan.task.network, self._knobs, PAIR).within_box(places.SWAP)
        self.valleys = valleys = Valleys(plan, places.SKY, self.clock)
        threads = self.threads
        self.say("Now swap two units, threads and all: the same answers, from {swapped} away.")
        self.make_way(threads, valleys)
        self.play(change(valleys.lit, 1), change(threads.lit, 1), run_time=0.7)
        self.play(change(threads.swapped, 1), run_time=1.6)
        self.until("the same")
        self.play(change(valleys.lit, 2), run_time=1.0)
        self.hold()
        self.flip()
        self.count()

    def flip(self) -> None:
        """All signs at one unit turn, in and out."""
        self.say("Turn all signs at a unit, in and out. Its curve is odd: the minuses cancel.")
        threads = self.threads
        columns = [spots[0][0] for spots in threads.places()]
        top = max(float(spots[:, 1].max()) for spots in threads.places()) + _ABOVE
        signs = [
            Words("× (−1)", _SIZE).move_to(np.array([(left + right) / 2, top, 0.0]))
            for left, right in pairwise(columns[:3])
        ]
        self.play(*map(FadeIn, signs), change(threads.singled, 1), run_time=0.6)
        self.play(change(self.turned_signs, 1), run_time=1.8)
        self.until("Its curve")
        self.play(change(self.valleys.lit, 3), run_time=1.0)
        self.hold()
        self.signs = signs

    def count(self) -> None:
        """How many orders and signs there are, and as many valleys."""
        self.say("All orders, all signs: this valley exists at least {copies} times.")
        plan, valleys = self.plan, self.valleys
        orders, signs = _list("{}!", plan.task.layers), _list("2{}", plan.task.layers, True)
        rows = [
            Words(tr("orders of a layer: {count}").format(count=orders), _SIZE),
            Words(tr("its signs: {count}").format(count=signs), _SIZE),
            Words(tr("all layers: {count}").format(count=_product(plan.task.layers)), _SIZE),
            Words(f"= {whole(plan.copies)}", _SIZE, LOSS),
        ]
        told = Stack(*rows, gap=0.32).within(places.FORMULA, LEFT)
        self.play(FadeOut(self.threads, *self.signs), run_time=0.4)
        self.play(FadeIn(told[0]), run_time=0.4)
        self.play(FadeIn(told[1]), run_time=0.5)
        self.play(FadeIn(told[2]), run_time=0.5)
        self.play(change(valleys.lit, 4, linear), FadeIn(told[3]), run_time=2.8)
        self.hold(0.6)
        self.last = [valleys, told]

    def _knobs(self) -> Any:
        """The network, while the signs at one unit turn."""
        share = float(self.turned_signs.get_value())
        return (1 - share) * self.plan.end + share * twins(self.plan)[1]


def _list(form: str, layers: tuple[int, ...], raise_it: bool = False) -> str:
    """One formula a layer, or one for all if they are alike."""
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    found = [form.format(str(size).translate(raised) if raise_it else size) for size in layers]
    return ", ".join(dict.fromkeys(found))


def _product(layers: tuple[int, ...]) -> str:
    """How many copies there are, as a product: (8! · 2⁸)²."""
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    parts = [f"{size}! · 2{str(size).translate(raised)}" for size in layers]
    if len(layers) > 1 and len(set(layers)) == 1:
        return f"({parts[0]}){str(len(layers)).translate(raised)}"
    return " · ".join(f"({part})" for part in parts) if len(parts) > 1 else parts[0]


__all__ = ["Copies"]
