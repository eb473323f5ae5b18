"""A fair race: one picture proves anything, the same rules for all tell who needs what.

manim render scenes/optimizer_race.py
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import FadeIn, FadeOut, linear
from msgspec import Meta

from scenes.parts.optimizer_race import LATER, RaceStage, places, telling
from scenes.parts.optimizer_race.fair import ADAM, MOMENTUM, PLAIN, RMSPROP, TRACKS
from scenes.parts.optimizer_race.runners import Four, Frames
from scenes.render.parameters import Pair, Rate, Seed, among
from scenes.stage import Choices, beat, change, instead, swell

_Track = Annotated[str, among(TRACKS)]


@dataclass(frozen=True)
class OptimizerRaceParameters:
    """What a lecturer may change; the first two tracks are the ravine."""

    start: Annotated[Pair, "of the two unfair races"] = (-2.5, 0.5)
    rate: Annotated[Rate, "of the first of them; the second has ten times as much"] = 0.018
    tracks: Annotated[tuple[_Track, _Track], "tracks three and four"] = ("himmelblau", "rosenbrock")
    turned: Annotated[float, Meta(ge=10, le=80), "degrees by which track two is turned"] = 45.0
    starts: Annotated[int, Meta(ge=8, le=64), "on each track, and as many to tune on"] = 32
    seed: Annotated[Seed, "of the starts"] = 1
    inner: Annotated[float, Meta(gt=0, le=1), "the share of the map that starts lie on"] = 0.7
    budget: Annotated[int, Meta(ge=300, le=5000), "how many gradients each may ask for"] = 1000
    finish: Annotated[float, Meta(ge=1e-8, le=0.1), "the loss above the lowest"] = 1e-2


class OptimizerRace(RaceStage):
    """Four methods: two unfair races, what each remembers, the rules, four tracks, a table."""

    number = 15
    title = "A fair race"
    lasts = 235.9
    words = 522
    parameters = OptimizerRaceParameters()

    # -- a picture proves anything ---------------------------------------------------------------

    @beat("What if she also remembered how steep each direction has been? Some methods do.")
    def two_unfair_races(self) -> None:
        """The same race twice, and only the common rate is another."""
        hook = self.hook
        self.add(hook.map, hook.said[-1], *hook.slopes)
        self.play(*hook.opening(), until="Some")
        self.hold()
        self.say("Four methods. One ravine, one start, one rate for all. Who wins?")
        self.play(FadeOut(*hook.slopes, *hook.said), run_time=0.4)
        self.play(*hook.line_up(0), FadeIn(hook.start), hook.aside(), run_time=1.0)
        self.at("one rate", FadeIn(hook.dial, hook.rates[0], hook.counter))
        self.show(hook.rule)
        self.ask(guess := Four(*telling.names()).within(places.GUESS), silence=2.0)
        row = hook.first(0)
        self.unfair(0, hook.plan.unfair[0][hook.plan.order(0)[0]].steps)
        self.say("{order}")
        self.while_it_runs(0, *guess.answer(telling.winner(self.plan)), seconds=0.5)
        self.while_it_runs(0, *instead([guess], [row]), seconds=0.8)
        self.unfair(0)
        self.hold(0.3)
        with self.delight():
            self.say("Again, from the same start. Only the rate is ten times as large.")
            self.once_more()
            self.play(*hook.turn_the_knob(), until="times as")
            self.say("{second}")
            self.unfair(1)
            self.say("{changed}")
            self.add(hook.crossing)
            self.play(change(hook.crossing.grown, 1), run_time=1.6)
        self.say("So one race can prove what you like. Let us build a fair one.")
        self.point_at("one race", hook.dial, hook.rates[1])
        self.point_at("prove", *hook.podiums[1])

    @beat("First: who is running?")
    def what_each_remembers(self) -> None:
        """Four fields: with and without a memory of direction, and of steepness."""
        fields = self.fields
        self.give_way(*fields.one(0))
        for number in (1, 2, 3):
            self.show(*fields.one(number), seconds=0.4)
        self.say("Plain descent remembers nothing. Momentum adds up its old slopes.")
        self.show(fields.nothing)
        self.until("Momentum")
        self.add(fields.chains[0])
        self.play(FadeIn(fields.column, fields.kept[0]), fields.chains[0].grow(), run_time=1.2)
        self.say("RMSProp averages how steep each axis has been. Adam averages both.")
        self.add(*fields.sides, fields.chains[1])
        self.play(FadeIn(fields.row, fields.kept[1]), fields.sides[0].open_up(), run_time=1.2)
        self.until("Adam")
        both = fields.sides[1].open_up(), fields.chains[1].grow()
        self.play(FadeIn(fields.kept[2]), *both, run_time=1.2)
        self.hold(0.9)

    @beat("Adam's first step. The gradient here: {along} along, {across} across.")
    def adams_first_step(self) -> None:
        """Bars, squares with these sides, and what is left: only the signs."""
        it = self.first
        self.give_way(it.map, it.spot)
        self.play(it.come_close(), run_time=1.2)
        self.play(FadeIn(it.bars), change(it.bars.grown, 1), run_time=0.8)
        self.play(*map(FadeIn, it.slopes), run_time=0.5)
        self.say("It remembers the average of the squares, and takes the root.")
        self.play(change(it.bars.opened, 1), until="and takes")
        self.play(FadeIn(it.lines[0]), run_time=0.6)
        self.say("Then it divides each slope by its own steepness. What is left?")
        self.point_at("divides", *it.slopes, it.lines[0], by=1.08)
        guess, right = Choices(*telling.left_over()).within(places.BAND), telling.left_over()[0]
        self.until("What")
        self.ask(guess, silence=2.0)
        self.say("Only the signs. Times minus alpha: exactly diagonal.")
        self.play(FadeIn(it.lines[1]), *guess.answer(right), run_time=0.6)
        it.place_tag()
        self.until("Times")
        self.play(FadeIn(it.lines[2]), guess.fold(), run_time=0.5)
        self.add(it.steps[1])
        self.play(it.steps[1].grow(), FadeIn(it.tags[1]), run_time=0.8)
        self.say("However steep the ground: alpha along every axis.")
        self.point_at("However", it.lines[2], by=1.08)
        self.at("along every", it.spot.ring_out(), swell(it.tags[1], 1.1), seconds=1.2)
        self.say("Later steps are at most about as long. For Adam, alpha sets how far.")
        gone = [it.steps[1], it.tags[1], *it.lines, *it.slopes]
        self.play(*instead(gone, [it.way, it.rule, it.note]), run_time=0.8)
        self.play(*it.go_on(LATER), run_time=3.2)
        self.say("{multiplies}")
        self.play(*map(FadeOut, (it.way, it.bars, it.rule, it.note, it.spot)), run_time=0.4)
        self.play(it.far(), run_time=1.2)
        it.place_far()
        self.add(it.steps[0])
        self.play(it.steps[0].grow(), *map(FadeIn, (it.tags[0], it.lengths[0])), run_time=1.0)
        self.show(it.off, seconds=0.4)
        self.say("That is why one rate for all was never fair.")
        self.add(it.steps[1])
        self.play(it.steps[1].grow(), *map(FadeIn, (it.tags[1], it.lengths[1])), run_time=0.8)
        self.show(it.lens)

    @beat("The rules. All four get the same {starts} starts, and {budget} gradients.")
    def the_rules(self) -> None:
        """Five rules, the starts, and the contest of the rates."""
        card, rows, names = self.card, self.card.rows, self.board.names
        self.give_way(rows[0], keep=[card.map], moves=[card.whole()])
        self.add(card.starts)
        self.play(change(card.starts.shown, 1, linear), until="and {budget}")
        self.play(FadeIn(rows[1]), run_time=0.5)
        self.say("The finish: {finish} above the lowest loss, for all. Off the map, you are out.")
        self.play(FadeIn(rows[2]), run_time=0.5)
        self.at("above", card.map.cross.ring_out(), seconds=1.2)
        self.at("Off", FadeIn(rows[3]))
        self.say("All try the same {rates} rates, from other starts.")
        self.play(FadeIn(rows[4]), run_time=0.5)
        self.add(card.tuning)
        self.play(change(card.tuning.shown, 1, linear), run_time=1.2)
        self.say("Each keeps its best, anew on each track. Too small is slow, too large is out.")
        self.give_way(self.contest, *names, keep=[rows[4]], moves=[card.head()])
        self.play(change(self.contest.drawn, 1, linear), run_time=2.8)
        self.play(change(self.contest.marked, 1), run_time=0.6)
        self.hold(0.5)

    # -- four tracks -----------------------------------------------------------------------------

    @beat("Track one, the ravine. Each runs at its own best rate.")
    def track_one(self) -> None:
        """All runners at once from all starts, each on its own map."""
        lap = self.laps[0]
        self.give_way(*lap.ground, self.board.said, keep=self.board.names)
        self.play(*lap.ring_out(), run_time=1.0)
        self.point_at("own best", *lap.alphas)
        self.say("How many steps until half of them are home?")
        self.until("half")
        self.line_up(lap)
        self.say("{ravine}")
        self.race(lap, *range(4))
        self.show(*lap.lights)
        if self.facts["leaps"]:
            self.say("{leaps}")
            self.point_at("average", self.board.names[RMSPROP])
            self.point_at("Adam", self.board.names[ADAM])

    @beat("Is it simply better? Track two: the same ravine, turned by {degrees} degrees.")
    def track_two(self) -> None:
        """The map turns with its dots; who minds?"""
        lap, it = self.laps[1], self.stretch
        lap.prepare()
        self.to_track(lap)
        self.until("turned by")
        self.play(lap.turn_in(), run_time=2.2)
        self.say("Who will suffer?")
        self.guess_among(guess := Frames(places.NAMES))
        self.line_up(lap)
        self.race(lap, *range(4), seconds=2.5)
        self.say("{turned_first}")
        self.race(lap, *range(4))
        self.say("{turned_second}")
        self.point_at("Adam needs", lap.cells[ADAM])
        self.at("RMSProp: from", *guess.answer(telling.suffers(self.plan)))
        self.point_at("{than}", lap.cells[PLAIN], lap.cells[RMSPROP])
        self.show(*lap.lights)
        self.say("{alike}")
        name = self.board.names[RMSPROP]
        moves = [lap.enlarge(RMSPROP), name.animate.put(1.85, 2.45)]
        self.give_way(it.head, it.words[0], keep=[name, *lap.column(RMSPROP)], moves=moves)
        self.add(*it.pairs)
        self.play(it.pairs[0].open_up(), lap.clock.to(0), run_time=0.8)
        self.play(FadeIn(it.words[1]), it.pairs[1].open_up(), run_time=1.2)
        self.race(lap, seconds=3.5)  # once more, and only RMSProp is seen

    @beat("Track three: rounder valleys, no ravine.")
    def tracks_three_and_four(self) -> None:
        """Two more grounds by the same rules."""
        lap, last = self.laps[2:]
        self.to_track(lap)
        self.line_up(lap)
        self.race(lap, *range(4), seconds=0.8)
        self.say("{round}")
        self.race(lap, *range(4))
        self.show(*lap.lights)
        self.say("{memory}")
        self.point_at("Adam", *(lap.cells[k] for k in (MOMENTUM, ADAM)))
        self.say("Track four: a bent ravine. Who has half of its runners home first?")
        last.bars.keep_secret()
        self.next_lap(lap, last)
        self.until("Who")
        self.guess_among(guess := Frames(places.NAMES))
        self.line_up(last)
        self.race(last, seconds=2.0)
        self.say("{floor}")
        self.race(last)
        self.say("{bent}")
        for runner, phrase in ((PLAIN, "plain"), (RMSPROP, "RMSProp")):
            self.at(phrase, *last.tell(runner), last.bars.tell(runner))
        self.say("{bent_second}")
        answer = guess.answer(telling.order_of(self.plan, 3)[0])
        self.at("Adam", *last.tell(ADAM), last.bars.tell(ADAM), *answer)
        self.at("Momentum", *last.tell(MOMENTUM), last.bars.tell(MOMENTUM))
        self.show(*last.lights)
        self.hold(0.6)

    @beat("{ahead}")
    def the_table(self) -> None:
        """All numbers, how many rates are good ones, and three things to ask."""
        table, home, lesson, names = self.table, self.table.home, self.lesson, self.board.names
        self.give_way(
            table.said, *table.pictures, *table.row(0), keep=names, moves=table.take(names)
        )
        for track, lights in enumerate(table.lights):
            self.show(*(table.row(track) if track else ()), seconds=0.4)
            self.show(*lights, seconds=0.4)
        self.say("So why do most people use Adam?")
        self.point_at("Adam", names[ADAM])
        self.say("Each tried {tries} rates. How many brought {enough} of {starts} home?")
        self.play(FadeIn(home.said), run_time=0.4)
        self.point_at("How many", home.said, by=1.08)
        self.add(home.bars)
        self.say("{count}")
        self.play(*home.tell(PLAIN), run_time=0.5)
        self.at("RMSProp", *home.tell(RMSPROP))
        self.say("{count_second}")
        self.play(*home.tell(MOMENTUM), run_time=0.5)
        self.at("Adam", *home.tell(ADAM))
        self.say("{why}")
        self.point_at("Adam", names[ADAM])
        self.point_at("{but}", home.numbers[ADAM], by=1.3)
        self.say("Whenever you see a race, ask: which ground, which rates, how many starts?")
        self.give_way(lesson.first, keep=lesson.pictures, moves=lesson.gather())
        for phrase, things in zip(("ground", "rates", "many"), lesson.things, strict=True):
            self.at(phrase, *map(FadeIn, things))
        self.hold(0.8)
        self.say("And all these tracks had just two knobs.")
        self.add(self.far)
        self.play(*(FadeOut(one, run_time=0.6) for one in lesson.everything), self.far.rise())
        self.say("What does the ground of a network look like?")
        self.play(FadeIn(lesson.question), run_time=0.6)
        self.now_you(3.3)
