"""The ground of a network: a slice of it, what it shows, and all that it leaves out.

manim render scenes/neural_landscape.py
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from manim import FadeIn, FadeOut, linear, smooth, squish_rate_func
from msgspec import Meta

from scenes.parts.neural_landscape import Copies, places
from scenes.parts.neural_landscape.paces import at_last, at_once, late
from scenes.render.parameters import Pair, Seed
from scenes.stage import TITLE, TITLE_SIZE, Words, beat, change, swell, tr

Units = Annotated[int, Meta(ge=2, le=12)]


@dataclass(frozen=True)
class NeuralLandscapeParameters:
    """What a lecturer may change."""

    layers: Annotated[tuple[Units, ...], Meta(min_length=1, max_length=3), "hidden units"] = (8, 8)
    data_seed: Annotated[Seed, "of the two spirals"] = 0
    start_seed: Annotated[Seed, "of the network that is trained"] = 0
    rate: Annotated[float, Meta(gt=0, le=0.1), "the learning rate of Adam"] = 0.01
    steps: Annotated[int, Meta(ge=100, le=2000), "of the training"] = 400
    direction_seed: Annotated[Seed, "of the arrows along which the ground is cut"] = 59
    reach: Annotated[float, Meta(ge=8, le=48), "the distance the picture goes along each"] = 24.0
    hollow: Annotated[Pair, "near which a hollow is looked for"] = (-8.0, 13.0)
    turn: Annotated[float, Meta(ge=5, le=90), "degrees by which an arrow is turned"] = 30.0


def _has_hollow(film: Any) -> bool:
    return film.plan.hollow is not None


class NeuralLandscape(Copies):
    """A famous kind of picture, how it is made, and what it is silent about."""

    number = 16
    title = "The ground of a network"
    lasts = 239.4
    words = 564
    parameters = NeuralLandscapeParameters()

    @beat("What does the ground of a network look like?")
    def a_famous_picture(self) -> None:
        """A lamp in the night; then ground as far as the eye sees; then all there is of it."""
        view = self.view
        view.look(**self.amid(30.0, near=True))
        self.add(self.surface, self.glint)
        self.play(view.move(linear, **self.amid(39.0)), run_time=3.2)
        self.say("Like this. Peaks, ridges, hollows. Every point of it is computed.")
        light = self.dawn(squish_rate_func(smooth, 0.0, 0.3))
        self.play(view.move(linear, **self.amid(53.0)), *light, run_time=5.0)
        self.say("But how much of it are we seeing?")
        asked = Words(tr("How much of it are we seeing?"), TITLE_SIZE).within(TITLE)
        away = view.move(smooth, **self.whole(places.ASKED))
        self.play(away, FadeIn(asked, rate_func=at_last), run_time=1.8)
        self.play(self.drift(), run_time=2.5)
        self.last = [self.surface, self.glint, asked]

    # -- a task, a network -----------------------------------------------------------------------

    @beat("Two spirals. The network says which one a point belongs to.")
    def the_task(self) -> None:
        """Spirals, a straight border, and the network with its knobs."""
        lesson = self.lesson
        self.make_way(lesson.plane, lesson.dots)
        self.until("which")
        which = self.which_one()
        self.play(FadeIn(which), run_time=0.8)
        self.say("{straight}")
        self.straight_border()
        self.say(
            "Here is the network: small models, called units, in layers,"
            " each fed by the layer before."
        )
        self.play(FadeOut(which), run_time=0.5)
        self.play(lesson.aside(), run_time=0.9)
        knobs = self.build_network()
        self.say("Every thread is a knob. Each unit adds its own b. Together: {knobs}.")
        self.play(FadeIn(knobs[0]), swell(lesson.threads, 1.03), run_time=1.2)
        self.until("Each unit")
        self.play(FadeIn(knobs[1]), run_time=0.3)
        self.until("Together")
        self.play(FadeIn(knobs[2]), run_time=0.3)
        self.play(swell(knobs[2], 1.08), run_time=2.0)  # until the number was heard
        self.hold()
        self.last = [knobs]

    @beat("A method called Adam trains it, in {steps} steps.")
    def training(self) -> None:
        """The border curls as the loss falls."""
        lesson = self.lesson
        self.make_room(lesson.axes, lesson.curve, lesson.border)
        told, note = lesson.readouts(), lesson.note()
        self.play(FadeIn(told, note), run_time=0.6)
        self.say("The loss, here the log loss, begins at {begun}.")
        self.play(swell(note, 1.03), run_time=1.0)
        self.until("begins")
        self.play(swell(told[0], 1.15), run_time=1.2)
        self.say("Watch the border learn to curl.")
        self.play(lesson.train(0.25 * self.plan.steps), run_time=3.4)
        self.say("Every step moves all {knobs} knobs at once.")
        self.play(lesson.train(self.plan.steps), run_time=3.3)
        self.say("It ends at a loss of {ended}.")
        self.play(swell(told[0], 1.15), run_time=1.2)
        self.hold(0.8)
        self.last = [lesson.axes, lesson.curve, told, note]

    # -- a slice ---------------------------------------------------------------------------------

    @beat("Lay its {knobs} knobs in a row, and call that row one point.")
    def how_to_cut(self) -> None:
        """Two arrows among the knobs; a network for each pair of numbers; its loss is a height."""
        cutting, view = self.cutting, self.view
        view.look(**self.bare())
        ours, one, other, now = cutting.strips
        s, t, loss = cutting.readouts
        self.set_aside()
        ours.lit.set_value(0)
        self.play(FadeIn(ours), change(ours.lit, 1), run_time=1.0)
        self.until("and call")
        self.one_point()
        self.say("There are {knobs} directions. The screen has room for two.")
        self.play(swell(ours, 1.04), run_time=1.0)
        self.until("room")
        self.add(cutting.lines)
        self.play(change(cutting.lines.grown, 1), run_time=0.8)
        self.say("Each is picked at random: a push for every thread. Go a distance s along one.")
        self.until("a push")
        self.play(FadeIn(one, s), run_time=0.5)
        self.play(cutting.push(), run_time=1.2)
        self.until("Go")
        first, second = cutting.slide()
        self.play(FadeIn(now, cutting.ways), run_time=0.4)
        self.play(first, run_time=1.8)
        self.say("Then a distance t along the other: another network. What is its loss?")
        self.play(FadeIn(other, t), run_time=0.4)
        self.play(second, run_time=2.0)
        self.until("What is")
        self.play(FadeIn(loss), run_time=0.6)
        self.say(
            "Its loss becomes a height, and a colour."
            " Ask {networks} of them, and there is our picture."
        )
        self.raise_ground()
        self.say("In the middle she stands, trained.")
        self.play(FadeIn(self.glint), run_time=0.8)

    @beat("Where in this picture did she start?")
    def her_start(self) -> None:
        """A guess; a smudge near the bottom; and pins to the truth."""
        beside = self.view.move(smooth, **self.whole(places.GUESS))
        self.play(FadeOut(self.glint, rate_func=at_once), beside, run_time=0.9)
        self.where()
        self.pinned()
        self.out_again()

    # -- one shot: the picture turns, and she leaves it ------------------------------------------

    @beat("Now turn both arrows, until they lie along her way.")
    def better_arrows(self) -> None:
        """The picture turns with its arrows; her shadow unfolds; a path with short pins."""
        self.turn_to_her_way()
        self.say("Now there is a path.")
        self.better_pins()
        self.say("A good map of where she walked. Of nothing else.")
        self.play(self.drift(), run_time=1.8)
        self.hold(0.3)

    @beat("Back to the random cut, our first picture.", when=_has_hollow)
    def the_trap(self) -> None:
        """The picture says she is stuck; she walks out of the picture."""
        hollow = self.plan.hollow
        assert hollow is not None
        self.back_to_the_cut()
        self.say("Here is a hollow{chance}: {hollow}.")
        ringed = self.ringed(hollow)
        self.say("Cut it open.")
        left = self.to_the_hollow(*ringed)
        self.say("A new training starts here.")
        self.stand_in(hollow, left)
        self.say("Inside the picture, the slope is zero. Is she stuck?")
        self.stuck()
        self.say("Now ask all {knobs} knobs. The gradient has a length: {slope}.")
        self.all_slopes(hollow)
        self.say("There is a way down. But it points out of the picture.")
        self.walk_down(left)
        self.run_down(hollow)
        self.say("{still}")
        name = self.her_shadow()
        self.play(swell(self.trap_told[1], 1.15), until="Her shadow")
        self.play(FadeIn(name), run_time=0.6)
        self.play(swell(name, 1.1), run_time=1.4)
        self.hold()
        self.last = [*left, self.her, self.lip, self.trap_told, self.solved, name]

    @beat("The same cut, and the network she started from: loss {hollow}.", when=_has_hollow)
    def turn_the_saw(self) -> None:
        """An arrow of the cut turns towards the way down: under the network a hollow is a slope."""
        hollow = self.plan.hollow
        assert hollow is not None
        flow = self.turning(hollow)
        self.say("Turn one of the two arrows by {turn} degrees, towards her way down.")
        self.play(change(flow.angle, self.plan.turn), run_time=5.0)
        self.say("Same network, same loss. But now it stands on a slope.")
        self.play(swell(self.last[3][1], 1.1), run_time=1.2)
        self.until("now")
        self.play(swell(self.last[3][2], 1.1), run_time=1.2)
        self.say("The hollow belonged to the cut, not to the network.")
        self.play(swell(self.last[3], 1.03), run_time=2.6)
        self.hold(0.3)

    # -- what else -------------------------------------------------------------------------------

    @beat("Is ours the only valley? Swap two units, threads and all.")
    def what_is_hidden(self) -> None:
        """A twin of the valley; a sky full of them."""
        self.swap()
        self.count()

    @beat("A slice is a photograph: true at every point, silent about everything beside it.")
    def the_photograph(self) -> None:
        """The picture flat as a photograph, and her walk beside it, as far off as it is."""
        walk, kept = self.printed(), self.to_keep()
        for row in kept:
            self.play(FadeIn(row), run_time=0.4)
        self.hold(0.3)
        self.say("She came from far off the picture, step by step.")
        off = self.off_told(walk)
        self.play(FadeIn(walk, off), run_time=0.8)
        self.play(change(walk.walked, 1, linear), run_time=2.8)
        self.say("Where do we go from here?")
        asked = Words(tr("Where do we go from here?"), TITLE_SIZE).within(TITLE)
        gone = FadeOut(kept, off, rate_func=at_once)
        self.play(FadeIn(asked, rate_func=late), gone, self.in_the_middle(), run_time=1.0)
        self.now_you(2.3)
