"""The rule, its symbols and its numbers: pieces of one beat of the hills."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from scenes.parts.hills.callouts import (
    AT_A_LINE,
    OFF_A_DISC,
    Callout,
    near_what_they_name,
    set_in_column,
)
from scenes.parts.hills.coordinates import Coordinates
from scenes.parts.hills.stage import HillsStage
from scenes.parts.hills.worked import TurnArc, reach
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    NEXT,
    POSITION,
    STAGE,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Arrow,
    UpdateRule,
    Words,
    change,
    on_plate,
    tr,
)

STEP_MADE = "{{- : minus}} {{alpha : rate}} {{nabla : grad}} {{f : height}}"
_UNLIT = 0.7  # of a rule's symbols, while another one is named
_MIDDLE = 0.45  # of the step: its head is on the other side, in the ring
_OFF_THE_SCALE = 0.5  # scene units, from the plate of the scale to the name of what it shows
_BESIDE = 0.12  # scene units from one plate to the next
_BESIDE_THE_HILL = STAGE.inset(top=STAGE.top - TITLE.bottom + 0.15, bottom=0.1)
_FAR_OUT, _NEAR_IN = 0.75, 0.6  # of the arrow: where its name points at, and where it is cut
_SYMBOLS = "here", "rate", "grad", "next"  # of the rule, in the order of a line's numbers
_OFF_HER = 0.55  # scene units, from her middle to a name beside her


class RulePieces(HillsStage):
    """The stage of the hills, and how the rule is told on it."""

    def setup(self) -> None:
        """Build the cast; nothing is named yet."""
        super().setup()
        self.callouts: dict[str, Callout] = {}
        self._named: list[Callout] = []

    def called(self, arc: TurnArc) -> dict[str, Callout]:
        """What each symbol of the rule stands for: two columns in which there is room for all.

        What lies uphill is on one side of her, what lies downhill on the other, the arc of the half
        turn on its own; the altimeter is at the right edge, and so is the height.
        """
        guide = self.guide
        share = tr("{rate} of it") if guide.rate <= 1 else tr("{rate} times it")
        share = share.format(rate=self.facts["rate"])
        cut = min(guide.rate, 1.0)
        named = _FAR_OUT if cut < _NEAR_IN else _NEAR_IN / 2  # not where it is cut
        places: dict[str, Callable[[], Any]] = {
            "here": guide.figure.middle,
            "height": lambda: (self.altimeter.box.left, self.altimeter.pointer()[1]),
            "grad": partial(_along, guide.uphill, named),
            "rate": partial(_along, guide.uphill, cut),
            "minus": arc.middle,
            "step": partial(_along, guide.downstep, _MIDDLE),
            "next": guide.next_spot,
        }
        told = {
            "here": ("theta_k", tr("where she stands"), POSITION),
            "height": ("f", tr("height"), LOSS),
            "grad": ("nabla {{f : height}}", tr("gradient"), GRADIENT),
            "rate": ("alpha", share, STEP),
            "minus": ("-", tr("turned round"), TEXT),
            "step": (STEP_MADE, tr("small step"), STEP),
            "next": ("theta_(k+1)", tr("where she lands"), NEXT),
        }
        lines = {"grad", "rate", "minus", "step", "height"}
        short = {True: AT_A_LINE, False: OFF_A_DISC}
        made = {part: Callout(*told[part], places[part], short[part in lines]) for part in told}
        uphill, turn = bool(guide.gradient()[0] > 0), bool(arc.middle()[0] > guide.foot_spot()[0])
        right = {
            "grad": uphill,
            "rate": uphill,
            "minus": turn,
            "here": not uphill,
            "step": not uphill,
            "next": not uphill,
        }
        room = _BESIDE_THE_HILL._replace(right=self.altimeter.box.left - _BESIDE)
        for side, on_it in ((LEFT, False), (RIGHT, True)):
            column = [made[part] for part, there in right.items() if there == on_it]
            both = [*column, made["height"]] if on_it else column
            set_in_column(both, room, side)
            if column:
                near_what_they_name(column, room, side)
        made["height"].plate.shift(_OFF_THE_SCALE * LEFT)
        return made

    def name(self, rule: UpdateRule, part: str, *shown: Any, lit: tuple[str, ...] = ()) -> None:
        """A symbol of the rule lights up; what it stands for is named, and stays so.

        What has no symbol of its own is made of those that are ``lit``.
        """
        callout = self.callouts[part]
        self._named.append(callout)
        light = rule.light(*(lit or (part,)), faint=_UNLIT)
        self.play(*callout.coming(), *shown, light, run_time=0.8)

    def unnamed(self, *parts: str) -> list[Any]:
        """What is named goes; or these parts of it alone."""
        some = [self.callouts[part] for part in parts] or list(self._named)
        self._named = [callout for callout in self._named if callout not in some]
        # The scale is there as long as it is told what it shows.
        scale = [FadeOut(self.altimeter)] if self.callouts["height"] in some else []
        return [*scale, *(callout.gone() for callout in some)]

    def named_parts(self, along: list[Arrow], measured: bool = False) -> list[Any]:
        """The names of the two parts of her arrow, ``along`` x and y; or each slope, ``measured``.

        Each is below or beside the middle of its part, on that side where the step does not go.
        """
        (right, up), names = np.sign(self.guide.gradient()), []
        sides = (-up * UP, -right * RIGHT)
        for axis, arrow, side, line in zip("xy", along, sides, self.lines, strict=True):
            text = tr("along {axis}: {slope}") if measured else tr("slope along {axis}")
            text = text.format(axis=axis, slope=line.slope_text)
            name = on_plate(Words(text, LABEL_SIZE, GRADIENT), 0.12 if measured else 0.25)
            middle = np.mean(arrow.whole(), axis=0)  # also of one that has not grown yet
            names.append(name.next_to((*middle, 0), side, buff=0.25))
        edge = float(self.guide.figure.middle()[0]) + _OFF_HER * right  # not over her
        names[0].align_to((edge, 0, 0), -right * RIGHT)
        return names

    def axes_about_her(self) -> Coordinates:
        """Axes near her, on which her place can be read; it is not yet."""
        guide, own = self.guide, [line.sources[0] for line in self.lines]
        near = guide.near_axes(self._clear())
        there, end = [line.sources[-1] for line in self.lines], guide.landing.place()
        axes = Coordinates(self.view, guide.walking, near, guide.shown_lines(), own, there, end)
        axes.read.set_value(0)
        return axes

    def _clear(self) -> float:
        """Up to where a note may stand on the left."""
        return max([STAGE.left, *(float(one.get_right()[0]) for one in self.still_noted)])

    def work_out(self, board: Any, rule: UpdateRule, axes: Coordinates) -> list[Any]:
        """Her x and her y in numbers, below the rule, each as it is said; its symbol is lit."""
        clear = self._clear()
        rows = [on_plate(line, 0.1) for line in self.lines]
        room = STAGE.right - clear - _BESIDE
        smaller = min(BODY_SIZE / TITLE_SIZE, room / sum(reach(rows, self.lines)))
        for row in rows:
            row.scale(smaller).next_to(board, DOWN, buff=_BESIDE)
            left, right = float(row.get_left()[0]), float(row.get_right()[0])
            row.shift((max(0.0, clear + _BESIDE - left) - max(0.0, right - STAGE.right)) * RIGHT)
        line = self.lines[0]
        _, beyond = reach(rows, self.lines)  # the other line may begin farther to the right
        beyond += float(line.part("here").get_left()[0]) - STAGE.right
        rows[0].shift(max(0.0, beyond) * LEFT)
        rows[1].next_to(rows[0], DOWN, buff=_BESIDE)
        first, second = (one.part("here").get_left() for one in self.lines)
        rows[1].shift((first - second) * RIGHT)
        both = VGroup(*(row[0] for row in rows))
        for row in rows:  # their plates are as wide
            row[0].stretch_to_fit_width(float(both.width)).match_x(both)
        self.say(
            "So does her place θₖ: x and y.",
            "So does her place theta k: x and y.",
        )
        self.play(change(axes.read, 1), rule.light("here"), run_time=0.8)
        self.say("Her x: {worked}.")  # its end is a sentence of its own: captions stay for 7 s
        plate, whole = rows[0][0], float(both.width)  # no part of it is empty
        ends = [float(part.get_right()[0]) for part, _ in line.pieces()]
        wide = [end + _BESIDE - float(plate.get_left()[0]) for end in ends[:-1]] + [whole]
        plate.stretch_to_fit_width(wide[0], about_edge=LEFT)
        early, late = (squish_rate_func(smooth, *share) for share in ((0, 0.6), (0.4, 1)))
        self.play(FadeIn(plate, line.whose()), run_time=0.4)
        for (part, words), name, far in zip(line.pieces(), _SYMBOLS, wide, strict=True):
            if name == "next":
                self.say("{worked_out}")
            else:
                self.until(words)
            longer = plate.animate(rate_func=early).stretch_to_fit_width(far, about_edge=LEFT)
            self.play(longer, FadeIn(part, rate_func=late), rule.light(name), run_time=0.6)
        self.say("The same for y: {ends_y}.")
        *known, (after, _) = self.lines[1].pieces()
        letters = self.lines[1].whose(), *(part for part, _ in known)
        self.play(FadeIn(rows[1][0], *letters), rule.light(), run_time=0.7)
        self.until("{ends_y}")
        self.play(FadeIn(after), run_time=0.5)
        self.hold(0.2)
        return rows


def _along(arrow: Arrow, share: float) -> Any:
    """A place of an arrow on the screen (2,), at a ``share`` of its whole length."""
    root, tip = arrow.whole()
    return root + share * (tip - root)
