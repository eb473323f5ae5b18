"""How the film opens: two questions in the night, and what a machine learns from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manim import (
    DOWN,
    LEFT,
    ORIGIN,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    VGroup,
    rush_from,
    rush_into,
    smooth,
    squish_rate_func,
)

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.evenings import LEFT_SIDE, RIGHT_SIDE, Evenings
from scenes.parts.loss_curve.lighting import COMES, LEAVES, LINGERS, SECOND
from scenes.parts.loss_curve.process import Card, Process
from scenes.stage import (
    DATA,
    LABEL_SIZE,
    POSITION,
    PREDICTION,
    QUIET,
    STAGE,
    TITLE_SIZE,
    Formula,
    Stack,
    Words,
    on_one_line,
    on_plate,
    swell,
    tr,
)
from scenes.stage.type.text import number_text

_PIECES = 41
_LARGE = 1.3 * TITLE_SIZE
_BETWEEN = squish_rate_func(smooth, 0.25, 0.75)  # of a play: dots change while axes do
_LINE = "{{hat(y) : said}} = {{w : w}} thin {{x : x}} {{+ : plus}} {{b : b}}"


def names_of(inputs: str, answers: str, width: float) -> Any:
    """What goes in and what comes out, as narrow as this: where need be one below the other."""
    words: Any = Words(f"{inputs} → {answers}", LABEL_SIZE, QUIET)
    if words.width > width:
        rows = Words(inputs, LABEL_SIZE, QUIET), Words(f"→ {answers}", LABEL_SIZE, QUIET)
        words = Stack(*rows, gap=0.15, align=ORIGIN)
    return words.scale(min(1.0, width / words.width))


class Opening:
    """The questions, the process of learning in three parts, and the formula of the model."""

    def __init__(self, plan: WeightDescents, data: Evenings, own: bool) -> None:
        asked = tr("Which way?"), tr("How big a step?")
        plates = (on_plate(Words(question, TITLE_SIZE)) for question in asked)
        self.questions = VGroup(*plates).arrange(DOWN, buff=0.5, aligned_edge=LEFT)
        self.questions.move_to(RIGHT_SIDE.inset(top=1.0, bottom=2.6).middle)
        plane, points, self.students_line = data.students()
        name = Words(tr("each dot: one student"), color=DATA)
        name.move_to((STAGE.right - name.width / 2 - 0.2, RIGHT_SIDE.middle[1], 0))
        self.students = plane, points, name
        each = tr("each dot: one evening") if own else tr("each dot: one pair")
        self.each = Words(each, color=DATA)
        self.each.move_to((STAGE.right - self.each.width / 2 - 0.2, RIGHT_SIDE.middle[1], 0))
        boxes = STAGE.inset(bottom=0.95).columns(7.3, 2.0, 2.7, gap=0.65)
        names = tr("known inputs and answers"), tr("model"), tr("new prediction")
        self.process = Process([Card(*pair) for pair in zip(names, boxes, strict=True)])
        self.known = boxes[0].inset(0.2, left=0.0)  # within the rim of its box
        self.model = Formula("{{hat(y) : said}} = thin ?", {"said": PREDICTION}, _LARGE)
        self.model.move_to(boxes[1].middle)
        known = Words(number_text(plan.case), _LARGE, DATA)
        new = VGroup(known, Words("→ ?", _LARGE, PREDICTION)).arrange(RIGHT, buff=0.25)
        new.scale(min(1.0, (boxes[2].width - 0.2) / float(new.width)))
        self.asked = on_plate(new, 0.1)
        self.asked.move_to(boxes[2].middle)
        self.units = names_of(*data.names, width=boxes[2].width)
        self.units.next_to(self.asked, DOWN, buff=0.3)
        self.data, self.whole = data, LEFT_SIDE
        self.line_above = RIGHT_SIDE.inset(left=0.2, top=1.5).rows(1, 2)[0]
        self._aside = RIGHT_SIDE.left + 1.35, RIGHT_SIDE.top - 0.75  # beside the end of the line
        colors = {"said": PREDICTION, "w": POSITION, "b": POSITION, "x": DATA}
        self.formula = Formula(_LINE, colors, TITLE_SIZE)
        knobs = VGroup(*data.knobs).arrange(RIGHT, buff=0.35)
        if knobs.width > RIGHT_SIDE.width:  # with powers of ten there is no room side by side
            knobs.arrange(DOWN, buff=0.35)
        VGroup(self.formula, knobs).arrange(DOWN, buff=0.8).move_to(RIGHT_SIDE.middle)
        hat = Formula("hat(y)", size=LABEL_SIZE, color=PREDICTION)
        self.said = on_one_line(
            hat, Words(tr(": the prediction"), LABEL_SIZE, PREDICTION), buff=0.05
        )
        self.said.next_to(self.formula, UP, buff=0.4, aligned_edge=LEFT)

    def students_come(self, night: Any) -> tuple[Any, ...]:
        """She and the questions go, students come; the sky lingers, so that no frame is empty."""
        gone = FadeOut(*night[1:], self.questions, rate_func=LEAVES)
        sky = FadeOut(night.sky, rate_func=LINGERS)
        return gone, sky, FadeIn(*self.students, rate_func=COMES)

    def evenings_come(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """Students go, and at once evenings come, so that no frame is empty; with seconds."""
        gone, come = (*self.students, self.students_line), (self.data.plane, self.data.samples)
        yield (FadeOut(*gone, rate_func=rush_into),), 0.25
        yield (FadeIn(*come, self.each, rate_func=rush_from),), 0.35

    def process_comes(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """Known pairs, a model, and a new prediction; with seconds."""
        known, model, new = map(self.process.part, range(3))
        into = self.data.plane.animate.within(self.known), FadeOut(self.each, rate_func=_BETWEEN)
        yield (*into, FadeIn(known, rate_func=SECOND)), 1.0
        yield (FadeIn(model, self.model),), 0.6
        yield (FadeIn(new, self.asked, self.units),), 0.6
        yield (swell(self.asked, 1.08),), 0.8

    def back_to_the_data(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The data fill their side again; with seconds."""
        yield (FadeOut(self.process, self.model, self.asked, self.units),), 0.3
        yield (self.data.plane.animate.within(self.whole),), 0.5

    def knob_aside(self, knob: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The knob that is left goes up, out of the way; beside it, what b is held at."""
        x, y = self._aside
        held = self.data.held
        beside = x + float(knob.width) / 2 + 0.7
        held.move_to((min(beside, STAGE.right - float(held.width)), y, 0), aligned_edge=LEFT)
        yield (FadeOut(self.formula, self.said),), 0.3
        yield (knob.animate.move_to((x, y, 0)), FadeIn(held)), 0.4


__all__ = ["Opening"]
