"""Pieces of the beats that are longer than a line of the script."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, linear, rate_functions, smooth, squish_rate_func

from scenes.parts.momentum import places
from scenes.parts.momentum.adding import AddingPieces
from scenes.parts.momentum.cut import Cut
from scenes.parts.momentum.plan import GONE_ON
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.turnover import READ, TO_READ
from scenes.stage import change, swell
from scenes.stage.paint.lettering import Lettered
from scenes.stage.paint.painted import Painted
from scenes.stage.plot.on_plane import OnPlane

# What goes is nearly gone as what comes is seen, but never is the screen black in between.
FIRST = squish_rate_func(rate_functions.ease_in_quart, 0.0, 0.55)
SOON = squish_rate_func(smooth, 0, 0.25)
LATE = squish_rate_func(smooth, 0.6, 1)
_NIGHT = 0.32  # of the light of the ground, at night
_SMALL = 0.75  # of her size, beside the bars
_PALE = 0.12  # of her zigzag, once she is there
_WILD_FOR = 12  # steps of the start, which are seen one by one
_BEFORE = 4  # steps before she enters the ring, from which on she goes slowly
THEN = squish_rate_func(rate_functions.ease_out_quart, 0.45, 1.0)


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

    def night_falls(self, *comes: Any) -> None:
        """Over the ravine in which they raced; the cross is not seen until she is there."""
        ravine = self.ravine
        self.last.remove(ravine.surface)
        self.add(ravine.dark)
        dim = ravine.surface.animate.set_presence(_NIGHT)
        turn = ravine.view.move(**ravine.hill(-99, places.NIGHT))
        sky, *then = comes
        gone = FadeOut(*self.last, rate_func=SOON)
        self.play(gone, turn, dim, FadeIn(sky, rate_func=LATE), run_time=1.0)
        self.play(FadeIn(*then), run_time=0.4)
        self.last = []

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

    def into_the_larger(self) -> None:
        """What the last beat left goes but for the ground, which goes on beyond the cross."""
        one, ravine = self.pendulum, self.ravine
        there = ravine.view.move(**one.seen_as(ravine.view))
        gone = [thing for thing in self.last if thing not in (ravine.surface, ravine.cross)]
        self.play(FadeOut(*gone, rate_func=SOON), there, run_time=1.2)
        self.last = [ravine.surface, ravine.cross]
        self.make_way(*one.in_the_ravine)

    def plot_of_swings(self, guess: Any) -> None:
        """Her way along against steps, until she has arrived, and what it stays within."""
        one = self.pendulum
        self.play(FadeOut(one.surface, one.cross, one.tail, one.she, rate_func=FIRST),
                  FadeIn(*one.plotted, rate_func=THEN), run_time=0.9)  # fmt: skip
        self.say("{swing}")
        self.add(one.hull)
        self.play(change(one.hull.drawn, 1, linear), run_time=1.6)
        self.play(one.go(one.swing.seen, linear), run_time=4.0)
        self.say("Look closely: only now does she stay in the ring.")
        self.play(one.closely(), FadeIn(*one.rims), run_time=2.0)
        self.say("{worse}")
        self.until("steps")
        self.play(*guess.answer(guess.answers[2]), swell(one.count, 1.12), run_time=1.0)
        self.last = [guess, *one.plotted, *one.rims, one.hull, one.name, one.count]

    def walls_close_in(self, cut: Cut) -> None:
        """Cut across: the walls come nearer, the ruler is stretched, and what that asks for."""
        self.make_way(cut)
        self.play(cut.close_in(), run_time=2.4)
        self.say("At the same height, the walls are {closer} as close.")
        self.play(change(cut.lit, 1, rate_functions.there_and_back), run_time=1.8)
        self.hold()
        self.say("Drawn {closer} as wide, it looks as before.")
        self.play(cut.widen(), run_time=2.4)
        rate, memory = self.settings_notes()
        self.say("But a wall so sharp asks for a rate {smaller} smaller.")
        self.play(FadeIn(rate), until="smaller")
        self.say("So set beta nearer to 1: her memory reaches {closer} as far.")
        self.play(FadeIn(memory), until="her memory")
        self.hold(0.4)
        self.last = [cut, rate, memory]

    def race_there(self, race: Race) -> None:
        """Both walk in it; she arrives, and then one waits for plain descent, to its last step."""
        ravine, plan = self.ravine, self.plan
        ravine.view.look(**ravine.walked_in(places.RACED))
        wide = race.wide()
        rates = self.rates_note(plan.narrow.rate, plan.narrow.memory, places.RACED_BY)
        seen = *race.traces, race.she, *race.rows, *race.left, wide
        self.make_way(ravine.surface, ravine.cross, *seen, rates)
        self.say("About how many steps with memory, instead of {held_count}?")
        self.ask(guess := self.ask_narrow(), silence=1.5)
        with self.delight():
            self.say("Off they go.")
            self.play(race.go(_WILD_FOR), run_time=2.0)
            self.play(race.go(plan.narrow.held), run_time=4.0)
            self.say("{narrow_held}. And plain descent?")
            told = *guess.answer(guess.answers[0]), swell(race.rows[1], 1.1)
            pale = race.traces[1].animate.set_presence(_PALE)  # both would fill one wedge
            self.play(race.go(2 * plan.narrow.held), *told, pale, run_time=1.2)
            self.play(race.go(plan.narrow.plain), guess.fold(), FadeOut(rates), run_time=6.0)
            self.say("{narrow_plain}. {as_many}")
            before = race.told()
            self.play(swell(race.rows[0], 1.1), run_time=0.8)
            self.until(self.facts["as_many"])
            self.play(FadeIn(before[0]), run_time=0.5)
            self.say("{root}")
            self.play(FadeIn(before[1]), run_time=0.5)
        self.hold(0.6)
        ground = ravine.surface, ravine.cross
        self.last = [*ground, *seen, *before]


__all__ = ["FIRST", "READ", "THEN", "TO_READ", "MomentumPieces"]
