"""Every dot pulls: what is measured by eye is large, named, and beside what it is of."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import Scene

from scenes.parts.mse_gradient.cast import Few, Hundred
from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.hooks import Hooks
from scenes.parts.mse_gradient.instruments import instruments
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.places import LOW, NOTES, TALL, WORKED
from scenes.parts.mse_gradient.signs import shrinking
from scenes.parts.mse_gradient.symbols import Board
from scenes.parts.mse_gradient.table import AverageSquare
from scenes.parts.mse_gradient.valley import Valley
from scenes.render.rehearsal import offstage
from scenes.stage import GRADIENT, STEP, TEXT
from tests.scenes.films.mse_gradient.made import PLAN, row


def made() -> Board:
    with offstage():
        return Board(PLAN, Few(PLAN))


def test_each_share_has_its_numbers_beside_it() -> None:
    """(−2, 1), (−1, −1), (−6, −3) stood in a row, in the reverse order of their arrows."""
    board = made()
    tips = board.shares.pane.at(board.shares.tips)
    ways = [a + np.linspace(0, 1, 50)[:, None] * (b - a) for a, b in pairwise(tips)]
    for own, name in enumerate(board.names):
        half = np.array([name.width, name.height]) / 2
        apart = [
            float(np.maximum(np.abs(way - name.get_center()[:2]) - half, 0).max(axis=1).min())
            for way in ways
        ]
        assert apart[own] == min(apart) < 0.4
    assert float(np.linalg.norm(tips[3] - tips[2])) > 2.5  # their plane was a strip


def test_delta_is_long_enough_for_a_ruler_and_has_its_name() -> None:
    """It was 17 pixels of 1,280, in a glass without a name or a line to what it enlarged."""
    board = made()
    shares, glass = board.shares, board.glass
    for play in (*shares.sum(), shares.averaged(), *shares.scaled()):
        play.begin()
        play.interpolate(1.0)
    ((ends, color, strength),) = glass.ends()
    unit = float(shares.pane.size[0] / shares.pane.span[0])
    assert (color, strength) == (GRADIENT, 1.0)
    assert ends[1] - ends[0] == pytest.approx(
        glass.times * unit * (PLAN.rate * PLAN.three_gradient)
    )
    assert np.linalg.norm(ends[1] - ends[0]) > 0.7
    assert [text.text for text, *_ in glass.texts()][1:] == ["δ"]
    root, radius = glass.source()
    start, end = glass.leader()  # from rim to rim
    assert np.linalg.norm(start - root) == pytest.approx(radius)
    assert np.linalg.norm(end - glass.middle) < np.linalg.norm(start - glass.middle)
    shares.turned.set_value(1)
    assert [(text.text, text.tint) for text, *_ in glass.texts()][1:] == [("−δ", STEP)]


def test_the_glass_covers_neither_the_gradient_nor_the_rim_of_its_plane() -> None:
    """It lay on the middle of the arrow whose tenth it shows, and cut the rim of the ground."""
    board = made()
    shares, glass = board.shares, board.glass
    pane = shares.pane
    lens = float(np.linalg.norm(glass.leader()[1] - glass.middle))
    tip = shares.scale_to * shares.tips[-1]
    arrow = pane.at(np.linspace(0, 1, 50)[:, None] * tip)
    assert np.linalg.norm(arrow - glass.middle, axis=1).min() > lens + 0.15
    assert (glass.middle - lens > pane.corner).all()
    assert (glass.middle + lens < pane.corner + pane.size).all()


def test_uphill_is_seen_where_the_gradient_points() -> None:
    """“The gradient points uphill” was said where no hill was."""
    board = made()
    board.lines = [Line(row("done", k), board.boxes[k]) for k in (0, 1)]
    together, _ = next(iter(board.step()))
    low, high = board.ground.ends()
    way = (high - low) / np.linalg.norm(high - low)
    gradient = PLAN.three_gradient / np.linalg.norm(PLAN.three_gradient)
    assert way == pytest.approx(gradient)
    for start, end in board.ground.levels():
        assert (end - start) @ gradient == pytest.approx(0, abs=1e-9)
    assert any(getattr(play, "mobject", None) is board.ground for play in together)


@pytest.mark.parametrize("axis", [0, 1])
def test_a_needle_is_as_high_as_its_half_of_the_frame(axis: int) -> None:
    """−8.21 was a bar of 20 pixels."""
    hundred = Hundred(PLAN)
    with offstage():
        slopes = Slopes(PLAN.one, hundred.held)
        needles = instruments(PLAN, slopes)
        hundred.tells(slopes, needles)
    face = needles[axis].face
    assert float(face.spot(1.0)[1] - face.spot(-1.0)[1]) > 4
    first, second = (needle.readout for needle in needles)
    assert second.get_left()[0] > first.get_right()[0]


@pytest.mark.parametrize("number", [0, 1])
def test_y_goes_over_to_the_front_of_the_bracket_in_sight(number: int) -> None:
    """It went, and another came: between them the bracket had a hole."""
    board = made()
    with offstage():
        board.lines = [Line(row("line", k), board.boxes[k]) for k in (0, 1)]
        turning = board._become("turned", 0, 1)[number]
    turning.begin()
    (flies,) = (move for move in turning.moves if move.high)
    for share in np.linspace(0, 1, 21):
        turning.interpolate(share)
        assert all(glyph.get_fill_opacity() == 1 for glyph in flies.glyphs)
    assert [len(flies.glyphs)] == [len(row("turned", 0).part("was_y"))]


@pytest.mark.parametrize(("now", "then"), [("done", "two"), ("turned", "scaled")])
def test_a_slope_becomes_a_step_without_a_dark_moment(now: str, then: str) -> None:
    """Both rows went dark as a whole, and came back with α."""
    board = made()
    with offstage():
        board.lines = [Line(row(now, k), board.boxes[k]) for k in (0, 1)]
    scene = Scene()
    scene.add(*board.lines)
    moves = board.scaled() if then == "two" else board.halved()
    seen = []
    for together, _ in moves:
        for play in together:
            if getattr(play, "moves", None):
                play.begin()
                play.interpolate(0.5)
                glyphs = [glyph for move in play.moves for glyph in move.glyphs]
                seen.append(sum(glyph.get_fill_opacity() > 0.9 for glyph in glyphs))
                play.interpolate(1.0)
                play.clean_up_from_scene(scene)
    assert len(seen) >= 2
    assert min(seen) > 6


def test_what_is_worked_out_beside_one_dot_fills_its_column() -> None:
    """It was a note in a corner, half of its column empty."""
    with offstage():
        rows = shrinking(PLAN)
    assert rows.width > 0.9 * WORKED.width
    assert rows.get_right()[0] <= WORKED.right + 1e-6


def test_the_map_tells_where_the_loss_is_high_and_low() -> None:
    """Nothing told what its colours are, while “which way is down” was asked."""
    hundred = Hundred(PLAN)
    with offstage():
        valley = Valley(PLAN, hundred, Slopes(PLAN.one, hundred.held), PLAN.landscape)
    box = valley.view.map_panel()
    for plate in valley.heights:
        assert box.left < plate.get_left()[0] < plate.get_right()[0] < box.right
        assert box.bottom < plate.get_bottom()[1] < plate.get_top()[1] < box.top
        spot = valley.view.at(PLAN.start)
        half = np.array([plate.width, plate.height]) / 2
        assert np.max(np.abs(spot - plate.get_center()[:2]) - half) > 0.25


def test_a_narrow_letter_has_a_bar_that_is_seen() -> None:
    """Under b it was a speck of 8 pixels."""
    board = made()
    with offstage():
        (bar,) = Hooks(board.error, ("knob_b",), "", TEXT)
    assert bar.width >= 0.3 - 1e-6


def test_numbers_that_swell_keep_clear_of_each_other() -> None:
    """“slope along w −8.21” swelled into the words beside it."""
    hundred = Hundred(PLAN)
    with offstage():
        slopes = Slopes(PLAN.one, hundred.held)
        needles = instruments(PLAN, slopes)
        hundred.tells(slopes, needles)
    slopes.told[0].set_value(1)
    slopes.told[1].set_value(1)
    first, second = (needle.readout for needle in needles)
    swollen = (1.08 - 1) / 2 * max(first.width, second.width)
    assert second.get_left()[0] - first.get_right()[0] > swollen + 0.1


def test_the_square_of_the_loss_is_large_and_whole() -> None:
    """It was as wide as a finger's nail, and grew as the plot was raised, though no loss did."""
    few = Few(PLAN)
    few.plane.within(LOW).reframe(x=few.columns, y=few.raised_rows)
    with offstage():
        tile = AverageSquare(few)
    low = tile.unit()
    side = low * float(np.sqrt(PLAN.three_loss(PLAN.three_start)))
    assert 1.8 < side < NOTES.height - 0.75
    few.plane.within(TALL).reframe(x=few.columns, y=few.raised_rows)
    assert tile.unit() == pytest.approx(low, rel=0.1)
