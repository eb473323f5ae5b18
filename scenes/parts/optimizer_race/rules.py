"""The rules of a fair race: each large, with a picture of its own, then small among the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import UP, FadeIn, VGroup, smooth, squish_rate_func

from scenes.parts.optimizer_race.fair import starts_of
from scenes.parts.optimizer_race.finish import Patch
from scenes.parts.optimizer_race.places import RULES, STARTS
from scenes.parts.optimizer_race.plan import Plan, Solo
from scenes.parts.optimizer_race.rule_pictures import (
    HALF,
    Allowance,
    Four,
    Icon,
    Kind,
    Places,
    Rates,
)
from scenes.parts.optimizer_race.swarm import Clock, SoloRun, Starts
from scenes.parts.optimizer_race.track import TrackMap
from scenes.stage import LOSS, TEXT, Words, instead, tr
from scenes.stage.type.text import baseline, grouped

_SIZE = 46  # of the words of a rule
_LARGE = 1.3  # half of a picture that is an icon
_LAST = 9  # steps of one that lands on the finish


class RuleCard:
    """One rule at a time beside a map with the starts: a picture and its words.

    Of those that are told a small icon is left, below.
    """

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
        self.allowed, self.places, self.rates = Allowance(rules.budget), Places(), Rates(plan)
        pictures = (Four(), self.allowed, Icon("finish", _LARGE), Icon("edge", _LARGE),
                    self.places, self.rates)  # fmt: skip
        self.rows = [self._row(kind, text, picture)
                     for (kind, text), picture in zip(texts, pictures, strict=True)]  # fmt: skip
        self.icons = [Icon(kind) for kind, _ in texts]
        for icon, box in zip(self.icons, RULES.columns(*[1.0] * 6, gap=0.0), strict=True):
            icon.move_to((float(box.middle[0]), RULES.bottom + HALF, 0))
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
    def _row(kind: Kind, text: str, picture: Any) -> VGroup:
        picture.move_to(RULES.middle).set_y(RULES.top - 1.75)
        words: Any = Words(text, _SIZE, LOSS if kind == "finish" else TEXT)
        words.move_to(RULES.middle)
        return VGroup(picture, words.shift(UP * (RULES.bottom + 1.75 - baseline(words))))

    def next_rule(self, number: int) -> list[Any]:
        """Animations: a rule comes in the place of the one before, and its icon below."""
        old = [self.rows[number - 1]] if number else []
        return instead(old, [self.rows[number], self.icons[number]])

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


__all__ = ["RuleCard", "rates_text"]
