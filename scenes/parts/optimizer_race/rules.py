"""The rules of a fair race: a card with an icon for each, and later one line of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal

import numpy as np
from manim import RIGHT, UP, FadeIn, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.optimizer_race.fair import starts_of
from scenes.parts.optimizer_race.finish import Patch
from scenes.parts.optimizer_race.places import RULES, STARTS
from scenes.parts.optimizer_race.plan import Plan, Solo
from scenes.parts.optimizer_race.swarm import Clock, SoloRun, Starts
from scenes.parts.optimizer_race.track import TrackMap
from scenes.stage import LOSS, QUIET, STEP, TEXT, Layer, Words, tr
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline, grouped

Array = NDArray[np.float64]
Kind = Literal["starts", "budget", "finish", "edge", "score", "rates"]

_HALF = 0.34  # of an icon
_LAST = 9  # steps of one that lands on the finish


class Icon(Painted):
    """A small picture of a rule."""

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.set_frame(-_HALF, -_HALF, _HALF, _HALF)

    def draw(self, canvas: Canvas) -> None:
        """In the middle of its frame."""
        canvas.translate(*self.get_center()[:2].tolist())
        getattr(self, f"_{self.kind}")(Pen(canvas, self.presence))

    @staticmethod
    def _starts(pen: Pen) -> None:
        for x in (-0.2, 0.0, 0.2):
            for y in (-0.2, 0.0, 0.2):
                pen.disc((x + 0.3 * y, y), 0.055, TEXT)

    @staticmethod
    def _budget(pen: Pen) -> None:
        pen.ring((0, 0), 0.28, TEXT, 0.045)
        pen.line(np.array([(0.0, 0.18), (0.0, 0.0), (0.14, -0.08)]), TEXT, 0.045)

    @staticmethod
    def _finish(pen: Pen) -> None:
        pen.line(np.array([(-0.2, -0.32), (-0.2, 0.32)]), TEXT, 0.045)
        pen.fill(np.array([(-0.2, 0.32), (0.28, 0.16), (-0.2, 0.0)]), LOSS)

    @staticmethod
    def _edge(pen: Pen) -> None:
        pen.line(np.array([(-0.3, -0.28), (-0.3, 0.28), (0.1, 0.28), (0.1, -0.28)]), QUIET, 0.04,
                 closed=True)  # fmt: skip
        pen.arrow(np.array([(-0.15, 0.0), (0.36, 0.0)]), TEXT, 0.06)

    @staticmethod
    def _score(pen: Pen) -> None:
        for number in range(4):
            left = -0.32 + 0.17 * number
            pen.band(left, -0.14, left + 0.13, 0.14, TEXT, radius=0.004)

    @staticmethod
    def _rates(pen: Pen) -> None:
        pen.line(np.array([(-0.32, -0.12), (0.32, -0.12)]), RULE, 0.04)
        for number, x in enumerate(np.linspace(-0.3, 0.3, 7).tolist()):
            best = number == 4
            top = 0.26 if best else 0.06
            pen.line(np.array([(x, -0.12), (x, top)]), STEP if best else QUIET, 0.05)


class RuleCard:
    """The rules one below the other, and the starts on a map beside them."""

    def __init__(self, plan: Plan, on: TrackMap) -> None:
        rules = plan.rules
        texts: tuple[tuple[Kind, str], ...] = (
            ("starts", tr("the same {count} starts").format(count=rules.starts)),
            ("budget", tr("{count} gradients each").format(count=grouped(str(rules.budget)))),
            ("finish", tr("finish: {loss} above the lowest").format(loss=f"{rules.finish:g}")),
            ("edge", tr("on it: home; off the map: out")),
            ("score", tr("most home, then the quicker")),
            ("rates", rates_text(plan)),
        )  # fmt: skip
        self.rows = [
            self._row(kind, text, row.left, float(row.middle[1]))
            for (kind, text), row in zip(texts, RULES.rows(*[1.0] * 6, gap=0.05), strict=True)
        ]
        self.map, self.window = on, plan.ravine.window
        self.starts = Starts(on.plane, starts_of(plan.course(0), rules), on.turn)
        self.starts.shown.set_value(0)
        self.patch = Patch(on.plane, plan.ravine, plan.finish, on.turn)
        self.goal = plan.ravine.minima[0]
        self.lands = self._one(plan, 0, lambda solo: solo.arrived)
        self.leaves = self._one(plan, 1, lambda solo: solo.left)

    def _one(self, plan: Plan, number: int, how: Callable[[Solo], bool]) -> list[SoloRun]:
        """The last steps of a runner that ends an unfair race in some way, if there is any."""
        for k, solo in enumerate(plan.unfair[number]):
            if how(solo):
                met = solo.points[-_LAST:]
                run = SoloRun(self.map.plane, k, met, Clock(len(met) - 1.0), spread=False)
                if solo.left:
                    run.leave(np.transpose(plan.ravine.window))
                return [run]
        return []

    @staticmethod
    def ends(runs: list[SoloRun]) -> list[Any]:
        """Animations: it takes its last steps."""
        return [run.clock.to(len(run.met)) for run in runs]  # and becomes small, as at home

    def come_to_leave(self) -> list[Any]:
        """Animations: who is to leave comes once its start is on the map, which becomes whole."""
        late = squish_rate_func(smooth, 0.75, 1.0)
        return [FadeIn(run, rate_func=late) for run in self.leaves]

    @staticmethod
    def _row(kind: Kind, text: str, left: float, y: float) -> VGroup:
        icon: Any = Icon(kind)
        icon.move_to((left + _HALF, y, 0))
        words: Any = Words(text, 42, LOSS if kind == "finish" else TEXT)
        words.next_to(icon, RIGHT, buff=0.25)
        return VGroup(icon, words.shift(UP * (y - 0.14 - baseline(words))))

    def close_up(self) -> Any:
        """An animation: the map shows the finish, which its cross covered."""
        half = 1.2 * max(float(np.abs(line - self.goal).max()) for line in self.patch.lines)
        x, y = ((at - half, at + half) for at in self.goal.tolist())
        return self.map.plane.animate.reframe(x=x, y=y)

    def whole(self) -> Any:
        """An animation: the map shows all of itself, beside the rules."""
        x, y = self.window
        return self.map.plane.animate.reframe(x=x, y=y).within(STARTS)


def rates_text(plan: Plan) -> str:
    """What each does with the rates of the grid."""
    return tr("{count} rates: each keeps its best").format(count=len(plan.rules.grid))


__all__ = ["Icon", "RuleCard", "rates_text"]
