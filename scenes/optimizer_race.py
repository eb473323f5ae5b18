"""A fair race: one picture proves anything, the same rules for all tell who needs what.

manim render scenes/optimizer_race.py
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import FadeIn, FadeOut, linear, smooth, squish_rate_func
from msgspec import Meta

from scenes.parts.optimizer_race import LATER, RaceStage, places, telling
from scenes.parts.optimizer_race.fair import ADAM, MOMENTUM, PLAIN, RMSPROP, TRACKS
from scenes.parts.optimizer_race.runners import Frames
from scenes.render.parameters import Pair, Rate, Seed, among
from scenes.stage import beat, change, instead

_Track = Annotated[str, among(TRACKS)]


@dataclass(frozen=True)
class OptimizerRaceParameters:
    """What a lecturer may change; the first two tracks are the ravine."""

    start: Annotated[Pair, "of the two unfair races"] = (-2.5, 0.5)
    rate: Annotated[Rate, "of the first of them; the second has ten times as much"] = 0.015
    track: Annotated[_Track, "the third"] = "rosenbrock"
    turned: Annotated[float, Meta(ge=10, le=80), "degrees by which track two is turned"] = 45.0
    starts: Annotated[int, Meta(ge=8, le=64), "on each track"] = 32
    seed: Annotated[Seed, "of the starts"] = 1
    inner: Annotated[
        float, Meta(gt=0, le=1), "share of the map with starts; of the third, of two thirds of it"
    ] = 0.7
    budget: Annotated[int, Meta(ge=300, le=5000), "how many gradients each may ask for"] = 1000
    finish: Annotated[float, Meta(ge=1e-8, le=0.1), "the loss above the lowest"] = 1e-2


class OptimizerRace(RaceStage):
    """Four methods: two unfair races, what each remembers, the rules, three tracks, a table."""

    number = 15
    title = "A fair race"
    lasts = 239.4
    words = 523
    parameters = OptimizerRaceParameters()

    # -- a picture proves anything ---------------------------------------------------------------

    @beat("Four methods. One start, one rate for all. Who is first to land on the gold finish?")
    def two_unfair_races(self) -> None:
        """The same race twice, and only the common rate is another."""
        hook, it = self.hook, self.opening
        self.add(*hook.map, hook.finish, hook.start, *hook.races[0])
        self.play(*it.names_come(), run_time=1.2)
        self.at("one start", hook.start.ring_out(), seconds=0.9)
        self.at("one rate", *it.rate_comes(), seconds=0.9)
        self.until("Who")
        self.show(it.under, it.counter, seconds=0.3)
        self.at("gold finish", FadeIn(it.named))
        self.point_at("finish", it.named, by=1.1)
        self.silence(1.9)
        self.unfair(0, hook.plan.unfair[0][hook.plan.order(0)[0]].steps)
        self.say("{order}")
        self.while_it_runs(0, *it.guess.answer(telling.winner(self.plan)), seconds=0.5)
        self.while_it_runs(0, *instead([it.guess], [it.board, hook.first(0)]), seconds=0.8)
        self.unfair(0, hook.plan.unfair[0][hook.plan.order(0)[2]].steps)
        self.say("{then}")
        self.unfair(0)
        with self.delight():
            self.say("Again, from the same start, at ten times the rate.")
            self.once_more_at_another_rate()
            self.say("{second}")
            self.unfair(1, 1)
            self.unfair(1)
            self.say("{changed}")
            self.add(hook.crossing)
            self.play(change(hook.crossing.grown, 1), run_time=1.6)
        self.say("So one race can prove anything.")
        self.point_at("one race", hook.dial, hook.rates[1], by=1.06)
        self.point_at("prove", *hook.podiums[1])

    @beat("What if a runner had a memory?")
    def what_each_remembers(self) -> None:
        """Four fields: with and without a memory of direction, and of steepness."""
        fields = self.fields
        self.until("memory")
        fields.sleep()
        parts = [part for number in range(4) for part in fields.one(number)]
        self.give_way(*parts, keep=[self.hook.map.land])
        self.say("Plain descent remembers nothing. Momentum adds up its old slopes.")
        self.show(fields.nothing, fields.steps[0])
        self.until("Momentum")
        self.add(fields.chains[0])
        new = map(FadeIn, (fields.column, fields.kept[0]))
        self.play(*new, fields.wake(1), fields.chains[0].grow(), run_time=1.2)
        self.show(fields.steps[1])
        self.say("RMSProp averages how steep each axis has been, and divides by that.")
        self.add(*fields.sides, fields.chains[1])
        new = map(FadeIn, (fields.row, fields.kept[1]))
        self.play(*new, fields.wake(2), fields.sides[0].open_up(), run_time=1.2)
        self.at("divides", FadeIn(fields.steps[2]))
        self.hold(0.4)
        self.say("Adam averages both.")
        both = fields.sides[1].open_up(), fields.chains[1].grow()
        new = map(FadeIn, (*fields.kept[2:], fields.share))
        self.play(*new, fields.wake(3), *both, run_time=1.2)
        self.hold(0.4)

    @beat("Adam's first step. The gradient here: {along} along, {across} across.")
    def adams_first_step(self) -> None:
        """Bars, squares with these sides, and what is left: only the signs."""
        it = self.first
        self.point_at("first", self.fields.names[ADAM], by=1.1)
        self.until("The gradient")  # so long there is time to read its card
        self.give_way(it.map, it.spot, it.whose, it.bars, keep=[self.hook.map.land])
        self.remove(self.hook.map.land)  # that of the new map is the same
        self.play(it.come_close(), run_time=1.2)
        self.play(change(it.bars.grown, 1), it.spot.ring_out(), run_time=0.8)
        self.play(*map(FadeIn, it.slopes), *it.directions.come(), run_time=0.7)
        self.say("It averages the squares. But it starts at zero: that is too small.")
        self.at("averages", FadeIn(it.averages[0]), change(it.bars.opened, it.bars.without_hat))
        self.point_at("too small", it.averages[0], by=1.04)
        self.say("The hat makes up for that. Then the root.")
        self.at("hat", FadeIn(it.averages[1]), change(it.bars.opened, 1), seconds=0.9)
        self.at("Then", FadeIn(it.lines[0]))
        self.say("Now divide each slope by its root. What is left?")
        self.at("divide", *it.divide(), seconds=0.9)
        self.point_at("What", *it.lines[0], by=1.06)
        self.silence(1.4)
        self.say("Only the signs. Multiply by minus alpha: the step is exactly diagonal.")
        self.play(FadeIn(it.lines[1]), run_time=0.6)
        self.until("Multiply")
        self.play(FadeIn(it.lines[2]), *it.directions.go(), run_time=0.5)
        self.add(it.step)
        self.at("the step", *it.take_step(), seconds=1.0)
        self.say("{multiplies}")
        self.play(*instead(it.lines, [it.head, it.lengths[0], it.plain]), run_time=0.8)
        self.play(it.plain_steps(), run_time=0.9)
        self.show(*([it.landing] if self.facts["off"] else []))
        self.say("Adam first divides alpha by {steep}: each axis has a rate of its own.")
        self.show(it.lengths[1])
        self.point_at("each axis", it.lengths[1], by=1.06)
        self.say("As Adam walks on, both averages follow.")
        gone = [it.step, it.tag, it.plain, it.head, it.landing, *it.lengths, *it.slopes]
        come = [it.way, it.rule, it.means, it.paces]
        self.play(*instead(gone, come), change(it.bars.divided, 0), run_time=0.8)
        self.play(*it.go_on(LATER), run_time=2.7)
        self.say("Both averages need the hat. Epsilon guards against zero.")
        self.at("hat", *instead([it.paces], [*it.hats[:3]]), seconds=0.8)
        self.at("Epsilon", FadeIn(it.hats[3]))
        self.say("So one rate for all was never fair.")
        self.play(*instead([*it.hats], [it.paces]), run_time=0.8)
        self.point_at("fair", *it.paces[1:], by=1.06)

    @beat("The rules. All four get the same {starts} starts, and {budget} gradients.")
    def the_rules(self) -> None:
        """The rules, and the starts."""
        card, rows = self.card, self.card.rows
        self.give_way(rows[0], card.icons[0], keep=[card.map], moves=[card.whole()])
        self.add(card.starts)
        self.play(change(card.starts.shown, 1, linear), until="and {budget}")
        self.play(*card.next_rule(1), run_time=0.6)
        self.play(card.allowed.run(), run_time=1.0)
        self.say("The finish is {finish} above the lowest loss.")
        self.play(*card.next_rule(2), run_time=0.6)
        self.play(card.close_up(), FadeIn(card.patch), run_time=1.4)
        self.say("Land on it: home. Leave the map: out.")
        self.play(*card.next_rule(3), *map(FadeIn, card.lands), run_time=0.6)
        self.play(*card.ends(card.lands), until="Leave")
        self.play(card.whole(), *card.come_to_leave(), run_time=1.2)
        self.play(*card.ends(card.leaves), run_time=0.6)
        self.say("The team with the most home wins. On a tie, the quicker one.")
        self.play(*card.next_rule(4), run_time=0.6)
        self.play(card.places.run(), run_time=2.6)
        self.say("All try the same {rates} rates, and each keeps its best.")
        self.play(*card.next_rule(5), run_time=0.6)
        self.play(card.rates.run(), run_time=2.6)

    # -- three tracks ----------------------------------------------------------------------------

    @beat("Track one, the ravine. Each runs at its own best rate.")
    def track_one(self) -> None:
        """All runners at once from all starts, on one map; then why RMSProp leaps."""
        lap, it, plan = self.laps[0], self.leap, self.plan
        first, second, third, _ = plan.ranking(0)
        self.to_first(self.card.map, lap)
        self.play(lap.starts.ring_out(), run_time=1.0)
        self.point_at("own best", *lap.alphas)
        self.say("Whose whole team is home first?")
        self.guess_among(guess := Frames(places.NAMES), lap)
        self.race_home(lap, first)
        self.say("{first_home}")
        self.play(*guess.answer(first), run_time=0.5)
        self.race_near(lap, second, third)
        self.say("{next_home}")
        self.play(lap.go_near(), run_time=0.9)
        self.race(lap)
        self.show(*lap.lights)
        if self.facts["leaps"]:
            self.say("{leaps}")
            self.alone(RMSPROP, lap.map, it.map, it.swarm, it.shown, it.head, it.lines[0])
            for phrase, line in zip(("divides", "little", "leaps"), it.lines[1:], strict=True):
                self.at(phrase, FadeIn(line))
            self.step_by_step(it, it.last - 2)
            self.say("{touched}")
            self.step_by_step(it, it.last)
            self.play(it.go_to_the_finish(), run_time=1.2)

    @beat("Track two: the same ravine, turned by {degrees} degrees.")
    def track_two(self) -> None:
        """The map turns with its dots; who minds?"""
        lap = self.laps[1]
        lap.prepare()
        self.next_track(self.leap.map if self.facts["leaps"] else self.laps[0].map, lap)
        self.until("turned by")
        self.play(lap.turn_in(), run_time=2.0)
        self.say("Who will suffer?")
        self.guess_among(guess := Frames(places.NAMES), lap, *lap.alphas)
        *others, _ = self.plan.ranking(1)
        lap.wait_for_words(RMSPROP, ADAM)
        self.race_near(lap, *others)
        self.say("{turned_first}")
        self.at("momentum", *map(FadeIn, lap.lights), *lap.swells(PLAIN, MOMENTUM), seconds=0.9)
        self.play(lap.go_near(), run_time=0.9)
        self.at("Adam", *lap.say(ADAM))
        self.race(lap)
        self.say("{turned_second}")
        self.play(*guess.underline(telling.suffers(self.plan)), run_time=0.5)
        self.at("{other}", *lap.say(RMSPROP))
        self.say("RMSProp divides along the axes. The ravine no longer lies along them.")
        self.tell_across(self.across, lap)

    @beat("Track three: {third}.")
    def track_three(self) -> None:
        """Another ground by the same rules."""
        lap = self.laps[2]
        self.other_track(self.across.map, lap)
        self.say("Whose team now?")
        self.guess_among(guess := Frames(places.NAMES), lap)
        first, *rest = self.plan.ranking(2)
        lap.wait_for_words(*rest)
        self.say("{floor}")
        self.race(lap, lap.brink(first))
        self.photo_finish(lap, first)
        self.say("{bent}")
        self.play(*guess.answer(first), run_time=0.5)
        self.race(lap, (lap.home_by(first) + lap.end) // 2)
        self.say("{bent_rest}")
        self.play(lap.go_near(), run_time=0.9)
        self.with_words(lap, *rest)
        self.race(lap)
        self.play(*map(FadeIn, lap.lights), *lap.swells(*rest), run_time=0.9)
        self.hold(0.2)

    @beat("{ahead}")
    def the_table(self) -> None:
        """All numbers, and who wins how many; that of the third is so from these starts."""
        table, old, own = self.table, self.laps[2].map, self.table.pictures[2]
        come = table.said, *table.heads, *table.below, *table.pictures[:2], *table.rows
        self.zoom(old, own, *come, soon=0.5)
        for runner, phrase in self.facts["won"]:
            self.at(phrase, *map(FadeIn, table.lit(runner)))
        self.from_other_starts(table)

    @beat("But home was the first landing.")
    def what_counts_as_home(self) -> None:
        """The first track by another rule, tuned for that rule; then what to ask."""
        table = self.table
        self.point_at("first landing", *table.rows[0][1:], by=1.1)
        self.walk_on(self.stay, table.pictures[0])
        self.all_to_stay(self.stay, self.settled)

    @beat("So why do most people use Adam?")
    def one_rate_for_all_tracks(self) -> None:
        """Not tuned for each track: how many rates will do for all; then what to ask."""
        it, lesson, land = self.one_rate, self.lesson, self.stay.map.land
        self.say("Take one rate for all tracks.")
        self.give_way(it.title, it, *it.names, keep=[land])
        self.play(change(it.tried, 1), run_time=1.0)
        self.show(*it.homes, seconds=0.3)
        self.say("Who brings all {runners} home?")
        self.point_at("Who", *it.names, by=1.08)
        self.silence(1.2)
        self.one_rate_home()
        self.say("Whenever you see a race, ask: which ground, which rates, what counts as home?")
        self.give_way(lesson.first, *lesson.pictures, keep=[land])
        for phrase, words in zip(("ground", "rates", "what"), lesson.words, strict=True):
            self.at(phrase, FadeIn(words))
        self.hold(0.2)
        self.say("What does the ground of a network look like?")
        self.add(self.far)
        gone = squish_rate_func(smooth, 0.2, 0.6)  # behind it the ground has begun to rise
        late = squish_rate_func(smooth, 0.42, 0.62)
        asked = FadeIn(lesson.question, run_time=2.4, rate_func=late)
        over = (FadeOut(one, run_time=1.6, rate_func=gone) for one in (land, *lesson.everything))
        self.play(*over, self.far.rise(), asked)
        self.now_you(2.6)
