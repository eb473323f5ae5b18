"""Copies of the network: units trade places, and the valleys of all orders."""

from __future__ import annotations

from manim import LEFT, FadeIn, FadeOut, linear

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.beyond import PAIR
from scenes.parts.neural_landscape.hidden import Valleys
from scenes.parts.neural_landscape.later import LaterPieces
from scenes.parts.neural_landscape.paces import at_once, then
from scenes.parts.neural_landscape.telling import whole
from scenes.stage import LABEL_SIZE, LOSS, QUIET, Stack, Words, change, tr
from scenes.stage.plot.threads import Threads

_SIZE = 40


class Copies(LaterPieces):
    """The network beside a map of its copies: how far each is from it is true."""

    def swap(self) -> None:
        """Two units trade places: another network, which answers alike."""
        plan = self.plan
        self.threads = Threads(plan.task.network, lambda: plan.end, PAIR).within_box(places.SWAP)
        self.valleys = valleys = Valleys(plan, places.SKY, self.clock)
        threads = self.threads
        valleys.lit.set_value(1)
        self.make_way(threads, valleys)
        self.until("Swap")
        self.play(change(threads.lit, 1), run_time=0.7)
        self.play(change(threads.swapped, 1), run_time=2.0)
        self.say("It gives the same answers, at a distance of {swapped}.")
        self.play(change(valleys.lit, 2), run_time=1.0)
        self.hold()

    def count(self) -> None:
        """How many orders there are, and as many valleys."""
        self.say(
            "Order each layer's units as you like: this valley exists at least {copies} times."
        )
        plan, valleys = self.plan, self.valleys
        orders = ", ".join(dict.fromkeys(f"{size}!" for size in plan.task.layers))
        rows = [
            Words(tr("orders of a layer: {count}").format(count=orders), _SIZE),
            Words(tr("all layers: {count}").format(count=_product(plan.task.layers)), _SIZE),
            Words(f"= {whole(plan.orders)}", _SIZE, LOSS),
        ]
        rows.append(Words(tr("a few of them are drawn"), LABEL_SIZE, QUIET))
        told = Stack(*rows, gap=0.32).within(places.FORMULA, LEFT)
        self.play(
            FadeOut(self.threads, rate_func=at_once), FadeIn(told[0], rate_func=then), run_time=0.8
        )
        self.play(FadeIn(told[1]), run_time=0.5)
        self.until("this valley")
        self.play(change(valleys.lit, 3, linear), FadeIn(told[2], told[3]), run_time=2.8)
        self.hold(0.8)
        self.last = [valleys, told]


def _product(layers: tuple[int, ...]) -> str:
    """How many orders there are, as a product: 8!² or 6! · 8!."""
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    counts = {size: layers.count(size) for size in layers}
    return " · ".join(
        f"({size}!){str(count).translate(raised)}" if count > 1 else f"{size}!"
        for size, count in counts.items()
    )


__all__ = ["Copies"]
