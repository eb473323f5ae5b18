"""Where it leads: a line squeezed into a chance, layers of them, and the same rule to the end.

manim render scenes/where_next.py
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from manim import Create, FadeIn, FadeOut, Write, linear
from msgspec import Meta

from scenes.parts.where_next import LaterPieces, places, raised
from scenes.render.parameters import OwnTable, Pair, Seed
from scenes.stage import Choices, beat, change, swell, tr

_BEHIND = 0.12  # how much of the network is seen behind the code

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


class WhereNext(LaterPieces):
    """A yes or a no, layers, and home."""

    number = 17
    title = "From a line to everything"
    lasts = 205.2
    words = 466
    parameters = WhereNextParameters()

    @beat("Where does it lead from here? To a new kind of question.")
    def a_yes_or_a_no(self) -> None:
        """Evenings on two levels, and a line that leaves them."""
        self.dots.settled.set_value(0)
        self.add(self.plane, self.levels, self.dots)
        self.until("To a new")
        self.play(change(self.dots.wave, 1, linear), run_time=1.4)
        self.say("{question}")
        asked = self.asked()
        self.play(FadeIn(asked), run_time=0.8)
        self.until("{asks}")
        self.play(swell(asked, 1.06), run_time=1.2)
        self.say("{examples}: one for yes, zero for no.")
        self.play(change(self.dots.settled, 1, linear), run_time=3.0)
        self.say("{over}")
        self.play(Create(self.opinion), run_time=1.4)
        ends = self.ends()
        if ends:
            self.play(FadeIn(ends[0]), change(self.levels.hatched, 1), run_time=0.8)
        self.say("{under}")
        self.play(*map(FadeIn, ends[1:]), run_time=0.8)
        self.say("What shape would be better?")
        shapes = self.shapes()
        self.play(FadeOut(asked), run_time=0.4)
        self.ask(shapes, silence=2.0)
        self.play(*shapes.answer(shapes.answers[1]), run_time=0.5)
        self.last = [shapes, *ends]

    @beat("Keep the line, and squeeze it: far up comes close to one, far down to zero.")
    def bend_the_line(self) -> None:
        """The line becomes an S; two knobs; two chances."""
        self.make_way()
        squash = self.squash()
        self.play(self.plane.animate.within(places.ASIDE), change(self.opinion.lifted, 1),
                  change(self.levels.hatched, 0), run_time=1.2)  # fmt: skip
        self.play(FadeIn(self.squeeze, squash[0]), run_time=0.5)
        self.play(change(self.opinion.squeezed, 1), FadeIn(*squash[1:]), run_time=2.4)
        self.hold()
        self.play(FadeOut(self.squeeze), run_time=0.4)
        knobs = self.turn_knobs()
        self.say("Now it states a probability.")
        self.play(*map(FadeIn, knobs), run_time=0.6)
        w, b = self.plan.best.tolist()
        for there in (4.5, w):
            self.play(change(self.w, there), knobs[0].glow(), run_time=0.95)
        for there in (1.5, b):
            self.play(change(self.b, there), knobs[1].glow(), run_time=0.9)
        self.say("{at_high}: {high_says} percent. {at_low}: {low_says} percent.")
        told = self.told_of()
        self.play(FadeIn(*told[0]), run_time=0.6)
        self.until("{at_low}")
        self.play(FadeIn(*told[1]), run_time=0.6)
        self.hold(0.5)
        self.last = [squash, *knobs, *(part for pair in told for part in pair), self.plane,
                     self.levels, self.dots, self.opinion]  # fmt: skip

    @beat("How bad is a statement like that? Ask how surprised it should be.")
    def surprise_me(self) -> None:
        """−ln p with a bead on it; then a bar for every evening."""
        curve, beads = self.surprise, self.beads()
        self.draw_surprise()
        self.play(change(curve.bead, 1), FadeIn(*beads[:2]), run_time=0.5)
        self.say("It said 90 percent, and it happened: hardly any surprise.")
        self.play(self.roll(0.9), run_time=1.6)
        self.say("It said 10 percent, and it happened: a big one.")
        self.play(self.roll(0.1), run_time=2.2)
        self.say("Surprise is minus the logarithm of p, the chance that it gave to a yes.")
        self.play(Write(beads[2]), run_time=1.4)
        self.play(swell(beads[0], 1.12), run_time=1.4)
        self.say("To a no it gave the rest: one minus p.")
        self.play(FadeIn(beads[3]), change(curve.other, 1), run_time=0.8)
        self.hold(0.8)
        self.say("Each evening has its surprise. Their average is the loss.")
        self.last = [self.surprise_plane, curve, beads]
        costs = self.cost_of_all()
        self.make_way(self.plane, self.levels, self.opinion, self.dots, costs)
        self.play(change(costs.grown, 1, linear), run_time=2.2)
        self.until("Their average")
        self.play(change(costs.averaged, 1), run_time=0.8)
        self.hold(0.4)
        self.say("{dearest}")
        self.play(change(self.dots.glow, 1), change(costs.lit, 1), run_time=0.8)
        self.until("{what}")
        self.play(change(self.dots.glow, 0.2), run_time=0.6)
        self.play(change(self.dots.glow, 1), run_time=0.8)
        self.hold(0.3)
        self.last = [self.plane, self.levels, self.opinion, self.dots, costs]

    # -- slopes ----------------------------------------------------------------------------------

    @beat("A new loss. So we need a new gradient?")
    def the_same_slope(self) -> None:
        """Three factors, of which error times x is left; a check; and why not squares."""
        guess = Choices(tr("yes, harder"), tr("yes, easier"), tr("no")).within(places.CHOICES)
        pictures = self.build_chain()
        self.make_way(*pictures)
        self.ask(guess, silence=2.0)
        self.say(
            "The chain rule multiplies three slopes. The line has x, the squeeze p times one "
            "minus p, and the surprise has the error over just that. Nearly everything cancels."
        )
        evening, right = self.one_evening(), guess[2]
        self.play(*self.make_room(), guess.fold(), run_time=0.8)
        (*factors, one, other), left = self.chain()
        named, strokes = self.links(factors), self.cancelled(factors)
        with self.delight():
            at = "x, the", "p times", "the error"
            for part, factor, link, word in zip(self.parts_of_chain, factors, named, at,
                                                strict=True):  # fmt: skip
                self.until(word)
                new = [factor, link, *([evening] if part is self.parts_of_chain[0] else [])]
                self.play(change(part.carried, 1), change(part.felt, 1), FadeIn(*new),
                          run_time=0.7)  # fmt: skip
            self.play(FadeIn(one, other), run_time=0.3)
            self.until("Nearly")
            self.play(*map(Create, strokes), run_time=0.9)
            self.say("What remains is error times x. The old formula, once again.")
            self.meet([*factors, one, other], left, evening, *strokes, *named)
            rules, pulls = self.rules(), self.pulls()
            self.last = pictures
            self.make_way(*pulls, rules[1], plays=(FadeOut(left),), run_time=0.7)
            self.until("The old")
            self.play(FadeIn(rules[0]), FadeIn(right), right.light(), run_time=0.8)
            self.play(
                *(change(errors.grown, 1) for errors in self.errors),
                *(swell(rule.part("error"), 1.2) for rule in rules),
                run_time=1.2,
            )
            self.play(*(swell(rule.part("input"), 1.3) for rule in rules), run_time=0.9)
        two = self.spare(rules[0])
        self.say("Only a 2 is more there: alpha takes it.")
        self.play(FadeIn(two), FadeOut(right), swell(rules[0].part("two"), 1.3), run_time=0.9)
        self.play(swell(two, 1.1), run_time=1.7)
        self.say("Check it: nudge w by {nudge}. The slope is {slope}.")
        self.last = [*pulls, *rules, two]
        checked = self.checked()
        self.make_way(*self.build_check())
        self.nudge_w()
        self.until("The slope")
        self.play(FadeIn(checked[0]), run_time=0.6)
        self.play(FadeIn(checked[1]), change(self.ahead.felt, 1), run_time=0.9)
        self.say("{step}", "{step_aloud}")
        self.play(FadeOut(self.lens), run_time=0.5)
        self.play(Write(checked[2]), run_time=2.9)
        self.step_along_w(checked[2].part("next"))
        self.hold(0.3)
        self.last = [self.ahead.plane, self.ahead, checked]
        self.say("Put her at w = {wrong}, on the wrong side: the surprise is steep.")
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
        self.play(party.hurry(1), run_time=1.2)
        self.play(party.hurry(3), run_time=1.6)
        self.until("an opinion")
        self.play(party.hurry(), run_time=3.6)
        self.say("{tips}, it tips over.")
        tip, number, down = self.tipping()
        self.play(FadeIn(down, tip, number, *self.cross), run_time=0.6)
        self.play(tip.ring_out(), run_time=1.2)
        self.say("{valley} This is logistic regression. But it is only one line.")
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

    @beat("Two inputs, and the border is a straight line. On the spirals, that is hopeless.")
    def layers_of_units(self) -> None:
        """A straight border; a network whose border curls; errors that go back."""
        self.build_spirals()
        self.make_way(*self.spirals)
        self.add(self.straight)
        self.play(change(self.straight.drawn, 1), run_time=1.2)
        note = self.straight_right()
        self.play(FadeIn(note), run_time=0.6)
        self.until("On the")
        self.play(swell(note, 1.06), run_time=1.2)
        self.hold()
        self.wait(0.6)
        self.say("So let many units, each a small line, answer first, and feed the next layer.")
        self.play(FadeOut(note, self.straight), FadeIn(self.threads), run_time=0.6)
        for number in range(len(self.plan.task.network.layers)):
            self.play(change(self.threads.shown, number + 1), run_time=1.0)
        self.say("{knobs} knobs: the border curls.")
        knobs = self.knobs_of_network()
        self.play(FadeIn(self.border, self.right, knobs), run_time=0.5)
        self.hold()
        for step in self.milestones():  # in silence: this is to be seen
            self.play(change(self.learnt, step), run_time=1.1)
            self.wait(0.2)
        self.say("And the slopes? The chain rule, backwards, layer by layer.")
        self.add(self.back)
        layers = len(self.plan.task.network.layers)
        self.play(change(self.back.gone, layers, linear), run_time=3.4)
        self.hold(0.4)
        self.last = [*self.spirals, self.border, self.threads, self.back, self.right, knobs]

    @beat("More layers, more knobs: a million, a billion.")
    def many_layers(self) -> None:
        """A network without end, and four lines."""
        deep = self.deep()
        self.make_way(deep, plays=(change(deep.size, 1).set_run_time(3.4),))
        self.say("You do not write their gradients by hand. A library does, from the loss alone.")
        self.add(code := self.code())
        dim = deep.animate(run_time=0.7).set_presence(_BEHIND)
        self.play(dim, code.write_to(4).set_run_time(3.4))
        self.say("You write these lines. Read them: you know every line.")
        library = self.by_the_library(code)
        for line in range(4):
            self.play(*code.run_line(line), *([FadeIn(library)] if line == 2 else []), run_time=0.7)
        self.say("Next come deep networks.")
        names = self.names()
        self.play(FadeIn(names), run_time=0.5)
        self.hold(2.1)
        self.last = [deep, code, library, names]

    @beat("Guess. Measure. Adjust. It has not changed since the first evening.")
    def home(self) -> None:
        """The grounds of the course under one lamp; then night, hills, and a question."""
        pictures = self.pictures()
        self.show(pictures, 3, self.lamp)
        self.say("A line, a curve, a network: each one is a point on some dark ground.")
        self.show(pictures, 2)
        sky = self.night()
        self.play(*map(FadeOut, self.picture), FadeIn(sky), run_time=1.0)
        self.hold()
        self.say("She never saw the valley. She felt the slope, and took the next step.")
        first, second = self.to_keep()
        hills = self.range_of_hills()
        self.play(FadeIn(first), run_time=0.6)
        self.until("She felt")
        self.play(FadeIn(second, *hills), FadeOut(self.lamp), run_time=1.2)
        self.one_more_step()
        self.say("Now it is your turn. Which valley will you walk down into first?")
        view = hills[0].view
        self.play(view.move(**raised(view)), change(sky.dawn, 1), run_time=4.0)
        self.hold()
        self.now_you(2.4)
