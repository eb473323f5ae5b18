"""The rule, its symbols and its numbers: pieces of one beat of the hills."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, smooth, squish_rate_func

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
    Formula,
    UpdateRule,
    Words,
    on_plate,
    tr,
)

_UNLIT = 0.7  # of a rule's symbols, while another one is named
_MIDDLE = 0.45  # of the step: its head is on the other side, in the ring
_OFF_THE_SCALE = 0.5  # scene units, from the plate of the scale to the name of what it shows
_BESIDE = 0.12  # scene units from one plate to the next
_BESIDE_THE_HILL = STAGE.inset(top=STAGE.top - TITLE.bottom + 0.15, bottom=0.1)
_FAR_OUT, _NEAR_IN = 0.75, 0.6  # of the arrow: where its name points at, and where it is cut
_NOT_YET_READ = 0.45  # of the strength of a number, until it is said
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
            "grad": ("nabla f", tr("steepest uphill"), GRADIENT),
            "rate": ("alpha", share, STEP),
            "minus": ("-", tr("opposite direction"), TEXT),
            "step": ("-alpha nabla f", tr("small step"), STEP),
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

    def name(self, rule: UpdateRule, part: str, *shown: Any, more: tuple[str, ...] = ()) -> None:
        """A symbol of the rule lights up; what it stands for is named, and stays so.

        What is named with it has no symbol of its own: it is made of ``more`` than one.
        """
        callouts = [self.callouts[one] for one in (part, *more)]
        self._named += callouts
        coming = [each for one in callouts for each in one.coming()]
        self.play(*coming, *shown, rule.light(part, faint=_UNLIT), run_time=0.8)

    def unnamed(self) -> list[Any]:
        """What is named goes."""
        gone = [callout.gone() for callout in self._named]
        self._named.clear()
        return gone

    def named_parts(self, along: list[Arrow]) -> list[Any]:
        """The names of the two parts of her arrow, ``along`` x and y.

        Each is below or beside the middle of its part, on that side where the step does not go.
        """
        (right, up), names = np.sign(self.guide.gradient()), []
        for axis, arrow, side in zip("xy", along, (-up * UP, -right * RIGHT), strict=True):
            name = on_plate(Words(tr("slope along {axis}").format(axis=axis), LABEL_SIZE, GRADIENT))
            middle = np.mean(arrow.whole(), axis=0)  # also of one that has not grown yet
            names.append(name.next_to((*middle, 0), side, buff=0.25))
        edge = float(self.guide.figure.middle()[0]) + _OFF_HER * right  # not over her
        names[0].align_to((edge, 0, 0), -right * RIGHT)
        return names

    def work_out(self, rule: Any, along: list[Arrow], names: list[Any]) -> list[Any]:
        """Her x and her y in numbers, as they are said, below the rule; axes, and the two slopes.

        They stand where the rule stood; what is known is there from the first, and lights up.
        """
        guide = self.guide
        clear = max([STAGE.left, *(float(one.get_right()[0]) for one in self.still_noted)])
        axes = Coordinates(self.view, guide.walking, guide.near_axes(clear), guide.shown_lines())
        rows = [on_plate(line, 0.1).move_to(rule) for line in self.lines]
        room = STAGE.right - clear - _BESIDE
        smaller = min(1.0, room / sum(reach(rows, self.lines)))
        for row in rows:
            row.scale(smaller).move_to(rule)
            left, right = float(row.get_left()[0]), float(row.get_right()[0])
            row.shift((max(0.0, clear + _BESIDE - left) - max(0.0, right - STAGE.right)) * RIGHT)
        line = self.lines[0]
        _, beyond = reach(rows, self.lines)  # the other line may begin farther to the right
        beyond += float(line.part("here").get_left()[0]) - STAGE.right
        rows[0].shift(max(0.0, beyond) * LEFT)
        *known, (after, phrase) = line.pieces()
        for part, _ in known:
            part.set_opacity(_NOT_YET_READ)
        place = self._place_in_two(rows[0])
        self.say("θₖ is two numbers, too: x and y.", "Theta k is two numbers, too: x and y.")
        self.play(FadeOut(*names), run_time=0.3)
        self.play(*_instead(rule, place[0], place[1:]), FadeIn(axes), run_time=0.9)
        self.say("Her x: {worked}.")
        letters = line.whose(), *(part for part, _ in known)
        self.play(*_instead(place, rows[0][0], letters), run_time=0.8)
        for place, (part, words) in enumerate(known):
            self.until(words)
            seen = (FadeIn(names[0]),) if place == line.slope else ()
            self.play(part.animate.set_opacity(1), *seen, run_time=0.5)
        self.until(phrase)
        self.play(FadeIn(after, shift=0.15 * DOWN), run_time=0.5)
        self.say("The same for y: {ends_y}.")
        self.play(FadeOut(names[0]), run_time=0.3)
        rows[1].next_to(rows[0], DOWN, buff=0.12)
        first, second = (line.part("here").get_left() for line in self.lines)
        rows[1].shift((first - second) * RIGHT)
        *known, (after, _) = self.lines[1].pieces()
        begun = FadeIn(rows[1][0], self.lines[1].whose(), *(part for part, _ in known))
        self.play(begun, FadeIn(names[1]), run_time=0.7)
        self.until("{ends_y}")
        self.play(FadeIn(after, shift=0.15 * DOWN), run_time=0.5)
        self.hold(0.6)
        self.play(FadeOut(*along, names[1]), run_time=0.3)
        return [axes, *rows]

    def _place_in_two(self, row: Any) -> Any:
        """Her place is a pair of numbers, where the ``row`` of the first will stand."""
        x, y = (line.sources[0] for line in self.lines)
        source = f'{{{{theta_k : here}}}} = (x, y) = {{{{("{x}", "{y}") : at}}}}'
        place = on_plate(Formula(source, {"here": POSITION, "at": POSITION}, TITLE_SIZE), 0.1)
        return place.move_to(row)


def _instead(old: Any, plate: Any, new: Iterable[Any]) -> list[Any]:
    """The words on a plate make room for new ones, on theirs: no letter over another, no gap."""
    first, then = (squish_rate_func(smooth, *part) for part in ((0, 0.5), (0.5, 1)))
    gone = FadeOut(*old[1:], rate_func=first), FadeOut(old[0], rate_func=then)
    return [*gone, FadeIn(plate, rate_func=first), FadeIn(*new, rate_func=then)]


def _along(arrow: Arrow, share: float) -> Any:
    """A place of an arrow on the screen (2,), at a ``share`` of its whole length."""
    root, tip = arrow.whole()
    return root + share * (tip - root)
