"""A fair race: one picture proves anything, the same rules for all tell who needs what.

manim render scenes/optimizer_race.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from manim import FadeIn, FadeOut, ValueTracker, Write, linear
from msgspec import Meta

from scenes.parts.optimizer_race import LATER, Board, Contest, Fields, FirstStep, Hook, Lap, Lesson
from scenes.parts.optimizer_race import Room, RuleCard, Silhouette, Stretch, Table, places, plan_for
from scenes.parts.optimizer_race import rule_line, telling
from scenes.parts.optimizer_race.plan import ADAM, MOMENTUM, PLAIN, RMSPROP, TRACKS
from scenes.parts.optimizer_race.runners import Four
from scenes.render.parameters import Pair, Rate, Seed, among
from scenes.stage import LectureScene, beat, change, swell

_Track = Annotated[str, among(TRACKS)]


@dataclass(frozen=True)
class OptimizerRaceParameters:
    """What a lecturer may change; the first two tracks are the ravine."""

    start: Annotated[Pair, "of the two unfair races"] = (-2.5, 0.5)
    rate: Annotated[Rate, "of the first of them; the second has ten times as much"] = 10**-1.75
    tracks: Annotated[tuple[_Track, _Track], "tracks three and four"] = ("himmelblau", "rosenbrock")
    turned: Annotated[float, Meta(ge=10, le=80), "degrees by which track two is turned"] = 45.0
    starts: Annotated[int, Meta(ge=8, le=64), "on each track, and as many to tune on"] = 32
    seed: Annotated[Seed, "of the starts"] = 1
    inner: Annotated[float, Meta(gt=0, le=1), "the share of the map that starts lie on"] = 0.7
    budget: Annotated[int, Meta(ge=300, le=5000), "how many gradients each may ask for"] = 1000
    finish: Annotated[float, Meta(ge=1e-8, le=0.1), "the share of the first loss"] = 1e-4


class OptimizerRace(LectureScene):
    """Four methods: two unfair races, what each remembers, the rules, four tracks, a table."""

    number = 15
    title = "A fair race"
    lasts = 236.0
    words = 450
    parameters = OptimizerRaceParameters()

    def setup(self) -> None:
        """Run all races, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = telling.facts(plan)
        self.hook, self.first = Hook(plan), FirstStep(plan)
        self.fields = Fields((1.0, 0.3))
        self.card, self.contest = RuleCard(plan), Contest(plan)
        self.room = Room(plan, self.contest)
        self.board, self.line = Board(), rule_line(plan)
        self.laps = [Lap(plan, track, self.board) for track in range(4)]
        self.stretch = Stretch(plan)
        self.table, self.lesson, self.far = Table(plan), Lesson(plan), Silhouette()

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def at(self, phrase: str, *moves: Any, seconds: float = 0.5) -> None:
        """Play when the words come to a phrase."""
        self.until(phrase)
        self.play(*moves, run_time=seconds)

    def give_way(self, *come: Any, keep: tuple[Any, ...] = (), seconds: float = 0.9) -> None:
        """All goes but what is to ``keep``, and this comes before it is quite gone."""
        left = [m for m in self.mobjects if not isinstance(m, ValueTracker) and m not in keep]
        self.play(*places.instead(left, come, one_place=False), run_time=seconds)

    def run(self, hook: Hook, legs: list[Any], seconds: float) -> None:
        """Race on from arrival to arrival."""
        for step, row in legs:
            self.play(hook.clock.to(step), run_time=seconds)
            self.play(FadeIn(row), run_time=0.5)

    def lap(self, lap: Lap, runner: int, seconds: float, step: int | None = None) -> None:
        """Race on until a runner has its median, or to a step, and write it on the board."""
        self.play(lap.run(lap.last(runner) if step is None else step), run_time=seconds)
        self.play(lap.tell(runner), run_time=0.5)

    # -- a picture proves anything ---------------------------------------------------------------

    @beat("What if she also remembered how steep each direction has been? Some methods do.")
    def two_unfair_races(self) -> None:
        """The same race twice, and only the common rate is another."""
        hook = self.hook
        self.play(FadeIn(hook.map, hook.start), run_time=0.6)
        self.add(*hook.lengths)
        self.play(*hook.opening(), until="Some")
        self.hold()
        self.say("Four methods. One ravine, one start, one rate for all. Who wins?")
        self.play(FadeOut(*hook.lengths), *hook.line_up(0), hook.aside(), run_time=1.2)
        self.at("one rate", FadeIn(hook.dial, hook.rates[0]))
        self.ask(guess := Four(*telling.names()).within(places.GUESS), silence=2.0)
        self.play(guess.fold(), FadeIn(hook.counter), run_time=0.5)
        (step, row), *legs = hook.legs(0)
        self.play(hook.clock.to(step), run_time=2.2)
        self.say("{order}")
        self.play(FadeIn(row), run_time=0.5)
        self.run(hook, legs, 0.8)
        self.hold(0.6)
        with self.delight():
            self.say("Again, from the same start. Only the rate is ten times as large.")
            self.play(*hook.again(), run_time=0.5)
            hook.clock.rewind()
            self.play(*hook.line_up(1), run_time=0.5)
            self.play(*hook.turn_the_knob(), until="times as")
            self.say("{second}")
            early, later = hook.split(1)
            self.play(hook.clock.to(1), run_time=1.4)
            self.play(*map(FadeIn, early), run_time=0.6)
            self.run(hook, later, 1.2)
            self.say("{changed}")
            self.add(hook.crossing)
            self.play(change(hook.crossing.grown, 1), run_time=1.6)
        self.say("So a picture of a race can prove what you like.")
        self.play(swell(hook.dial, 1.15), run_time=1.2)
        self.say("Let us build a fair one.")

    @beat("First: who is running?")
    def what_each_remembers(self) -> None:
        """Four fields: with and without a memory of direction, and of steepness."""
        fields = self.fields
        fields.line_up()
        self.give_way(fields.heads, *fields.names)
        self.say("Plain descent remembers nothing. Momentum remembers the direction.")
        self.play(fields.come(0), FadeIn(fields.nothing), run_time=1.0)
        self.until("Momentum")
        self.add(fields.chains[0])
        self.play(fields.come(1), fields.chains[0].grow(), run_time=1.2)
        self.say("RMSProp remembers how steep each axis has been. Adam remembers both.")
        self.add(*fields.sides, fields.chains[1])
        self.play(fields.come(2), fields.sides[0].open_up(), run_time=1.2)
        self.until("Adam")
        self.play(fields.come(3), fields.sides[1].open_up(), fields.chains[1].grow(), run_time=1.2)
        self.hold(0.8)

    @beat("Adam's first step. The gradient here: {along} along, {across} across.")
    def adams_first_step(self) -> None:
        """Bars, squares with these sides, and what is left: only the signs."""
        it = self.first
        self.give_way(it.map, it.spot)
        self.play(it.come_close(), run_time=1.4)
        self.play(FadeIn(it.bars), change(it.bars.grown, 1), run_time=1.0)
        self.play(FadeIn(it.slopes), run_time=0.5)
        self.say("It squares them, remembers the squares, and takes the root.")
        self.play(FadeIn(it.lines[0]), run_time=0.6)
        self.play(change(it.bars.opened, 1), until="and takes")
        self.play(FadeIn(it.lines[1]), run_time=0.6)
        self.say("Then it divides each slope by its own steepness. What is left?")
        self.play(swell(it.lines[1], 1.08), run_time=1.0)
        self.silence(2.0)
        self.say("Only the signs. Times alpha: exactly diagonal.")
        self.play(FadeIn(it.lines[2]), run_time=0.6)
        it.place_tags()
        self.until("Times")
        self.add(it.steps[1])
        self.play(it.steps[1].grow(), FadeIn(it.tags[1]), run_time=0.9)
        self.say("However steep the ground, Adam's first step is alpha along every axis.")
        self.until("alpha along")
        self.add(it.steps[0])
        self.play(it.steps[0].grow(), FadeIn(it.tags[0]), run_time=0.9)
        self.say("For plain descent, alpha multiplies a slope. For Adam, it is almost a length.")
        self.play(*places.instead([*it.lines, it.slopes], [it.lengths[0]]), run_time=0.8)
        self.at("For Adam", FadeIn(it.lengths[1]), Write(it.rule), FadeIn(it.note), seconds=0.8)
        self.play(FadeOut(*it.steps, *it.tags), FadeIn(it.way), run_time=0.5)
        self.play(*it.go_on(LATER), run_time=3.6)
        self.say("That is why one rate for all was never fair.")

    @beat("The rules. All four get the same {starts} starts, and {budget} gradients.")
    def the_rules(self) -> None:
        """Five rules, the starts, and the contest of the rates."""
        card, rows = self.card, self.card.rows
        self.give_way(card.map, rows[0])
        self.add(card.starts)
        self.play(change(card.starts.shown, 1, linear), until="and {budget}")
        self.play(FadeIn(rows[1]), run_time=0.5)
        self.say("The finish: {finish} of the loss you started with. Leave the map: you are out.")
        self.play(FadeIn(rows[2]), run_time=0.5)
        self.at("Leave", FadeIn(rows[3]))
        self.say("All try the same {rates} rates, from other starts, and keep the best.")
        self.play(FadeIn(rows[4]), run_time=0.5)
        self.add(card.tuning)
        self.play(change(card.tuning.shown, 1, linear), until="and keep")
        self.say("Look at that contest alone: too small is slow, too large is out.")
        self.give_way(self.contest)
        self.play(change(self.contest.drawn, 1, linear), run_time=3.2)
        self.play(change(self.contest.marked, 1), run_time=0.6)
        self.say("{choosy}")
        self.add(self.room)
        self.play(change(self.room.grown, 1), run_time=2.2)
        self.hold(1.0)

    # -- four tracks -----------------------------------------------------------------------------

    @beat("Track one, the ravine.")
    def track_one(self) -> None:
        """All runners at once from all starts, and the stairs of those who are home."""
        lap = self.laps[0]
        self.give_way(*lap.ground, self.board.all, self.line)
        self.play(lap.starts.ring_out(), run_time=1.0)
        self.add(*lap.swarms)
        self.play(*lap.off(), run_time=0.3)
        order = telling.order_of(self.plan, 0)
        self.play(lap.run(lap.last(order[0])), run_time=2.0)
        self.say("{ravine}")
        self.play(lap.tell(order[0]), run_time=0.5)
        self.lap(lap, order[1], 1.6)
        self.lap(lap, order[2], 0.8)
        self.lap(lap, order[3], 1.6, lap.end)
        self.play(*map(FadeIn, lap.lights), run_time=0.5)
        self.say("It stretches the steep axis away. Is it simply better?")
        self.hold(1.0)

    @beat("Track two: the same ravine, turned by {degrees} degrees, starts and all.")
    def track_two(self) -> None:
        """The map turns with its dots; who minds?"""
        lap = self.laps[1]
        self.give_way(*lap.prepare(), keep=(self.board.all, self.line))
        self.play(lap.turn_in(), run_time=2.6)
        self.say("Who will suffer?")
        self.ask(guess := Four(*telling.names()).within(places.ASKED), silence=2.2)
        self.play(guess.fold(), *lap.off(), run_time=0.4)
        self.add(*lap.swarms)
        self.play(lap.run(lap.last(MOMENTUM)), run_time=2.0)
        self.say("{turned_first}")
        self.play(lap.tell(MOMENTUM), run_time=0.5)
        self.lap(lap, ADAM, 0.8)
        self.lap(lap, PLAIN, 1.6, lap.end)
        self.say("{turned_second}")
        self.play(lap.tell(RMSPROP), *map(FadeIn, lap.lights), run_time=0.5)
        self.hold()
        self.say("It can stretch axes, but this ravine no longer lies along one.")
        it = self.stretch
        self.play(*places.instead([lap.plot], [it.words]), run_time=0.8)
        self.add(*it.pairs)
        self.play(it.pairs[0].open_up(), run_time=0.8)
        self.play(it.pairs[1].open_up(), run_time=0.8)
        self.hold(1.4)

    @beat("Track three: round valleys, no ravine.")
    def tracks_three_and_four(self) -> None:
        """Two more grounds by the same rules."""
        lap, last = self.laps[2:]
        self.give_way(*lap.ground, keep=(self.board.all, self.line))
        self.add(*lap.swarms)
        self.play(*lap.off(), run_time=0.3)
        self.play(lap.run(lap.last(PLAIN, RMSPROP)), run_time=2.0)
        self.say("{round}")
        self.play(lap.tell(PLAIN), lap.tell(RMSPROP), *map(FadeIn, lap.lights), run_time=0.5)
        self.play(lap.run(lap.last(MOMENTUM, ADAM)), run_time=1.8)
        self.say("{memory}")
        self.play(lap.tell(MOMENTUM), lap.tell(ADAM), run_time=0.5)
        self.play(lap.run(lap.end), run_time=1.0)
        self.say("Track four: a bent ravine.")
        self.give_way(*last.ground, keep=(self.board.all, self.line))
        self.add(*last.swarms)
        self.play(*last.off(), run_time=0.3)
        self.play(last.run(last.end), run_time=6.0)
        self.say("{bent}")
        self.play(last.tell(PLAIN), run_time=0.5)
        self.at("RMSProp", last.tell(RMSPROP))
        self.say("{bent_second}")
        self.play(last.tell(MOMENTUM), run_time=0.5)
        self.at("Adam", last.tell(ADAM), *map(FadeIn, last.lights))
        self.hold(0.8)

    @beat("{ahead}")
    def the_table(self) -> None:
        """All medians, who arrives how often, and three things to ask."""
        table, lesson = self.table, self.lesson
        self.give_way(*table.names)
        for row, lights in zip(table.rows, table.lights, strict=True):
            self.play(FadeIn(row), run_time=0.5)
            self.play(*map(FadeIn, lights), run_time=0.4)
        self.say("So why do most people use Adam?")
        self.silence(1.5)
        self.say("{count}")
        home = table.home
        self.play(FadeIn(home.said), run_time=0.4)
        self.add(home.bars)
        for phrase, number in (("RMSProp", RMSPROP), ("plain", PLAIN)):
            self.at(phrase, home.bars.grow(number), FadeIn(home.numbers[number]))
        self.say("{count_second}")
        for phrase, number in (("Momentum", MOMENTUM), ("Adam", ADAM)):
            self.at(phrase, home.bars.grow(number), FadeIn(home.numbers[number]))
        self.say("{why}")
        self.hold(0.4)
        self.say("{nesterov}")
        also = table.nesterov()
        self.play(*places.instead([home.said, *home.numbers, home.bars], [also]), run_time=0.8)
        self.hold(0.6)
        self.say("So of every race ask three things: which ground, which rates, how many starts.")
        self.give_way(lesson.first)
        for phrase, thing in zip(("ground", "rates", "starts"), lesson.things, strict=True):
            self.at(f"{'how many ' if phrase == 'starts' else 'which '}{phrase}", FadeIn(thing))
        self.hold(1.2)
        self.say("And all these tracks had just two knobs.")
        self.add(self.far)
        self.play(FadeOut(*lesson.things), self.far.rise(), run_time=3.0)
        self.say("What does the ground of a network look like?")
        self.play(*places.instead([lesson.first], [lesson.question]), run_time=1.0)
        self.now_you(1.8, above=False)
