"""Many valleys: where the gradient is zero, she may still be far from the lowest point.

manim render scenes/local_minima.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from manim import DOWN, RIGHT, UP, Create, FadeIn, FadeOut
from manim import rate_functions as pace
from msgspec import Meta

from gdmath import LANDSCAPES, Landscape
from scenes.parts.local_minima.split import rule_between
from scenes.parts.local_minima.valleys import told, valley
from scenes.render.parameters import Moderate, Rate, among
from scenes.stage import FRAME, GRADIENT, STAGE, TITLE, TITLE_SIZE, Choices, LectureScene
from scenes.stage import Words, beat, on_plate, swell, tr

_GROUNDS = [name for name, known in LANDSCAPES.items() if known.dimension == 1]
_LEFT, _RIGHT = FRAME.columns(1, 1, gap=0)
_FIRST, _SECOND = TITLE.columns(1, 1)
_BOWL, _OTHER = "convex_start, convex_rate", "start, learning_rate"  # what each walk goes by
_BELOW = STAGE.inset(top=1)  # of the title
_FAINT = 0.4  # of the gradient, beside the step that is made of it
_WHOLE = (-5, 5), (0, 9)  # x and heights of the valley by day


@dataclass(frozen=True)
class LocalMinimaParameters:
    """What a lecturer may change."""

    landscape: Annotated[str, among(_GROUNDS), "the ground with many valleys"] = "sextic"
    learning_rate: Annotated[Rate, "of the hiker there"] = 0.03
    start: Annotated[Moderate, "where she starts there"] = 0.8
    convex: Annotated[str, Meta(min_length=1), "a function of x with one valley"] = "x^2"
    convex_start: Annotated[Moderate, "where she starts there"] = 1.6
    convex_rate: Annotated[Rate, "the learning rate there"] = 0.1


class LocalMinima(LectureScene):
    """Two hikers on level ground in the dark: which of them is at the lowest point?"""

    number = 10
    title = "Level is not lowest"
    lasts = 60.9
    words = 114
    unfinished = True
    parameters = LocalMinimaParameters()

    def setup(self) -> None:
        """Compute both walks, then build the cast."""
        p = self.parameters
        bowl = Landscape.from_expression(p.convex, ((-9, 9),))
        self.bowl = valley(bowl, p.convex_rate, p.convex_start, _BOWL, _LEFT, self.clock)
        ground = LANDSCAPES[p.landscape]
        self.other = valley(ground, p.learning_rate, p.start, _OTHER, _RIGHT, self.clock)
        self.rule = rule_between(_LEFT, _RIGHT)
        self.readouts = (
            self.bowl.readout("left").within(_LEFT.inset(bottom=1.2), DOWN),
            self.other.readout("right").within(_RIGHT.inset(bottom=1.2), DOWN),
        )
        self.questions = (
            on_plate(Words(tr("Which way?"), TITLE_SIZE)).within(_FIRST),
            on_plate(Words(tr("How big a step?"), TITLE_SIZE)).within(_SECOND),
        )

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers and directions for the narration, as they are now."""
        return told(self.bowl)

    @beat("What if there are many valleys, and she stops in the wrong one?")
    def two_lamps(self) -> None:
        """Two hikers walk down in the dark until their ground is level."""
        both = (self.bowl, self.other)
        self.add(self.bowl.night, self.other.night, self.rule, *self.readouts)
        self.play(*(one.hurry(pace=pace.ease_in_quad, part=(0, 0.5)) for one in both), run_time=5)
        self.say("Two hikers, two valleys, one night. Both have followed the slope down.")
        self.play(*(one.hurry(pace=pace.ease_in_quad, part=(0.5, 1)) for one in both), run_time=5)
        self.say("Now both stand on level ground. Both gradients read zero.")
        self.play(*map(swell, self.readouts), run_time=1.5)
        self.say("Which of them has reached the lowest point?")
        guess = Choices(tr("left"), tr("right"), tr("both"), tr("you cannot tell"))
        self.ask(guess.within(STAGE, UP))
        self.play(guess.fold())

    @beat("Sunrise on the left: {shape}, and she is at the bottom.")
    def which_way_how_big(self) -> None:
        """The gradient answers both questions: its sign which way, its length how far."""
        bowl, other = self.bowl, self.other
        self.play(bowl.night.dawn(), FadeIn(bowl.cross), FadeOut(*self.readouts), run_time=2)
        self.play(
            bowl.night.animate.within(FRAME),
            bowl.plane.animate.within(_BELOW).reframe(*_WHOLE).set_presence(1),
            other.night.animate.within(FRAME.columns(1, 0, gap=0)[1]),
            FadeOut(self.rule, shift=FRAME.right * RIGHT),
            run_time=2.5,
        )
        with self.shown(bowl.formula().within(TITLE)):
            self.hold(0.8)
        self.say("Back to her start. In the dark there are just two questions: which way? How big?")
        back = bowl.hurry(0, pace.ease_out_quad)
        self.play(bowl.night.fall(), FadeOut(bowl.cross), back, run_time=2.5)
        for question in self.questions:
            self.play(FadeIn(question))
        self.play(FadeIn(bowl.on_axis))
        self.say(
            "One arrow answers both. Its sign is {sign}: uphill is to the {uphill}."
            " She goes {downhill}."
        )
        self.play(Create(bowl.tangent))
        self.play(*bowl.tangent.lay(bowl.uphill), run_time=2)
        name = bowl.uphill.named(tr("gradient {signed}").format(**self.facts))
        way, size = (question[1] for question in self.questions)
        self.play(FadeIn(name), way.animate.set_color(GRADIENT))
        self.say("Its length tells how far: here, she goes {share} it.")
        aim = bowl.aim()
        with self.shown(bowl.dial().within(_BELOW.inset(0.4), RIGHT)):
            self.play(size.animate.set_color(GRADIENT))
            self.play(*aim, bowl.uphill.animate.set_presence(_FAINT), run_time=3)
            self.hold()
        self.play(FadeOut(*self.questions, name))
        self.say("{start} minus {share} {gradient} is {next}.")
        with self.shown(bowl.worked().within(TITLE)):
            self.wait(2)
            self.play(*bowl.take_step(), run_time=1.5)
            self.hold(1)
        self.say("")
        for _ in range(3):
            self.play(*bowl.look_and_aim(), run_time=0.7)
            self.play(*bowl.take_step(), run_time=0.9)
        self.play(bowl.hurry(pace=pace.ease_in_quad), run_time=2)
        self.play(FadeIn(bowl.cross))
        self.hold(1)
