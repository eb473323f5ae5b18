"""Where it leads: a line squeezed into a chance, layers of them, and the same rule to the end.

manim render scenes/where_next.py
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import numpy as np
from manim import Create, FadeIn, FadeOut, linear
from msgspec import Meta

from scenes.parts.where_next import EndingPieces, places, raised
from scenes.render.parameters import OwnTable, Pair, Seed
from scenes.stage import beat, change, swell
from scenes.stage.walk.light import Pool

Units = Annotated[int, Meta(ge=2, le=12)]


@dataclass(frozen=True)
class WhereNextParameters(OwnTable):
    """What a lecturer may change; the answers of ``data`` are noughts and ones."""

    evening_count: Annotated[int, Meta(ge=20, le=60), "evenings at the restaurant"] = 30
    data_seed: Annotated[Seed, "of the evenings"] = 8
    start: Annotated[Pair, "where she starts: w, b"] = (0.0, 0.0)
    rate: Annotated[float, Meta(ge=0.1, le=4), "the learning rate"] = 2.0
    iterations: Annotated[int, Meta(ge=10, le=200), "steps of her descent"] = 40
    wrong: Annotated[float, Meta(ge=-8, le=-4), "a w that is surely wrong"] = -6.0
    layers: Annotated[tuple[Units, ...], Meta(min_length=1, max_length=3), "hidden units"] = (8, 8)
    network_rate: Annotated[float, Meta(gt=0, le=0.1), "of Adam, for the network"] = 0.01
    network_steps: Annotated[int, Meta(ge=100, le=2000), "of its training"] = 400


class WhereNext(EndingPieces):
    """A yes or a no, layers, and home."""

    number = 17
    title = "From a line to everything"
    lasts = 239.2
    words = 553
    parameters = WhereNextParameters()

    @beat("Where does it lead from here? To a new kind of question.")
    def a_yes_or_a_no(self) -> None:
        """Evenings on two levels, and a line that leaves them."""
        asked = self.asked()
        self.how_many(asked)
        self.one_and_zero()
        self.say("{over}")
        self.play(Create(self.opinion), run_time=1.4)
        ends = self.ends()
        if ends:
            self.play(FadeIn(ends[0]), change(self.levels.hatched, 1), run_time=0.8)
            self.play(swell(ends[0], 1.1), run_time=1.4)
        self.say("{under}")
        self.play(*map(FadeIn, ends[1:]), run_time=0.8)
        self.say("What shape would be better: a step, an S, or a wave?")
        shapes = self.shapes()
        self.play(FadeOut(asked), run_time=0.4)
        self.ask(shapes, "a step", "an S", "a wave", silence=1.5)
        self.play(*shapes.answer(shapes.answers[1]), run_time=0.5)
        self.last = [shapes, *ends]

    @beat("Keep the line, and squeeze it. High values end close to one, low ones close to zero.")
    def bend_the_line(self) -> None:
        """The line becomes an S; two knobs; two chances."""
        self.make_way()
        squash = self.squash()
        self.opinion.lifted.set_value(1)  # it is the same line, by its knobs
        self.play(change(self.levels.hatched, 0), run_time=0.6)
        self.play(FadeIn(self.squeeze, squash[0]), run_time=0.7)
        self.play(change(self.opinion.squeezed, 1), FadeIn(*squash[1:]), run_time=2.4)
        self.hold()
        self.play(FadeOut(self.squeeze), run_time=0.4)
        knobs = self.knobs()
        self.say("x says how far from average, in standard deviations. w makes it steep.")
        self.play(*map(FadeIn, knobs), run_time=0.6)
        self.until("in standard")
        self.play(swell(squash[2], 1.08), run_time=1.0)
        self.turn(knobs)
        self.say("{at_high}: {high_says} percent. {at_low}: {low_says} percent.")
        told = self.told_of()
        self.percents = [said for _, said in told]
        self.play(FadeIn(*told[0]), run_time=0.6)
        self.until("{at_low}")
        self.play(FadeIn(*told[1]), run_time=0.6)
        self.hold(0.5)
        self.last = [*squash, *knobs, *(part for pair in told for part in pair), self.plane,
                     self.levels, self.dots, self.opinion]  # fmt: skip

    @beat("How bad is a statement like that? Ask how surprised it should be.")
    def surprise_me(self) -> None:
        """−ln p with a bead on it; then a bar for every evening."""
        self.play(*(swell(said, 1.15) for said in self.percents), run_time=1.2)
        self.until("it should")  # an empty plane has nothing to look at
        self.add(self.surprise)
        self.make_way(self.surprise_plane, run_time=0.5)
        self.hardly_and_big()
        self.both_rules()
        self.hold(0.4)
        self.cost_of_all()

    # -- slopes ----------------------------------------------------------------------------------

    @beat("A new loss. So we need a new gradient?")
    def the_same_slope(self) -> None:
        """Three factors, of which error times x is left; a check; and why not squares."""
        guess = self.guesses()
        self.ask(guess, silence=2.0)
        self.say(
            "{standing} The chain rule multiplies three slopes. The line's slope is x; the "
            "squeeze's, p times one minus p. The surprise has the error, p minus y, divided by "
            "that same product. {product} Nearly everything cancels."
        )
        (made, evening), right = self.one_evening(), guess[2]
        self.play(guess.fold(), run_time=0.6)
        pictures = self.build_chain()
        self.make_way(*pictures)
        self.goes_through(made)
        self.make_room(made, evening)
        (*factors, one, other), left = self.chain()
        named, strokes = self.links(factors), self.cancelled(factors)
        self.come_in(factors, named)
        self.play(FadeIn(one, other), swell(named[2], 1.1), run_time=1.4)
        self.until("that same")
        self.play(swell(factors[1], 1.12), run_time=1.2)
        with self.delight():
            self.until("Multiply")
            self.multiply(named)
            self.until("Nearly")
            self.play(*map(Create, strokes), run_time=0.9)
            self.say("What remains is error times x.")
            self.meet([*factors, one, other], left, evening, *strokes)
            rules, pulls = self.rules(), self.pulls()
            self.last = pictures
            self.gather(left, rules[1], pulls)
            self.say("The old formula, once again.")
            right.move_to(places.VERDICT)
            self.play(FadeIn(rules[0]), FadeIn(right), right.light(), run_time=0.8)
            self.errors_grow(rules)
            self.play(*(swell(rule.part("input"), 1.3) for rule in rules), run_time=0.9)
        self.say("The old one has a 2 in front. That only rescales alpha.")
        two = self.two_in_front(rules[0], right)
        self.last = [*pulls, *rules, two]
        self.check_by_nudge()
        self.say("And why not squares? Put her far off, at w = {wrong}: the surprise is steep.")
        self.two_cuts()

    @beat("{begins}")
    def down_once_more(self) -> None:
        """A walk on the left, an opinion on the right, in step."""
        self.build_descent()
        party = self.party
        self.make_way(self.surface, self.she, *self.beside, *self.numbers)
        self.play(swell(self.numbers[1], 1.12), run_time=1.2)
        self.play(self.valley.move(**self.flat_valley()), run_time=2.4)
        self.play(FadeIn(self.map, self.axes), FadeOut(self.surface), run_time=0.5)
        self.say("{steps} steps. On the left a walk; on the right, an opinion forms.")
        self.add(self.trail)
        self.first_step()
        self.play(party.hurry(3), run_time=1.7)
        self.until("an opinion")
        self.play(party.hurry(), run_time=1.9)
        self.say("{tips}, it tips over.")
        tip, number, down = self.tipping()
        self.play(FadeIn(down, tip, number, *self.cross), run_time=0.6)
        self.play(tip.ring_out(), run_time=1.2)
        self.say("{valley} This is logistic regression. But it only draws one border.")
        self.play(*(cross.ring_out() for cross in self.cross or [tip]), run_time=1.4)
        self.until("This is")
        name = self.its_name()
        self.play(FadeIn(name), run_time=0.6)
        self.until("But it")
        self.play(swell(number, 1.15), tip.ring_out(), run_time=1.2)
        self.hold(0.2)
        self.last = [self.map, self.axes, self.she, self.trail, *self.cross, tip, number, down,
                     name, *self.beside, *self.numbers]  # fmt: skip

    # -- layers ----------------------------------------------------------------------------------

    @beat("Take two inputs: the border is a straight line. On spirals, that is hopeless.")
    def layers_of_units(self) -> None:
        """A straight border; a network whose border curls; errors that go back."""
        self.build_spirals()
        self.make_way(*self.spirals)
        self.add(self.straight)
        self.play(change(self.straight.drawn, 1), run_time=1.2)
        note = self.straight_right()
        self.play(FadeIn(note), run_time=0.6)
        self.until("On spirals")
        self.play(swell(note, 1.06), run_time=1.2)
        self.hold()
        self.wait(0.6)
        self.say("So take a neural network: many units. Each draws one line, and feeds the next.")
        self.play(FadeOut(note, self.straight), run_time=0.4)
        self.play(FadeIn(self.threads), run_time=0.4)
        self.add(self.lines)
        for number in range(len(self.plan.task.network.layers)):
            some = [] if number else [change(self.lines.shown, 1)]
            self.play(change(self.threads.shown, number + 1), *some, run_time=1.0)
        self.say("{knobs} knobs. She steps, and the border curls.")
        knobs = self.knobs_of_network()
        self.play(FadeIn(self.border, *knobs), run_time=0.5)
        self.until("She steps")
        self.play(self.learn(), run_time=7.5)
        self.play(change(self.lines.shown, 0), run_time=0.6)
        self.say("And the slopes? The chain rule, backwards, layer by layer.")
        self.add(self.back)
        layers = len(self.plan.task.network.layers)
        self.play(change(self.back.gone, layers, linear), run_time=3.4)
        self.hold(0.4)
        self.last = [*self.spirals, self.border, self.threads, self.back, *knobs]

    @beat("More layers, more knobs: a million, a billion.")
    def many_layers(self) -> None:
        """A network without end, and four lines."""
        self.go_deep()
        self.write_lines()
        self.read_lines()

    @beat("Guess. Measure. Adjust. The recipe has not changed since the first evening.")
    def home(self) -> None:
        """The grounds of the course under one lamp; then night, hills, and a question."""
        self.three_steps()
        for ground, words in zip(self.grounds(), (
            "A line is a point on some dark ground.", "So is a curve.",
            "So is a network, here in a slice."), strict=True):  # fmt: skip
            self.say(words)
            self.show(ground)
        hills, hiker = self.range_of_hills()
        self.play(*map(FadeOut, self.picture), FadeIn(self.night()), run_time=0.8)
        pool = Pool(lambda: np.array(places.LAMP))  # the ground that she can see
        self.play(change(self.lamp.taken, 1), FadeIn(hiker, pool), run_time=0.8)
        self.say("She never saw the valley. She felt the slope, and took the next step.")
        first, second = self.to_keep()
        self.play(FadeIn(first), run_time=0.6)
        self.until("She felt")
        self.play(FadeIn(second, hills), FadeOut(self.lamp, pool), run_time=0.8)
        self.one_more_step()
        self.say("Now it is your turn. Which valley will you walk down into first?")
        rising = hills.view.move(**raised(hills.view))
        self.play(rising, change(self.sky.dawn, 1), run_time=4.0)
        self.hold()
        self.now_you(2.4)
