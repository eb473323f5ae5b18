"""Pieces of the beats that are longer than a line of the script."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, linear, rate_functions, smooth, squish_rate_func

from scenes.parts.momentum import places
from scenes.parts.momentum.adding import AddingPieces
from scenes.parts.momentum.plan import GONE_ON
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.ravine import Straight
from scenes.parts.momentum.reach import Reaches
from scenes.parts.momentum.turnover import READ, TO_READ
from scenes.stage import change, swell
from scenes.stage.paint.lettering import Lettered
from scenes.stage.paint.painted import Painted
from scenes.stage.plot.on_plane import OnPlane

# What goes is nearly gone as what comes is seen, but never is the screen black in between.
FIRST = squish_rate_func(rate_functions.ease_in_sine, 0.0, 0.65)
SOON = squish_rate_func(smooth, 0, 0.25)
LATE = squish_rate_func(smooth, 0.6, 1)
_SMALL = 0.75  # of her size, beside the bars
_WILD_FOR = 12  # steps of the start, which are seen one by one
_FAINT = 0.55  # what is left of her trail, as the straight way is drawn over it
_BEFORE = 4  # steps before she enters the ring, from which on she goes slowly
THEN = squish_rate_func(rate_functions.ease_out_sine, 0.35, 1.0)


def _is_written(thing: Any) -> bool:
    """Whether it is letters, or a plot with what is drawn on it, and no picture."""
    return isinstance(thing, (Lettered, OnPlane)) or not isinstance(thing, Painted)


class MomentumPieces(AddingPieces):
    """What the film does in several plays at a time."""

    def make_way(self, *comes: Any, also: tuple[Any, ...] = (), run_time: float = 0.9) -> None:
        """What the last beat left goes, and as that is nearly gone, other things come."""
        going, self.last = self.last, []
        plays: list[Any] = [*also]
        for written, (first, then) in ((False, (FIRST, THEN)), (True, (READ, TO_READ))):
            out, comers = (
                [one for one in some if _is_written(one) == written] for some in (going, comes)
            )
            plays += [FadeOut(*out, rate_func=first)] if out else []
            plays += [FadeIn(*comers, rate_func=then)] if comers else []
        self.play(*plays, run_time=run_time)

    def bounce(self) -> None:
        """The first step, then two more.

        Nothing turns: on the way round an arrow would show directions that are not walked.
        """
        plain, step = self.ravine.plain, self.ravine.plain.downstep
        step.set_z_index(self.ravine.she.z_index - 1)  # her face is seen over it
        step.set_as(share=self.plan.rate, turned=1, grown=0)
        self.add(step)
        self.play(step.grow(), run_time=0.8)
        self.play(*plain.take_step(), run_time=0.7)
        for _ in range(2):
            step.set_as(share=self.plan.rate, turned=1, grown=0)
            self.play(step.grow(), run_time=0.35)
            self.play(*plain.take_step(), run_time=0.45)

    def stay(self, count: Any) -> None:
        """The steps are no longer counted; it is told that she stays, and it is seen."""
        self.play(FadeOut(count), run_time=0.4)
        on = self.ravine.plain.hurry(self.plan.plain_count + GONE_ON // 2, linear)
        self.play(on, run_time=0.9)

    def straight_way(self, straight: Straight) -> Any:
        """The way that she could have gone, over the faint one that she went."""
        self.add(straight)
        faint = self.ravine.plain_trail.animate.set_presence(_FAINT)
        self.play(faint, until="Together")
        there = FadeIn(told := straight.told(), rate_func=SOON)
        self.play(there, change(straight.drawn, 1), run_time=1.5)
        self.hold(0.3)
        return told

    def into_the_ring(self) -> None:
        """The rest of both walks; she comes into the ring, and leaves it again, under a glass."""
        plan = self.plan
        self.play(*self.both_to(plan.entered - _BEFORE), run_time=2.4)
        self.say("{home}")
        if not plan.strays:
            self.play(*self.both_to(plan.held_count), run_time=2.6)
            return
        for stop, phrase in ((plan.entered + 1, "out"), (plan.farthest, "again")):
            self.play(*self.both_to(stop), until=phrase)
        self.play(*self.both_to(plan.held_count), run_time=2.6)

    def to_her_start(self, *gone: Any) -> None:
        """It grows light, and the ravine is seen from above, where she stands once more."""
        ravine, she = self.ravine, self.ravine.who_remembers
        light = ravine.surface.animate.set_presence(1)
        self.play(FadeOut(*gone), light, run_time=0.6)  # no words over ground that moves
        ravine.held.rewind()
        self.remove(ravine.dark)
        she.shrunk.set_value(_SMALL)
        there = FadeIn(she, rate_func=SOON)
        self.play(ravine.view.move(**ravine.close()), there, run_time=1.8)
        self.play(FadeIn(ravine.map), run_time=0.5)
        self.remove(ravine.surface, ravine.cross)

    def each_direction(self) -> None:
        """The question, and how steep it is along and across."""
        lengths = self.two_lengths()
        self.play(FadeIn(self.question(), *lengths), run_time=0.5)
        for arrow, word in zip(lengths, self.last_words(), strict=True):
            self.play(arrow.grow(), FadeIn(word), run_time=0.8)

    def both_to(self, step: int) -> list[Any]:
        """Both go on in the ravine, step by step."""
        return [walk.hurry(step, linear) for walk in (self.ravine.plain, self.ravine.held)]

    def plot_of_swings(self) -> None:
        """Her way along against steps, until she has arrived, and what it stays within."""
        one = self.pendulum
        self.play(FadeOut(one.surface, one.cross, one.tail, one.she, rate_func=FIRST),
                  FadeIn(*one.plotted, one.count, rate_func=THEN), run_time=0.9)  # fmt: skip
        self.say("{swing}")
        self.add(one.hull)
        self.play(change(one.hull.drawn, 1, linear), run_time=1.6)
        self.play(one.go(one.swing.seen, linear), run_time=4.0)
        self.say("{worse}")
        guess = self.ask_most().within(places.TOLD)  # again, where there is nothing now
        self.play(FadeIn(guess), run_time=0.5)
        self.until("steps")
        self.play(*guess.answer(guess.answers[2]), swell(one.count, 1.12), run_time=1.0)
        self.last = [guess]

    def two_lines(self, plot: Reaches) -> None:
        """The steps of three memories, then of those between, each with the line they are on."""
        for number in (0, plot.of_memory, len(plot.shown) - 1):
            self.play(plot.reveal(number), run_time=0.7)
        self.say("A longer reach carries her further: twice the reach, about half the steps.")
        self.play(change(plot.fall, 1), *plot.others(rising=False), until="the steps")
        self.say("But it swings for longer: ten times the reach, about ten times the steps.")
        self.play(change(plot.rise, 1), *plot.others(rising=True), until="the steps")
        self.say("The best is near where both lines meet.")
        self.play(change(plot.met, 1), run_time=0.8)

    def ten_times(self, plot: Reaches, guess: Any) -> None:
        """Where both lines meet now: as many times as far out as up, the root of the rest."""
        self.play(change(plot.met, 2), *guess.answer(guess.answers[1]), run_time=0.8)
        self.play(guess.fold(), run_time=0.4)
        self.say("{root} as high, {as_far} as far out: the root of {over}.")
        self.play(change(plot.legs, 1), run_time=2.0)
        root = self.root_note()
        self.play(FadeIn(root), until="the root")
        self.play(swell(root, 1.12), run_time=0.8)
        self.last = [plot, root]

    def in_the_narrow_one(self, race: Race) -> None:
        """The walls close in; she arrives, and plain descent has hardly left."""
        self.make_way(race.map, race.cross, race.note)
        self.say("She tries it.")
        self.play(race.close_in(), run_time=2.4)
        self.play(FadeIn(*race.walkers), run_time=0.6)
        with self.delight():
            self.play(race.go(_WILD_FOR), run_time=2.4)
            self.play(race.go(race.plan.narrow.held), run_time=3.4)
            self.say("{narrow_held}.")
            self.play(swell(race.rows[1], 1.12), run_time=0.8)
        self.say("{crawl}")
        self.until("It")
        self.play(swell(race.rows[0], 1.12), run_time=0.9)
        self.last = [race.map, race.cross, race.note, *race.walkers]


__all__ = ["FIRST", "READ", "THEN", "TO_READ", "MomentumPieces"]
