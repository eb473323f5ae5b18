"""A row becomes the next; a symbol that travels leaves its place empty."""

from __future__ import annotations

import numpy as np
from manim import Scene

from scenes.render.rehearsal import offstage
from scenes.stage import TITLE, Derivation, Formula

OLD = "{{L : loss}} = e e e e e^({{2 : two}})"
NEW = "{{L : loss}} = {{2 : two}} e e e e e"


def test_it_is_the_new_row_when_it_is_over() -> None:
    with offstage():
        scene, new = Scene(), Formula(NEW)
        board = Derivation(Formula(OLD), TITLE)
        scene.add(board)
        scene.play(board.turn_into(new), run_time=0.5)
        assert board.row is new
        assert scene.mobjects == [board]
        assert list(board) == [new]
        assert np.allclose(new.get_center(), TITLE.middle)


def test_what_travels_is_seen_once() -> None:
    with offstage():
        board = Derivation(Formula(OLD), TITLE)
        start, two = board.row.part("two").get_center(), Formula(NEW)
        turning = board.turn_into(two, over={"two"})
        turning.begin()
        turning.interpolate(0.5)
        moving = board.row.part("two").get_center()
        end = two.part("two").get_center()
        assert np.linalg.norm(moving - start) > 0.01
        assert moving[1] > max(start[1], end[1]) - 1e-6  # over what is in between


def test_what_is_there_once_more_is_lifted_over_the_others_and_leaves_no_hole() -> None:
    """The 25 flew through a minus and a bracket, and its place stood empty."""
    old, new = "({{25 : x}} - 41)", "({{25 : x}} - 41) {{25 : out}}"
    with offstage():
        scene, board = Scene(), Derivation(Formula(old), TITLE)
        scene.add(board)
        row = Formula(new)
        turning = board.lift_out(row, {"out": "x"})
        turning.begin()
        seen = []
        for share in np.linspace(0.0, 1.0, 21):
            turning.interpolate(float(share))
            stays = board.row.part("x")
            assert max(g.fill_opacity for g in stays.family_members_with_points()) > 0.99
            moving = [
                a.mobject for a in turning.animations if a.mobject.family_members_with_points()
            ]
            seen.append(max(float(m.get_top()[1]) for m in moving))
        assert max(seen) > float(row.get_top()[1]) + 0.2
        turning.finish()
        turning.clean_up_from_scene(scene)
        assert board.row is row


def test_an_arc_over_a_long_row_is_not_half_a_circle() -> None:
    """The 2 of a square went out of the frame at the top on its way to the front."""
    with offstage():
        board = Derivation(Formula("e " * 29 + "e^({{2 : two}})", size=50), TITLE)
        row = Formula("{{2 : two}} " + "e " * 30, size=50)
        turning = board.turn_into(row, over={"two"})
        turning.begin()
        tops = []
        for share in np.linspace(0.0, 1.0, 41):
            turning.interpolate(float(share))
            tops.append(float(board.row.part("two").get_top()[1]))
    assert float(row.get_top()[1]) < max(tops) < TITLE.middle[1] + 1.6


def test_a_row_that_is_too_wide_is_shrunk() -> None:
    with offstage():
        board = Derivation(Formula(OLD + "+ a" * 60), TITLE)
    assert board.row.width <= TITLE.width + 1e-6


def test_a_part_swells_about_its_middle_and_is_as_before() -> None:
    with offstage():
        scene, board = Scene(), Derivation(Formula(OLD), TITLE)
        scene.add(board)
        part = board.row.part("two")
        width, middle = part.width, part.get_center()
        swelling = board.swell("two", by=1.5)
        swelling.begin()
        swelling.interpolate(0.5)
        assert np.isclose(part.width, 1.5 * width)
        assert np.allclose(part.get_center(), middle)
        swelling.finish()
        assert np.isclose(part.width, width)
        scene.play(board.swell("two"), run_time=0.3)
        assert scene.mobjects == [board]


def test_what_travels_in_an_arc_stays_a_letter() -> None:
    """A raised 2 was a sliver half-way: the arc turned its outline, which was another's as well."""
    with offstage():
        board, row = Derivation(Formula(OLD), TITLE), Formula(NEW)
        turning = board.turn_into(row, over={"two"})
        turning.begin()
        (two,) = board.row.part("two").family_members_with_points()
        (end,) = row.part("two").family_members_with_points()
        for share in (0.4, 0.5, 0.6):
            turning.interpolate(share)
            assert np.isclose(two.width / two.height, end.width / end.height, rtol=1e-3)
            assert two.height <= end.height + 1e-6


def test_what_both_rows_have_does_not_go_and_come_again() -> None:
    """Brackets and numbers of no name blinked: they faded out of one row and into the next."""
    with offstage():
        board, row = (
            Derivation(Formula("(4 + x)^({{2 : two}})"), TITLE),
            Formula("{{2 : two}} (4 + x)"),
        )
        stays = list(board.row.family_members_with_points())
        turning = board.turn_into(row)
        turning.begin()
        for share in (0.2, 0.4, 0.6, 0.8, 1.0):
            turning.interpolate(share)
            assert all(glyph.get_fill_opacity() == 1 for glyph in stays)
        x = [glyph.get_x() for glyph in stays[:-1]]
        assert x == sorted(x)
