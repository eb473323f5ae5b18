"""Every dot pulls: what is told of is there and lit, with its number and its name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import Scene, VGroup

from scenes.parts.mse_gradient.asked import Asked
from scenes.parts.mse_gradient.balance import Balance
from scenes.parts.mse_gradient.cast import Few, Hundred
from scenes.parts.mse_gradient.ending import Wheel
from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.places import NOTES, SIDE, SYMBOLS, WORKED
from scenes.parts.mse_gradient.signs import levered, one_error, shrinking, strips
from scenes.parts.mse_gradient.square import NudgedSquare
from scenes.parts.mse_gradient.squares import Squares
from scenes.parts.mse_gradient.symbols import Board
from scenes.parts.mse_gradient.valley import Valley
from scenes.render.rehearsal import offstage
from scenes.stage import GRADIENT, LOSS, STEP
from tests.scenes.films.mse_gradient.made import PLAN, row


def opacity(part: Any) -> float:
    """Of its brightest letter."""
    return max(float(glyph.get_fill_opacity()) for glyph in part.family_members_with_points())


def test_one_dot_is_there_while_it_is_asked_what_one_dot_does() -> None:
    """“How much does one dot change the loss?” was asked of a line alone."""
    hundred = Hundred(PLAN)
    with offstage():
        scene = Scene()
        scene.add(*hundred.all)
        hundred.held.follow(PLAN.falling)
        for together, _ in hundred.gives_way([hundred.bands, hundred.dots]):
            scene.play(*together, run_time=0.1)
    assert hundred.asked_next in scene.mobjects
    assert [float(n) for n in np.ravel(hundred.asked_next.now())] == [2, 4]
    assert hundred.post.dots is None  # one of the hundred stayed on it, alone


def test_the_rows_along_w_are_one_equation() -> None:
    """Three lines stood below each other, the second without a sign."""
    with offstage():
        rows: Any = levered(PLAN)
    sources = [part.source for part in rows]
    assert [source.startswith("= ") for source in sources] == [False, True, True]


def test_what_is_worked_out_stands_at_the_height_of_its_square() -> None:
    """It was in the corner of the frame, far above the square that it speaks of."""
    few = Few(PLAN)
    low, high = (float(few.plane.xy(0, y)[1]) for y in (1, 4))
    with offstage():
        for rows in (one_error(PLAN)[1:], strips(PLAN), shrinking(PLAN), levered(PLAN)):
            parts: Any = VGroup(*rows)
            assert low < parts.get_center()[1] < high
            assert parts.get_left()[0] == pytest.approx(WORKED.left, abs=0.05)


def test_no_fraction_stands_beside_a_nudge_that_is_not_its_own() -> None:
    """0.4/0.2 stood there while the knob went from 0.20 to 0.05."""
    few = Few(PLAN)
    square = NudgedSquare(few.plane, PLAN, few.held)
    with offstage():
        asked, scene = Asked(PLAN, few, square, 0), Scene()
        few.held.rest(PLAN.three_start + np.array([PLAN.nudge, 0.0]))
        first = asked.rows[0]
        scene.add(first)
        moves = iter(asked.closes_in())
        before = few.held.w()
        for together, _ in moves:
            scene.play(*together, run_time=0.1)
            if few.held.w() != before:
                break
            assert first not in scene.mobjects
        for together, _ in moves:
            scene.play(*together, run_time=0.1)
    last: Any = asked.rows[0]
    assert "0.05" in last.source
    assert last in scene.mobjects


def test_the_loss_in_numbers_is_below_the_loss_in_symbols_and_both_are_beside_the_squares() -> None:
    """It was far above the plot, and all that is on its lower right was empty."""
    few = Few(PLAN)
    with offstage():
        board, scene = Board(PLAN, few), Scene()
        scene.add(few.plane)
        together, _ = next(iter(board.has_room()))
        scene.play(*together, run_time=0.1)
    symbols, numbers = board.lines[0].row, board.squares.worked
    assert symbols.get_bottom()[1] > numbers.get_top()[1] + 0.5
    assert board.crowd in scene.mobjects  # beside the plot there is something at once
    right = max(
        float(few.plane.at(corners)[:, 0].max())
        for corners, error in board.squares.corners()
        for corners in [corners + np.array([[0, 0], [1, 0], [1, 0], [0, 0]]) * abs(error)]
    )
    assert right < min(symbols.get_left()[0], numbers.get_left()[0])
    assert right < few.plane.corner[0] + few.plane.size[0]


def test_the_plane_of_the_arrows_comes_as_the_note_goes_that_stood_there() -> None:
    """For more than a second nothing was there, beside small dots."""
    with offstage():
        board, scene = Board(PLAN, Few(PLAN)), Scene()
        board.lines = [Line(row("done", k), board.boxes[k]) for k in (0, 1)]
        scene.add(board.few.plane, board.error, *board.lines)
        together, _ = next(iter(board.arrows()))
        scene.play(*together, run_time=0.1)
    assert board.error not in scene.mobjects
    assert board.shares.pane in scene.mobjects


def test_the_index_has_a_name() -> None:
    """i stood in three rows and nothing said what it counts."""
    with offstage():
        board = Board(PLAN, Few(PLAN))
        list(board.averaged())
    (hooks,) = board.hooks
    assert "1 to" in "".join(getattr(part, "text", "") for part in hooks.submobjects)


@pytest.mark.parametrize("number", [0, 1])
def test_the_inner_brackets_come_once_y_has_passed(number: int) -> None:
    """“(wx + b) )” stood there with a hole between both brackets, and only in the upper row."""
    with offstage():
        line = Line(row("line", number), SYMBOLS)
        turning = line.turn_into(row("turned", number), {"was_y"})
    turning.begin()
    inner = [opacity_of(turning, name) for name in ("one_il", "one_ir")]
    outer = [opacity_of(turning, name) for name in ("one_ol", "one_or")]
    for share in np.linspace(0, 0.7, 15):
        turning.interpolate(share)
        assert max(seen() for seen in inner) == 0
        assert min(seen() for seen in outer) == 1
    turning.interpolate(1.0)
    assert min(seen() for seen in inner) == 1


def opacity_of(turning: Any, name: str) -> Any:
    """How much of a part of the new row is seen, at any time."""
    (part,) = turning.new.part(name).family_members_with_points()
    at = np.asarray(part.get_center())
    (glyph,) = (
        glyph
        for move in turning.moves
        for glyph, end in zip(move.glyphs, move.ends, strict=True)
        if np.allclose((end.min(axis=0) + end.max(axis=0)) / 2, at)
    )
    return glyph.get_fill_opacity


def test_errors_change_their_sign_with_the_bracket() -> None:
    """“Dot minus line” was written, and beside it stood line minus dot."""
    few = Few(PLAN)
    with offstage():
        squares = Squares(few)
    few.held.rest(PLAN.three_next)

    def told() -> list[str]:
        return [text.text for text, *_, strength in squares.texts() if strength > 0.9]

    assert told() == ["0", "−0.2", "−1.6"]
    squares.other_way.set_value(0.5)
    assert told() == []  # never one over the other
    with offstage():
        Scene().play(squares.turned_round(), run_time=0.1)
    assert told() == ["0", "0.2", "1.6"]


def test_the_other_rate_is_told_before_it_takes_the_2_in() -> None:
    """“α′ = 2α = 0.2” came after that, and was there for half a second."""
    with offstage():
        board = Board(PLAN, Few(PLAN))
        board.lines = [Line(row("turned", k), board.boxes[k]) for k in (0, 1)]
        moves = [
            [getattr(play.mobject, "source", "") for play in together]
            for together, _ in board.halved()
        ]
    told = [number for number, sources in enumerate(moves) if any("alpha'" in s for s in sources)]
    assert told[0] == 1 < len(moves) - 1


def test_the_first_share_of_a_hundred_has_its_numbers() -> None:
    """“The first dot adds its share”: nothing told which dot, and how much."""
    hundred = Hundred(PLAN)
    with offstage():
        valley = Valley(PLAN, hundred, Slopes(PLAN.dots, hundred.held), PLAN.nearby)
    thread, seen = valley.thread, []
    thread.named.set_value(1)
    seen = [text.text for text, *_, strength in thread.texts() if strength == 1]
    x, y = PLAN.dots.x[0], PLAN.dots.y[0]
    error = PLAN.start[0] * x + PLAN.start[1] - y
    share = PLAN.rate * 2 / len(PLAN.dots) * error * np.array([x, 1.0])
    assert f"({share[0]:.3f}, {share[1]:.3f})".replace("-", "−") in seen
    assert x == PLAN.dots.x.min()
    assert float(hundred.farthest_left()[1].now()[0][0]) == x


def test_the_stacks_have_names() -> None:
    """19.8 and 19.3 stood there: of what?"""
    with offstage():
        balance = Balance(Hundred(PLAN))
    assert [text.text.split()[0] for text, *_ in balance.texts()] == ["pull", "turn"]


def test_the_wheel_is_large_and_its_signs_have_their_colours() -> None:
    """It was an eighth of the frame wide, all grey, in the last picture."""
    with offstage():
        wheel = Wheel()
    assert [sign.tint for sign in wheel.signs] == [LOSS, GRADIENT, STEP]
    lefts = [left for _, left, *_ in wheel.texts()]
    rights = [left + text.width for text, left, *_ in wheel.texts()]
    assert max(rights) - min(lefts) > 3
    assert max(rights) <= SIDE.right + 1e-6
    assert min(foot for _, _, foot, _ in wheel.texts()) > wheel.count.get_top()[1]
    assert NOTES.bottom - 0.5 < wheel.count.get_bottom()[1]
