"""Pieces of the beats that are longer than a line of the script."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, linear, rate_functions, smooth, squish_rate_func

from scenes.parts.momentum import places
from scenes.parts.momentum.ledger import Account
from scenes.parts.momentum.plan import GONE_ON
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.ravine import Near, Straight
from scenes.parts.momentum.stage import MomentumStage
from scenes.stage import change, swell
from scenes.stage.paint.lettering import Lettered
from scenes.stage.paint.painted import Painted
from scenes.stage.plot.on_plane import OnPlane

# What goes is nearly gone as what comes is seen, but never is the screen black in between.
FIRST = squish_rate_func(rate_functions.ease_in_sine, 0.0, 0.65)
SOON = squish_rate_func(smooth, 0, 0.25)
EARLY = squish_rate_func(smooth, 0, 0.7)
MIDDLE = squish_rate_func(smooth, 0.3, 0.8)
LATE = squish_rate_func(smooth, 0.6, 1)
_TURNS = 5  # of her gradients across are seen one by one
_SMALL = 0.75  # of her size, beside the bars
_WILD_FOR = 10  # steps of the start that is wild, which are seen one by one
_FAINT = 0.55  # what is left of her trail, as the straight way is drawn over it
_BEFORE = 4  # steps before she enters the ring, from which on she goes slowly
THEN = squish_rate_func(rate_functions.ease_out_sine, 0.35, 1.0)
# What is written goes before other words come: text on text is not read.
READ = squish_rate_func(rate_functions.ease_in_sine, 0.0, 0.5)
TO_READ = squish_rate_func(rate_functions.ease_out_sine, 0.5, 1.0)


def _is_written(thing: Any) -> bool:
    """Whether it is letters, or a plot with what is drawn on it, and no picture."""
    return isinstance(thing, (Lettered, OnPlane)) or not isinstance(thing, Painted)


class MomentumPieces(MomentumStage):
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

    def gradients_of(self, account: Account, *named: Any) -> None:
        """The first gradient of a direction comes to its account, then the second."""
        self.make_way(account, *named, also=(change(account.first, 1, LATE),), run_time=1.0)
        self.until("then")
        self.play(change(account.second, 1), until="They")

    def add_up(self, account: Account, words: str, phrase: str) -> None:
        """What she remembers shrinks, the new gradient joins it, and what is left is told."""
        self.say(words)
        self.play(account.fade_old(), run_time=1.4)
        self.play(account.join(), until=phrase)
        self.play(account.add_up(), run_time=0.9)

    def close_by(self, near: Near, *walked: Any, gone: list[Any]) -> None:
        """The bars give way to the ground where she stands, and both of them are one arrow."""
        near.view.look(**near.nearer())
        self.last = gone
        self.make_way(*walked)
        self.play(near.push.grow(), run_time=0.9)

    def slanting(self, near: Near) -> None:
        """What she remembers, times the rate, turns round and is her second step."""
        named, told = near.named(self.arrow_note("memory")), self.step_note()
        self.play(FadeIn(named), run_time=0.4)
        self.say("Alpha times her memory. She steps against it, slanting down the ravine.")
        self.until("against")
        self.play(FadeOut(named), near.push.turn_round(), run_time=1.2)
        self.play(FadeIn(told), run_time=0.4)
        self.play(near.walk.hurry(2, smooth), change(near.push.used, 1, smooth), run_time=1.2)
        new = self.place_note()
        self.play(FadeOut(told, near.push, rate_func=READ), FadeIn(new, rate_func=TO_READ),
                  run_time=0.7)  # fmt: skip
        self.hold(0.4)
        self.play(FadeOut(new), near.walk.hurry(4, linear), run_time=1.0)

    def her_own(self, agreed: list[Any]) -> None:
        """Her gradients across come one by one, and flip; the second pair sets the fence."""
        argue = self.argue
        self.say("And her own gradients, across?")
        there = FadeIn(argue, self.of_hers, rate_func=THEN)
        argue.begin()
        self.play(FadeOut(*agreed, rate_func=FIRST), there, run_time=0.9)
        self.play(argue.take(1), FadeIn(self.argued, rate_func=LATE), run_time=1.2)
        self.say("They flip.")
        self.play(argue.take(2), run_time=1.8)
        self.play(argue.take(3), run_time=1.6)
        self.say("{folded}")
        self.play(change(argue.fenced, 1), run_time=0.6)
        for number in range(4, _TURNS + 1):
            self.play(argue.take(number), run_time=1.1)

    def beside_her_own(self, agreed: list[Any], folded: Any) -> None:
        """Both on one ruler: hers shrinks to the units of the other, which comes back above it."""
        self.play(FadeOut(self.argued, self.of_hers), run_time=0.3)
        there = FadeIn(*agreed, folded, rate_func=MIDDLE)
        self.play(change(self.argue.small, 1, EARLY), there, run_time=1.4)

    def into_the_ring(self) -> None:
        """The rest of both walks; she comes into the ring, and leaves it again, under a glass."""
        plan = self.plan
        self.play(*self.both_to(plan.entered - _BEFORE), run_time=2.4)
        self.say("{home}")
        if not plan.strays:
            self.play(*self.both_to(plan.held_count), run_time=2.6)
            return
        for stop, phrase in ((plan.entered + 1, "out"), (plan.farthest, "and in")):
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

    def half_a_percent(self) -> None:
        """What the swing of the largest memory stays within, until she has arrived."""
        one = self.pendulum
        self.play(one.view.move(**one.seen(places.ABOVE)), run_time=1.2)
        self.play(FadeIn(*one.plotted), run_time=0.6)
        self.say("{swing}")
        self.add(one.hull)
        self.play(change(one.hull.drawn, 1, linear), run_time=1.2)
        self.play(one.go(one.swing.seen), run_time=2.6)
        self.last = [*one.in_the_ravine, *one.plotted, one.hull]

    def in_the_narrow_one(self, race: Race) -> None:
        """She starts wild and arrives; plain descent, after as many steps, has hardly left."""
        walks = race.narrow
        plain, held = walks.rows
        self.play(walks.go(_WILD_FOR, linear), run_time=2.8)
        self.play(walks.go(walks.best.held, linear), run_time=2.4)
        self.say("{narrow_held}.")
        self.play(swell(held, 1.12), run_time=0.8)
        self.say("{crawl}")
        self.until("It")
        self.play(swell(plain, 1.12), run_time=0.9)
        self.last = [race.map, race.cross, *walks.traces, *walks.rows, walks.head, walks.tuned]

    def on_one_scale(self, race: Race) -> None:
        """What both ravines cost, with memory and without."""
        costs = race.costs
        costs.know(0, 2)
        self.make_way(costs)
        self.say("{root}")
        self.until("with memory")
        self.play(costs.reveal(3), run_time=1.4)
        self.play(change(costs.tied, 1), change(costs.grown[1], 1), run_time=0.8)
        self.say("{cost}")
        self.play(change(costs.tied, 0), run_time=0.4)
        self.play(costs.reveal(1), run_time=2.4)
        self.play(change(costs.grown[0], 1), run_time=0.6)
        self.say("{only}")
        self.play(FadeIn(costs.root), until="the root")
        self.play(swell(costs.root, 1.12), run_time=0.8)
        self.last = [costs, costs.root]


__all__ = ["FIRST", "THEN", "MomentumPieces"]
