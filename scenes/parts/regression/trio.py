"""Three plots of the same few dots side by side, each with a model and what that costs."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import (
    UP,
    Create,
    FadeIn,
    FadeOut,
    Succession,
    ValueTracker,
    VGroup,
    linear,
    smooth,
    squish_rate_func,
)

from gdmath import Dataset
from scenes.parts.regression.dozens import PIECES, Curve, Few
from scenes.parts.regression.figures import short
from scenes.parts.regression.models import Model, Models
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    LOSS,
    STAGE,
    TITLE_SIZE,
    Box,
    Layer,
    Plane,
    Words,
    change,
    on_one_line,
    swell,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.ticks import with_room
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline

_RADIUS, _RIM = 0.065, 0.025  # scene units: a new dot, which is hollow
_EACH = 0.3  # of the time of all, in which one comes


class NewDots(OnPlane):
    """Hollow dots that no model has seen, one after another as ``come`` goes from 0 to 1.

    From each an error goes to the curve as far as ``grown``.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, data: Dataset, model: Model) -> None:
        super().__init__(plane)
        self.data, self.said = data, model.fit(data.x)
        self.come, self.grown = ValueTracker(0.0), ValueTracker(0.0)
        self.set_z_index(Layer.PLOT)  # the dots that were fitted lie on them

    def draw(self, canvas: Canvas) -> None:
        """Errors, then dots."""
        begins = (1 - _EACH) * np.linspace(0, 1, len(self.data))
        there = np.clip((float(self.come.get_value()) - begins) / _EACH, 0, 1)
        spots = self.plane.xy(self.data.x, self.data.y)
        if (grown := float(self.grown.get_value())) > 0:
            ends = self.plane.xy(self.data.x, self.data.y + grown * (self.said - self.data.y))
            pen = Pen(canvas, self.presence)
            pen.line(list(np.stack([spots, ends], axis=1)), LOSS, 0.03, opacity=0.85)
        for spot, share in zip(spots, there.tolist(), strict=True):
            if share > 0:
                Pen(canvas, self.presence * share).ring(spot, _RADIUS, DATA, _RIM, casing=0.03)

    def readings(self) -> list[Reading]:
        """The mean square of all errors."""
        return [Reading("new loss", "", float(np.mean((self.said - self.data.y) ** 2)))]


class Plot:
    """One model: its name, a plane with dots and curve, two losses, and what is wrong with it."""

    def __init__(self, models: Models, number: int, name: str, fault: str, box: Box) -> None:
        model = models.all[number]
        head, middle, upper, lower = box.rows(0.5, 4.9, 0.5, 0.5, gap=0.1)
        x = np.linspace(*model.fit.window, PIECES)
        curves = [other.fit(x) for other in models.all]
        every = np.concatenate([*curves, models.few.y, models.new.y])
        reach = with_room(x, 0.05), with_room(every, 0.05)
        self.widest = with_room(models.refits(), 0.05)
        self.plane = Plane(*reach, ("x", "y"), colors=(DATA, DATA))
        self.plane.within(middle)
        knobs = tr("{count} knobs").format(count=model.knobs)
        self.head = Words(f"{name}: {knobs}", BODY_SIZE).within(head)
        self.head.shift((head.middle[1] - 0.12 - baseline(self.head)) * UP)
        self.dots = Few(self.plane, models.dozens)
        self.curve = Curve(self.plane, model, models.refitted(number))
        self.new = NewDots(self.plane, models.new, model)
        self.seen = _told(tr("loss on these"), short(model.seen), upper)
        self.asked = _told(tr("loss on new"), short(model.new), lower)
        self.fault = Words(fault, TITLE_SIZE).within(upper) if fault else VGroup()

    def come(self) -> tuple[Any, ...]:
        """The model is named, drawn, and has its loss."""
        late = squish_rate_func(smooth, 0.7, 1.0)
        return FadeIn(self.head), Create(self.curve), FadeIn(self.seen, rate_func=late)


class Trio:
    """All three."""

    def __init__(self, models: Models) -> None:
        boxes = STAGE.inset(top=0.1).columns(1, 1, 1, gap=0.4)
        names = tr("line"), tr("parabola"), tr("wiggly curve")
        both = tr("little of both") if models.thrashes else ""
        faults = tr("bias"), both, tr("variance") if models.thrashes else ""
        self.plots = [
            Plot(models, number, name, fault, box)
            for number, (name, fault, box) in enumerate(zip(names, faults, boxes, strict=True))
        ]
        self.dots = VGroup(*(VGroup(plot.plane, plot.dots) for plot in self.plots))
        self.new = [plot.new for plot in self.plots]

    def instead_of(self, past: tuple[Any, ...]) -> tuple[Any, ...]:
        """What was there goes; then the dots come."""
        gone, comes = (squish_rate_func(smooth, *part) for part in ((0.0, 0.6), (0.3, 1.0)))
        return FadeOut(*past, rate_func=gone), FadeIn(self.dots, rate_func=comes)

    def each(self) -> Any:
        """One name after another swells."""
        return Succession(*(swell(plot.head, 1.1) for plot in self.plots))

    def ask(self) -> tuple[Any, ...]:
        """New dots come to all three."""
        coming = (change(plot.new.come, 1, linear) for plot in self.plots)
        return (*map(FadeIn, self.new), *coming)

    def answer(self) -> tuple[Any, ...]:
        """The errors on them, and the losses."""
        grown = (change(plot.new.grown, 1) for plot in self.plots)
        return (*grown, *(FadeIn(plot.asked) for plot in self.plots))

    def only_curves(self) -> Any:
        """New dots and losses go: what follows is of other dots."""
        losses = (part for plot in self.plots for part in (plot.seen, plot.asked))
        return FadeOut(*self.new, *losses)

    def step_back(self) -> tuple[Any, ...]:
        """All three show as much of y as the curves that follow will take."""
        return tuple(plot.plane.animate.reframe(y=plot.widest) for plot in self.plots)

    def refit(self, dozen: int) -> tuple[Any, ...]:
        """The dots become another dozen, and each model is fitted to them; what it was stays."""
        moved = (it.dozen for plot in self.plots for it in (plot.dots, plot.curve))
        return tuple(change(tracker, dozen) for tracker in moved)

    @property
    def all(self) -> tuple[Any, ...]:
        """All that is there at last."""
        told = (part for it in self.plots for part in (it.head, it.curve, it.fault))
        return self.dots, *told


def _told(name: str, loss: str, box: Box) -> VGroup:
    line: Any = on_one_line(Words(name, LABEL_SIZE), Words(loss, BODY_SIZE, LOSS), buff=0.3)
    placed: VGroup = line.move_to(box.middle)
    return placed


__all__ = ["NewDots", "Trio"]
