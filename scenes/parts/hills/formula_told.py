"""Out of the formula: her arrow, of which each part grows as its formula is written."""

from __future__ import annotations

from typing import Any

from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    Underline,
    VGroup,
    smooth,
    squish_rate_func,
)

from scenes.parts.hills import formulas, poses
from scenes.parts.hills.paper import Paper
from scenes.parts.hills.rule_told import RulePieces
from scenes.parts.hills.slice import LEAST_HIGH, Slice, Track
from scenes.stage import TEXT, TITLE, Box, change, on_plate


class FormulaPieces(RulePieces):
    """How the two slopes come out of the formula."""

    def take_apart(self, *noted: Any) -> VGroup:
        """The height's formula; her arrow, of which each part grows as its formula is written.

        Then the numbers: those with which her first step was worked out.
        """
        guide, along = self.guide, self.guide.parts()
        left = guide.formulas_left
        side = poses.beside_her(left)
        room = side.width - 0.5
        gradient = formulas.gradient_formula(guide.landscape, room)
        slopes = self.lines[0].slope_text, self.lines[1].slope_text
        numbers = formulas.worked_numbers(guide.landscape, guide.start, slopes, room)
        height, to_scale = formulas.height_above(guide.landscape, room), noted
        wide = None if height else formulas.height_above(guide.landscape, TITLE.width - 0.5)
        if wide:
            noted = (*noted, on_plate(wide).within(TITLE))
            side = side._replace(top=TITLE.bottom - 0.2)
        column = VGroup(*map(on_plate, [*([height] if height else []), gradient, numbers]))
        column.arrange(DOWN, buff=0.15, aligned_edge=LEFT)
        column.scale(min(side.width / column.width, side.height / column.height))
        for row in column:
            row[0].stretch_to_fit_width(float(column.width), about_edge=LEFT)
        rim, edge = (side.left, LEFT) if left else (side.right, RIGHT)
        column.move_to((rim, side.top, 0), aligned_edge=UP + edge)
        paper, cuts = self._cuts(column[-1], side.bottom)
        names, asked = self.named_parts(along), self._asked(*to_scale)
        self.add(*(arrow.set_as(grown=0) for arrow in along))
        self.say("The height here is {function}.", "The height here is {function_aloud}.")
        written = [one for one in (*column[:-2], *noted) if one not in to_scale]
        self.play(FadeOut(asked), *map(FadeIn, written), run_time=0.8)
        held = formulas.is_product_of_sines(guide.landscape)
        # What is drawn of one cut gives way to the next: on its paper there is always a curve.
        first, then = (squish_rate_func(smooth, *part) for part in ((0, 0.5), (0.5, 1)))
        left_over: list[Any] = []
        for arrow, name, axis, other in zip(along, names, "xy", "yx", strict=True):
            self.say(f"{{held_{axis}}}", f"{{aloud_{axis}}}")
            cut = cuts.get(axis, [])
            coming: list[Any] = [FadeIn(one) for one in paper if axis == "x"]
            coming += [FadeIn(one, rate_func=then if left_over else smooth) for one in cut]
            coming += [FadeOut(one, rate_func=first) for one in left_over]
            # Of the other axis nothing is said now.
            coming += [FadeOut(names[0], rate_func=first)] if axis == "y" else []
            self.play(arrow.grow(), FadeIn(name), *coming, run_time=0.7)
            kept = []
            if height and held:
                kept = [_line(height.part(f"sin_{other}"))]
                self.play(FadeIn(*kept), run_time=0.4)
            if held and axis == "x":
                self._slide(*cut)
            self.until(f"{{comes_{axis}}}")
            leaning = [change(one.leaning, 1) for one in cut[1:]]
            leaning += [part for one in cut[1:] for part in one.draw_all_slopes() if held]
            framed = [FadeIn(column[-2][0], _frame(gradient))] if axis == "x" else []
            # Its plate first: it would lie over what is written on it.
            self.play(*framed, FadeIn(gradient.part(axis)), *leaning, run_time=0.6)
            self.hold(0.2)
            left_over = [*cut, *kept]
        if left_over:
            self.play(*map(FadeOut, [*left_over, *paper]), run_time=0.3)
        self.say("At her start: the two slopes of her arrow.")
        self.play(FadeIn(column[-1][0], _frame(numbers)), run_time=0.5)
        self.until("two slopes")
        for axis, again in (("x", [names[0]]), ("y", [])):
            self.play(FadeIn(numbers.part(axis), *again), run_time=0.4)
        return VGroup(column, *along, *names, *noted)

    def _asked(self, *noted: Any) -> VGroup:
        """Both parts of her arrow and their numbers, which are asked about."""
        guide, along = self.guide, self.guide.parts()
        look = [] if guide.uphill.grown.get_value() else [guide.look()]  # hers may have come along
        names = self.named_parts(along, measured=True)
        self.add(*(arrow.set_as(grown=0) for arrow in along))
        coming = [*(arrow.grow() for arrow in along), *map(FadeIn, [*names, *noted])]
        self.play(*look, *coming, run_time=0.6)
        return VGroup(*along, *names)

    def _slide(self, *cut: Any) -> None:
        """On a cut along x, if there is one, the tangent slides, and its slopes draw a curve."""
        if cut:
            track, curve = cut
            self.say("{slides}")
            self.play(change(curve.leaning, 1), run_time=0.5)
            self.play(*track.stroll(), run_time=3.4)
        self.say("{found_x}", "{found_aloud}")

    def _cuts(self, above: Any, bottom: float) -> tuple[list[Paper], dict[str, list[Any]]]:
        """The ground cut along x and along y, from the upper edge of a row down, if there is room.

        One comes when the other has gone; the paper they are drawn on stays.
        """
        left, right = float(above.get_left()[0]), float(above.get_right()[0])
        box = Box(left, bottom, right, float(above.get_top()[1]))
        if box.height < LEAST_HIGH:
            return [], {}
        cuts = {axis: Slice(self.guide, box, axis) for axis in "xy"}
        paper = [cuts["x"].paper]
        return paper, {axis: [Track(one, self.guide), one] for axis, one in cuts.items()}


def _line(part: Any) -> Any:
    """A line below a part of a formula that is held fixed."""
    return Underline(part, color=TEXT, stroke_width=3, buff=0.07)


def _frame(column: Any) -> VGroup:
    """What stands of a column before its two parts do: all the rest."""
    parts = [column.part(name) for name in "xy"]
    own = {id(glyph) for part in parts for glyph in part.family_members_with_points()}
    return VGroup(*(one for one in column.family_members_with_points() if id(one) not in own))
