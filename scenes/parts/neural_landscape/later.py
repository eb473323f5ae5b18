"""Pieces of the beats after her path: better arrows, the trap, the turn, and what is hidden."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, ValueTracker, linear, smooth

from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.ending import Frame, Onward
from scenes.parts.neural_landscape.flow import Flow, Flowing
from scenes.parts.neural_landscape.ground import RELIEF, TURN, Rims, surface_of, view_of
from scenes.parts.neural_landscape.hidden import Cut, Valleys, plane_of
from scenes.parts.neural_landscape.hollow import Hollow
from scenes.parts.neural_landscape.meter import Meter
from scenes.parts.neural_landscape.pins import Pins, ShadowPath
from scenes.parts.neural_landscape.rows import on_lines
from scenes.parts.neural_landscape.stage import NeuralLandscapeStage
from scenes.parts.neural_landscape.strips import Strip
from scenes.parts.neural_landscape.telling import short, whole
from scenes.parts.neural_landscape.trap import Parted, Post
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    Choices,
    Dial,
    Mark,
    Readout,
    Stack,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.plot.spirals import Border, Dots, plane_in
from scenes.stage.plot.threads import Threads

_ASIDE = {"azimuth": -58.0, "elevation": 40.0}
_DEEP = 4.2  # scene units from the lowest to the highest ground round the hollow
_KEPT = 40
_PINS = 20  # steps between two of them


class LaterPieces(NeuralLandscapeStage):
    """The second half of the film in pieces."""

    # -- better arrows ---------------------------------------------------------------------------

    def two_arrows(self) -> list[Any]:
        """The random arrows as strips, each as long as 1."""
        plan = self.plan
        self.better = ValueTracker(0.0)
        pairs = [
            (random / np.linalg.norm(random), better)
            for random, better in zip(plan.arrows[:2], plan.principal[0], strict=True)
        ]
        large = max(float(np.abs(both).max()) for both in pairs)
        boxes = places.ARROWS.rows(1, 1, gap=0.15)

        def between(k: int) -> Any:
            one, other = pairs[k]
            return lambda: one + float(self.better.get_value()) * (other - one)

        names = (tr("d₁"), tr("d₂"))
        return [Strip(names[k], between(k), TEXT, boxes[k], large) for k in (0, 1)]

    def meters(self) -> list[Meter]:
        """How much of the path both pictures hold."""
        upper, lower = places.METERS.inset(top=0.6, bottom=0.3).rows(1, 1, gap=0.9)
        plan = self.plan
        return [
            Meter(tr("inside the random picture"), plan.shadow.share, upper),
            Meter(tr("inside the one along her way"), plan.better.share, lower),
        ]

    def measured(self) -> Words:
        """What the meters measure."""
        words = Words(tr("of the squared distances on her path"), LABEL_SIZE, QUIET)
        return words.within(places.OF, LEFT)

    def better_ground(self) -> list[Any]:
        """The slice along her way, her path on it, and its pins."""
        plan = self.plan
        view = view_of(plan.better_picture, 2.2)
        view.within(places.BUILT, **{**TURN, **_ASIDE, "relief": 2.2})
        rims = Rims(view, ("s′", "t′"), (1, 0), (0, 0))
        cast = plan.better.coordinates
        path = ShadowPath(view, cast, plan.better_under)
        path.walked.set_value(0)
        which = range(0, plan.steps + 1, _PINS)
        pins = Pins(view, cast, plan.better_under, plan.training.losses, which)
        return [surface_of(view), rims, path, pins]

    # -- the trap --------------------------------------------------------------------------------

    def to_the_hollow(self, hollow: Hollow) -> list[Any]:
        """The whole slice again, a ring on the hollow, then a closer look."""
        self.view.look(**self.whole(places.ASKED))
        ring = Mark(self.view, hollow.place[None], "ring", TEXT)
        self.make_way(self.surface, self.rims)
        named = on_plate(Words(short(float(hollow.under[0])), BODY_SIZE, LOSS))
        spot = self.view.at(hollow.place)
        named.move_to(np.array([*spot, 0.0])).shift(0.75 * DOWN)
        self.until("Here is")
        self.play(FadeIn(ring, named), run_time=0.6)
        self.play(ring.ring_out(), run_time=0.8)
        self.hold()
        piece = view_of(self.plan.hollow_piece, _DEEP)
        return self.dive(piece, places.TRAP, _DEEP, self.rims, ring, named)

    def stand_in(self, hollow: Hollow, left: list[Any]) -> None:
        """She stands there; what the picture says of the slope."""
        self.trap_view = left[0].view
        self.her = Parted(self.trap_view, hollow, self.clock)
        plane = plane_in(places.SMALL)
        network = self.plan.task.network
        border = Border(plane, lambda points: network.scores(self.her.network(), points))
        self.inset = [border, Dots(plane, self.plan.examples)]
        of = tr("right of {count}:").format(count=len(self.plan.examples))
        self.trap_told = Stack(
            Readout("trap step", tr("step"), lambda: self.her.step, 0, LABEL_SIZE),
            Readout("true loss", tr("true"), self.her.loss, 3, LABEL_SIZE, LOSS),
            Readout("picture", tr("picture"), self.her.in_picture, 3, LABEL_SIZE, POSITION),
            Readout("off", tr("off it"), self.her.off, 2, LABEL_SIZE),
            Readout("right", of, self.her.right, 0, LABEL_SIZE),
            gap=0.22,
        ).within(places.BESIDE, LEFT)
        on_lines(self.trap_told, 0.52)
        self.play(FadeIn(self.her), *map(FadeIn, self.inset), run_time=0.8)

    def stuck(self) -> None:
        """The question, and two answers."""
        level = Words(tr("slope in the picture: 0"), BODY_SIZE, GRADIENT)
        level.within(places.SAID, LEFT)
        self.until("Inside")
        self.play(FadeIn(level), run_time=0.6)
        self.until("Is she")
        self.choices = Choices(tr("stuck"), tr("not stuck")).within(places.ANSWERS)
        self.ask(self.choices, silence=2.5)
        self.level = level

    def all_slopes(self, hollow: Hollow) -> None:
        """The slope along each knob."""
        large = float(np.abs(hollow.gradient).max())
        strip = Strip("∇", self._slopes, GRADIENT, places.GRADIENT, large)
        strip.lit.set_value(0)
        whole_slope = Readout(
            "all knobs",
            tr("the whole gradient:"),
            lambda: float(np.linalg.norm(self._slopes())),
            2,
            BODY_SIZE,
            GRADIENT,
        )
        whole_slope.next_to(self.level, DOWN, buff=0.25, aligned_edge=LEFT)
        self.add(strip)
        self.play(FadeIn(strip), change(strip.lit, 1), run_time=1.4)
        self.play(FadeIn(whole_slope), *self.choices.answer(tr("not stuck")), run_time=0.8)
        self.trap_words = [strip, whole_slope]

    def _slopes(self) -> Any:
        """The slope along each knob where she truly is."""
        return self.plan.ground.gradient(self.her.network())

    # -- the turn --------------------------------------------------------------------------------

    def turning(self) -> tuple[Flow, list[Any]]:
        """The slice that turns, a post on the hollow's place, and a dial."""
        flow = Flow(self.plan)
        flow.view.within(places.PIECE.inset(left=0.2), **{**TURN, "relief": RELIEF})
        post = Post(flow.view, np.array(self.plan.near))
        dial = Dial("turn", flow.degrees, 0, 90, radius=0.9, color=TEXT)
        turn = Readout("turned", tr("turned by"), flow.degrees, 0, BODY_SIZE, TEXT, "°")
        loss = Readout(
            "there",
            tr("loss there"),
            lambda: self.plan.turned_loss(flow.degrees()),
            2,
            BODY_SIZE,
            LOSS,
        )
        side = Stack(dial, turn, loss, gap=0.4).within(places.DIAL, LEFT)
        return flow, [Flowing(flow), Rims(flow.view), post, side]

    # -- what is hidden --------------------------------------------------------------------------

    def two_cuts(self) -> None:
        """The loss along an axis of the picture, and along a hidden one."""
        plan = self.plan
        plane = plane_of(plan, places.CURVES)
        flat, steep = Cut(plane, plan, "first"), Cut(plane, plan, "steepest")
        self.make_way(plane)
        self.add(flat, steep)
        self.play(change(flat.drawn, 1), run_time=1.8)
        names = []
        for cut, words in ((flat, tr("along s: {loss}")), (steep, tr("steepest: {loss}"))):
            text = words.format(loss=f"{cut.end():.3f}" if cut is flat else f"{cut.end():.2f}")
            name = Words(text, BODY_SIZE, LOSS)
            spot = plane.xy(1.0, cut.end())
            name.next_to(np.array([*spot, 0.0]), RIGHT, buff=0.3)
            names.append(name)
        names[0].shift(0.6 * UP)
        self.play(FadeIn(names[0]), run_time=0.5)
        self.say("The same distance along the steepest of the hidden axes: {steep}.")
        self.play(change(steep.drawn, 1), run_time=2.2)
        self.play(FadeIn(names[1]), run_time=0.5)
        self.hold(0.3)
        self.last = [plane, flat, steep, *names]

    def swap(self) -> None:
        """Two units trade places; a second valley, then a sky full of them."""
        plan = self.plan
        threads = Threads(plan.task.network, lambda: plan.end).within_box(places.SWAP)
        valleys = Valleys(places.SKY, np.array([1.6, -0.6]), np.array([5.2, 2.2]), self.clock)
        self.make_way(threads, valleys)
        self.play(change(valleys.lit, 1), change(threads.lit, 1), run_time=0.7)
        self.until("the same")
        self.play(change(threads.swapped, 1), run_time=1.6)
        self.play(change(valleys.lit, 2), change(threads.lit, 0), run_time=1.0)
        self.hold()
        self.say("This valley exists at least {copies} times.")
        count = Words(f"{_product(plan.task.layers)} = {whole(plan.copies)}", BODY_SIZE)
        plate = on_plate(count).within(places.FORMULA)
        self.play(FadeOut(threads), run_time=0.5)
        self.play(change(valleys.lit, 3, linear), FadeIn(plate), run_time=3.2)
        self.hold(1.6)
        self.last = [valleys, plate]

    # -- the end ---------------------------------------------------------------------------------

    def to_keep(self) -> Stack:
        """The sentence worth remembering."""
        lines = (
            tr("A slice is a photograph:"),
            tr("true at every point,"),
            tr("silent about everything beside it."),
        )
        rows = [Words(line, _KEPT) for line in lines]
        return Stack(*rows, gap=0.3).within(places.KEPT, LEFT)

    def her_shadow(self) -> Any:
        """A name beside the shadow."""
        name = on_plate(Words(tr("her shadow"), LABEL_SIZE, POSITION), 0.1)
        spot = np.array([*self.her.ends()[0], 0.0])
        return name.next_to(spot, RIGHT, buff=0.4).shift(0.25 * UP)

    def printed(self) -> Onward:
        """The picture becomes a print on a wall; her lamp goes on outside of it."""
        view = self.view
        view.look(**self.whole(places.GROUND))
        self.play(*map(FadeOut, self.last), FadeIn(self.surface), run_time=1.2)
        frame = Frame(places.PRINT)
        x = np.linspace(1.6, 6.2, 9)
        way = np.stack([x, -0.9 - 0.2 * (x - 1.6) + 0.25 * np.sin(1.7 * x)], axis=-1)
        onward = Onward(way, self.clock)
        inner = places.PRINT.inset(0.2)
        self.play(view.move(smooth, **self.whole(inner)), FadeIn(frame), run_time=2.6)
        return onward


def _product(layers: tuple[int, ...]) -> str:
    """How many copies there are, as a product: (8! · 2⁸)²."""
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    parts = [f"{size}! · 2{str(size).translate(raised)}" for size in layers]
    if len(layers) > 1 and len(set(layers)) == 1:
        return f"({parts[0]}){str(len(layers)).translate(raised)}"
    return " · ".join(f"({part})" for part in parts) if len(parts) > 1 else parts[0]


__all__ = ["LaterPieces"]
