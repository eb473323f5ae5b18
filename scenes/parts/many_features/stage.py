"""What the beats of the film have to hand: the cast, and words that stand beside it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, ValueTracker

from scenes.parts.many_features import places
from scenes.parts.many_features.bars import Bars, Predicted, Run
from scenes.parts.many_features.bends import Bends
from scenes.parts.many_features.cups import Cups
from scenes.parts.many_features.disc import Axes, Lanes, Pane, Turned, Valley
from scenes.parts.many_features.lines import Distances, Knobs
from scenes.parts.many_features.nudge import Height, Probe
from scenes.parts.many_features.opening import Opening
from scenes.parts.many_features.plan import PAIR, plan_for
from scenes.parts.many_features.profile import Profile
from scenes.parts.many_features.she import Above, Lamp, Path, She
from scenes.parts.many_features.small_walk import Measure
from scenes.parts.many_features.table import Evening
from scenes.parts.many_features.telling import HOUR, facts, guesses, pair_names, steepest
from scenes.parts.many_features.town import Town
from scenes.parts.many_features.units import Row, Scaled
from scenes.parts.many_features.wait import TALL, Wait, Walk, widest
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    LOSS,
    MINIMUM,
    POSITION,
    QUIET,
    STEP,
    TITLE,
    TITLE_SIZE,
    Choices,
    Formula,
    Layer,
    LectureScene,
    Mark,
    Playback,
    Readout,
    Stack,
    Words,
    italic,
    tr,
)
from scenes.stage.type.text import baseline, number_text

_LINE = 3.1  # on which the words over the bars stand
_SMALL = 1.5  # how large she is beside the bars
_PACES = 20  # on all of the way in the dark
_FACTORS, _LAW = (-2.05, -1.35), -2.8  # of the valley along and across it; of what both are
_DOT = 0.06  # of her landings on the map: larger, twenty of them are a bar
_FACTOR = 5.36  # the right edge of both before they are worked out
_ROUND = (6.2, 1.95)  # at most: half of how long and how wide the cured valley is
_YEAR = 31_557_600.0


class ManyFeaturesStage(LectureScene):
    """The stage on which the film on many inputs is told."""

    def setup(self) -> None:
        """Compute the walks, then build the cast."""
        self.plan = plan = plan_for(**asdict(self.parameters))
        self.in_words = facts(plan)
        self.evening = Evening(plan)
        self.opening = Opening(plan, self.clock, self.evening)
        self._tilted()
        self._fifty()
        self._units()
        self.last: list[Any] = []  # what is there at the end of a beat, and goes in the next

    @property
    def facts(self) -> dict[str, Any]:
        """Numbers for the narration."""
        return self.in_words

    def _tilted(self) -> None:
        two = self.plan.two
        reach = float(two.ground.window[0][1] - two.best[0])
        self.on = on = Turned(places.DISC, two.best, reach)
        names = pair_names(self.plan)
        w = italic("w")
        knobs = tr(f"{w}₁"), tr(f"{w}₃")
        self.valley, self.axes = Valley(on, two), Axes(on, knobs)
        self.cross, self.probe = Mark(on, [two.best]), Probe(on, two)
        self.cross.set_z_index(Layer.WALKER + 1)  # the goal is seen when she is there, too
        self.lanes = Lanes(on, two)
        counted = names[0], tr("tourists (thousands)")
        self.town = Town(self.plan, names, counted)
        self.walk = Playback(two.walk, [POSITION], POSITION)
        self.flight = Path(on, self.walk, "circle", POSITION, ball=False, width=0.08, dot=_DOT)
        self.she = Above(self.flight, self.clock)
        self.measure = Measure(on, two, self.flight)
        self.profile = Profile(on, two, self.measure)
        self.wild = Playback(two.zigzag, [POSITION], POSITION)
        self.zigzag = Path(on, self.wild, "circle", POSITION, ball=False, width=0.09, dot=0.1)
        self.wild_she = Above(self.zigzag, self.clock)
        called = [f"{knob}\n{name}" for knob, name in zip(knobs, names, strict=True)]
        self.knobs = Knobs(two, self.walk, (called[0], called[1]))
        self.distances = Distances(two, self.walk, (tr("along"), tr("across")))
        self.loss = Readout("loss", tr("loss"), self.probe.loss, 1, 2.0 * TITLE_SIZE, LOSS)
        self.loss.move_to((1.85, 2.2, 0), aligned_edge=LEFT)
        self.height = Height(self.probe, 1.85, 0.6)
        self.lowest = Words(tr("lowest"), LABEL_SIZE, MINIMUM)
        self.lowest.move_to((self.height.mark, -0.75, 0))
        self.pane, self.slip = Pane(places.PANE), Pane(places.QUESTION)

    def _fifty(self) -> None:
        fifty = self.plan.fifty
        self.run = Run(fifty)
        self.bars = Bars(self.run.left, len(fifty.curvatures), places.BARS, scaled=True,
                         done=fifty.share)  # fmt: skip
        self.bends = Bends(self.bars, fifty.curvatures)
        self.stood = ValueTracker(0.0)  # from beside the bars to the end of the hairline
        self.dark_she = She(self._in_dark, self._paces, self.clock, size=self._tall)
        self.pool = Lamp(self._in_dark, 1.9)
        self.lines = [
            Predicted(self.bars, fifty.predicted(stop), tr("step {count}").format(count=stop))
            for stop in fifty.stops[:-1]
        ]
        self.counted = Readout("step", tr("step"), lambda: self.run.step, 0, TITLE_SIZE)
        self.done = Readout("finished", tr("axes done"), lambda: fifty.finished(self.run.step), 0,
                            TITLE_SIZE)  # fmt: skip
        self.many = Readout("axes", tr("axes"), self.bars.there, 0, TITLE_SIZE)
        self.many.within(TITLE, LEFT)
        self.made_up = Words(tr("made-up data"), 1.1 * BODY_SIZE, QUIET).within(TITLE, RIGHT)
        self.steepness = Words(tr("loss along each axis"), 1.1 * BODY_SIZE, LOSS).within(TITLE)
        meant = tr("done: {share} % left").format(share=f"{100 * fifty.share:g}")
        self.meant = Words(meant, 1.1 * LABEL_SIZE, MINIMUM).move_to(
            (6.7, 2.62, 0), aligned_edge=RIGHT
        )
        self.counted.within(TITLE, LEFT)
        self.done.move_to((4.9, TITLE.middle[1], 0))
        for readout in (self.counted, self.done, self.many):
            readout.shift((0.0, _LINE - baseline(readout.label), 0.0))
        for words in (self.steepness, self.made_up):
            words.shift((0.0, _LINE - baseline(words), 0.0))

    def _paces(self) -> float:
        """How many paces she has made in the dark: as many to a distance, so ever fewer."""
        if (stood := float(self.stood.get_value())) < 1:
            return round(_PACES * (1 - float(np.mean(self.run.left()))), 6) * (1 - stood)
        return self.in_hairline.paces()

    def _in_dark(self) -> np.ndarray:
        """Where she is: beside the bars, then in the hairline."""
        stood, beside = float(self.stood.get_value()), np.array(places.DARK)
        return np.asarray(beside + stood * (self.in_hairline.foot() - beside))

    def _tall(self) -> float:
        return _SMALL + float(self.stood.get_value()) * (TALL - _SMALL)

    def _units(self) -> None:
        plan = self.plan
        self.rows = [Row(units) for units in (plan.thousands, plan.persons, plan.standard)]
        first, second, third = self.rows
        self.in_hairline, size = Walk((first, second), self.clock), widest((first, second))
        self.in_hairline.she, self.in_hairline.pool = self.dark_she, self.pool
        half = min(_ROUND[0], _ROUND[1] * third.measured.ratio**0.5)
        self.in_round = Walk((second, third), self.clock, half)
        self.thousands = Wait(first, tr("tourists counted: thousands"), size, ("hours", HOUR, 1))
        self.persons = Wait(second, tr("tourists counted: one by one"), size, ("years", _YEAR, 1))
        self.scales = Wait(third, tr("mean 0, spread 1"), size, ("seconds", 1.0, 0))
        self.scales.beside()
        self.scaled, self.cups = Scaled(plan, places.CURE), Cups()
        before = tr("by the thousand: {steps} steps").format(steps=f"{plan.thousands.steps:,}")
        self.base = Words(before, 1.1 * BODY_SIZE, QUIET).move_to((0.6, 0, 0))
        heat = tr("before, {input} was the steepest knob")
        self.not_more = Words(heat.format(input=steepest(plan)), 1.1 * BODY_SIZE, QUIET)
        self.not_more.within(places.BOTTOM)
        self.base.shift((0.0, baseline(self.persons.stamp) - baseline(self.base), 0.0))

    # -- words -----------------------------------------------------------------------------------

    def ask_passer(self) -> Choices:
        """Where may the knob go?"""
        return Choices(tr("straight there"), tr("past it")).within(places.GUESS)

    def ask_persons(self) -> Choices:
        """How many steps may it be with tourists one by one?"""
        return Choices(*guesses(self.plan)).within(places.BOTTOM)

    def factor(self, which: int, name: str) -> tuple[Formula, Formula]:
        """1 − αλ of the axis along (0) or across (1), and what it is."""
        two = self.plan.two
        curvature, factor = two.curvatures[which], two.factors[which]
        source = (
            f'"{tr(name)}:" 1 - {{{{{two.rate:g} : rate}}}} times'
            f" {{{{{curvature:.3f} : curvature}}}}"
        )
        made = Formula(source, {"rate": STEP}, LABEL_SIZE)
        made.move_to((_FACTOR, _FACTORS[which], 0), aligned_edge=RIGHT)
        result = Formula(f"= {factor:.3f}", size=LABEL_SIZE).next_to(made, RIGHT, buff=0.13)
        line = made.part("curvature").get_bottom()[1] - result[-1].get_bottom()[1]
        return made, result.shift((0.0, line, 0.0))

    def bounce(self) -> Stack:
        """Her rate at the end, and what it leaves across."""
        two = self.plan.two
        rate = f"{{{{{two.zigzag_rate:.3f} : rate}}}}"
        lines = (
            f"{{{{alpha : name}}}} = {rate}",
            f"1 - {{{{alpha : name}}}} lambda = {two.bounce:.2f}",
        )
        made = [
            Formula(x, dict.fromkeys(Formula.names_in(x), STEP), 1.2 * TITLE_SIZE) for x in lines
        ]
        return Stack(*made, gap=0.4).within(places.QUESTION.inset(0.3))

    def law(self) -> Formula:
        """What is left after k steps, along each axis."""
        source = "(1 - {{alpha : rate}} {{lambda : curvature}})^k"
        made = Formula(source, {"rate": STEP}, TITLE_SIZE)
        return made.move_to((4.2, _LAW, 0))

    def law_again(self) -> Formula:
        """The same over the bars."""
        return self.law().within(TITLE).shift((-1.6, 0.0, 0.0))

    def rate_of_all(self) -> Formula:
        """The rate of the fifty walks, under the law."""
        made = Formula("{{alpha : rate}} = 1 \\/ lambda_max", {"rate": STEP}, 1.1 * BODY_SIZE)
        return made.move_to((5.5, _LINE + 0.1, 0))

    def stamp(self) -> Words:
        """What the dashed lines are."""
        words = Words(tr("predicted"), TITLE_SIZE).within(TITLE)
        return words.shift((1.2, _LINE - baseline(words), 0.0))

    def digits(self) -> list[Words]:
        """One bar as it was predicted and as it was walked, one number above the other."""
        place, digits = self.plan.fifty.example(self.plan.fifty.stops[1])
        self.bars.picked = place
        names, found = (tr("predicted"), tr("walked")), []
        for name, foot in zip(names, (_LINE, _LINE - 0.62), strict=True):
            for text, edge, x in ((name, RIGHT, -0.85), (digits, LEFT, -0.6)):
                words = Words(text, BODY_SIZE).move_to((x, foot, 0), aligned_edge=edge)
                found.append(words.shift((0.0, foot - baseline(words), 0.0)))
        return found

    def same_product(self) -> Formula:
        """What tourists bring to the best prediction of the first evening, in both units."""
        pairs = []
        for units in (self.plan.thousands, self.plan.persons):
            knob = float(units.walk.minimum[PAIR[1]])
            tourists = number_text(float(units.examples.x[0, PAIR[1]]))
            pairs.append(f'{{{{{knob:.4g} : w}}}} times {{{{"{tourists}" : x}}}}')
        source = f"{{{{w_3 : w}}}} {{{{x_3 : x}}}} = {pairs[0]} = {pairs[1]}"
        made = Formula(source, {"w": POSITION, "x": DATA}, 1.1 * BODY_SIZE)
        made.move_to((6.35, 0, 0), aligned_edge=RIGHT)
        return made.shift((0.0, baseline(self.persons.asked) - baseline(made), 0.0))

    def reasons(self) -> Stack:
        """How much more a narrower valley bends, and what that does to the rate."""
        narrow = self.in_words["narrower"]
        half, more = tr("half as wide:"), tr("{count} times narrower:").format(count=narrow)
        less = tr("{count} times smaller").format(count=f"{narrow}²")
        lines = (
            f'"{half}" lambda times 2^2',
            f'"{more}" lambda times {narrow}^2',
            f'{{{{alpha : rate}}}} = 1 \\/ lambda_max : quad "{less}"',
        )
        made = [
            Formula(line, dict.fromkeys(Formula.names_in(line), STEP), 1.45 * BODY_SIZE)
            for line in lines
        ]
        return Stack(*made, gap=0.6).within(places.REASONS)

    def cure_formula(self) -> Formula:
        """School arithmetic."""
        words = f'(x - "{tr("mean")}") / "{tr("spread")}"'
        return Formula(words, size=1.2 * TITLE_SIZE).move_to((places.CURE.left, 2.8, 0), LEFT)

    def question(self) -> Stack:
        """What the next film answers."""
        lines = tr("What if she"), tr("could remember"), tr("her last steps?")
        return Stack(*(Words(line, 1.15 * TITLE_SIZE) for line in lines), gap=0.25).within(
            places.QUESTION.inset(0.25)
        )

    def sentences(self) -> tuple[Words, Words]:
        """What is worth remembering."""
        first = Words(tr("Descent on a bowl: many small walks at once."), TITLE_SIZE).within(TITLE)
        second = Words(tr("The slowest one keeps you waiting."), 1.15 * TITLE_SIZE)
        return first, second.move_to((self.bars.plot.middle[0], 1.45, 0))


__all__ = ["ManyFeaturesStage"]
