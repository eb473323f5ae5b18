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
from scenes.parts.regression.figures import short
from scenes.parts.regression.models import Model, Models
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    LOSS,
    PREDICTION,
    STAGE,
    Box,
    Layer,
    Plane,
    Samples,
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

_PIECES = 481
_RADIUS, _RIM = 0.065, 0.025  # scene units: a new dot, which is hollow
_EACH = 0.3  # of the time of all, in which one comes
_FAINT = 0.25  # of new dots, while other curves come


class Curve(OnPlane):
    """What a model says over all x; ``grown`` from 0 to 1 it is drawn from the left."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, model: Model) -> None:
        super().__init__(plane)
        self.model, self.grown = model, ValueTracker(1.0)
        self.set_z_index(Layer.PLOT + 2)  # on all dots

    def draw(self, canvas: Canvas) -> None:
        """As far as it has grown."""
        low, high = self.model.fit.window
        x = np.linspace(low, low + float(self.grown.get_value()) * (high - low), _PIECES)
        line = self.plane.xy(x, self.model.fit(x))
        Pen(canvas, self.presence).line(line, PREDICTION, 0.06, casing=0.05)

    def pointwise_become_partial(self, vmobject: object, a: float, b: float) -> Curve:
        """Grow as far as ``b``."""
        self.grown.set_value(b)
        return self


class Others(OnPlane):
    """What the same model says once it is fitted to other dots, one after another as they come."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, model: Model) -> None:
        super().__init__(plane)
        self.model, self.come = model, ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """Thin curves."""
        x = np.linspace(*self.model.fit.window, _PIECES)
        begins = (1 - _EACH) * np.linspace(0, 1, len(self.model.others))
        there = np.clip((float(self.come.get_value()) - begins) / _EACH, 0, 1)
        for fit, share in zip(self.model.others, there.tolist(), strict=True):
            if share > 0:
                pen = Pen(canvas, self.presence * share)
                pen.line(self.plane.xy(x, fit(x)), PREDICTION, 0.04, opacity=0.6)


class NewDots(OnPlane):
    """Hollow dots that no model has seen, one after another as ``come`` goes from 0 to 1.

    From each an error goes to the curve as far as ``grown``.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, data: Dataset, model: Model) -> None:
        super().__init__(plane)
        self.data, self.said = data, model.fit(data.x)
        self.come, self.grown = ValueTracker(0.0), ValueTracker(0.0)
        self.set_z_index(Layer.PLOT + 1)

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
        head, middle, upper, lower, foot = box.rows(0.5, 4.6, 0.45, 0.45, 0.5, gap=0.1)
        x = np.linspace(*model.fit.window, _PIECES)
        curves = [other.fit(x) for other in models.all]
        every = np.concatenate([*curves, models.few.y, models.new.y])
        reach = with_room(models.few.x, 0.05), with_room(every, 0.05)
        self.plane = Plane(*reach, ("x", "y"), colors=(DATA, DATA))
        self.plane.within(middle)
        knobs = tr("{count} knobs").format(count=model.knobs)
        self.head = Words(f"{name}: {knobs}", BODY_SIZE).within(head)
        self.head.shift((head.middle[1] - 0.12 - baseline(self.head)) * UP)
        self.dots = Samples(self.plane, models.few.x, models.few.y)
        self.curve = Curve(self.plane, model)
        self.new = NewDots(self.plane, models.new, model)
        self.others = Others(self.plane, model)
        self.seen = _told(tr("loss on these"), short(model.seen), upper)
        self.asked = _told(tr("loss on new"), short(model.new), lower)
        self.fault = Words(fault, BODY_SIZE, LOSS).within(foot) if fault else VGroup()

    def come(self) -> tuple[Any, ...]:
        """The model is named, drawn, and has its loss."""
        late = squish_rate_func(smooth, 0.7, 1.0)
        return FadeIn(self.head), Create(self.curve), FadeIn(self.seen, rate_func=late)


class Trio:
    """All three."""

    def __init__(self, models: Models) -> None:
        boxes = STAGE.inset(top=0.1).columns(1, 1, 1, gap=0.4)
        names = tr("line"), tr("parabola"), tr("wiggly curve")
        faults = tr("bias"), "", tr("variance") if models.wiggle_fails else ""
        self.plots = [
            Plot(models, number, name, fault, box)
            for number, (name, fault, box) in enumerate(zip(names, faults, boxes, strict=True))
        ]
        self.dots = VGroup(*(VGroup(plot.plane, plot.dots) for plot in self.plots))
        self.new = [plot.new for plot in self.plots]

    def instead_of(self, past: tuple[Any, ...]) -> tuple[Any, ...]:
        """What was there goes; then the dots come."""
        gone, comes = (squish_rate_func(smooth, *part) for part in ((0.0, 0.45), (0.4, 1.0)))
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

    def other_dots(self) -> tuple[Any, ...]:
        """All models are fitted to other dots, again and again; of the first, errors fade."""
        coming = (change(plot.others.come, 1, linear) for plot in self.plots)
        faint = (plot.new.animate.set_presence(_FAINT) for plot in self.plots)
        return (*(FadeIn(plot.others) for plot in self.plots), *coming, *faint)

    @property
    def all(self) -> tuple[Any, ...]:
        """All that is there at last."""
        told = (part for it in self.plots for part in (it.head, it.curve, it.seen, it.asked))
        others = (plot.others for plot in self.plots)
        return self.dots, *self.new, *others, *told, *(it.fault for it in self.plots)


def _told(name: str, loss: str, box: Box) -> VGroup:
    line: Any = on_one_line(Words(name, LABEL_SIZE), Words(loss, BODY_SIZE, LOSS), buff=0.3)
    placed: VGroup = line.move_to(box.middle)
    return placed


__all__ = ["Curve", "NewDots", "Trio"]
