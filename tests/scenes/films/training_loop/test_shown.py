"""Guess, measure, adjust: what stands on the screen is what the programs do."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import Dataset
from scenes.parts.training_loop import places
from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.plan import EVENINGS, Plan
from scenes.parts.training_loop.race import Race
from scenes.parts.training_loop.retyped import Retyped
from scenes.parts.training_loop.ring import Ring
from scenes.parts.training_loop.rounds import Rounds, cards, loop_size, numbered
from scenes.parts.training_loop.second import Second
from scenes.parts.training_loop.stop import Stop
from scenes.parts.training_loop.valley import Opening
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE
from scenes.stage.lecture.boxes import FRAME
from tests.scenes.films.training_loop.made import PLAN

NEGATIVE = replace(PLAN, data=Dataset(PLAN.data.x, -PLAN.data.y))


def printed(program: list[str], **names: Any) -> list[str]:
    """What cards print, if they are run one after another with nothing but these names."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec("\n".join(program), names)
    return told.getvalue().splitlines()


def printed_by_the_one_with_the_test() -> list[str]:
    """What the program prints at its end, if the line that ends the loop is in it."""
    program = ["from numpy import mean", *PLAN.functions, PLAN.stopping]
    return printed(program, x=PLAN.data.x, y=PLAN.data.y)[-1:]


def test_all_lines_begin_in_one_column() -> None:
    """Lines 10 to 14 stood one column further right, as if they were indented."""
    with offstage():
        rows = Rounds(PLAN, Machine(PLAN)).whole.lines
    assert {row.index(".") for row in rows} == {2}
    assert rows[8:10] == [" 9.   return 2 * mean(errors * x)", "10. w = 0"]


def test_the_tangent_is_as_steep_as_the_gradient_that_stands_beside_it() -> None:
    """It slid on with her while “811.0000” was held: slopes that no step has."""
    stop = stop_of()
    with offstage():
        moves = stop.run()
    for move in moves:
        move.begin()
    for share in np.linspace(0, 1, 61):
        for move in moves:
            move.interpolate(float(share))
        assert abs(stop.tangent.slope()) == pytest.approx(stop.steepness())
    assert stop.tangent.grown.get_value() == pytest.approx(1)


def test_the_axis_is_magnified_as_many_times_as_it_says() -> None:
    with offstage():
        track = Race(PLAN).track
    low, high = track.near(1.78)
    assert track.factor == 40
    assert track.factor * (high - low) == pytest.approx(track.whole[1] - track.whole[0])


def test_the_program_keeps_its_lines_and_turns_into_the_other() -> None:
    """“The loop keeps its shape”: it was taken away, and another of eight more lines typed."""
    second = PLAN.second
    assert len(second.splitlines()) == len(PLAN.loop.splitlines()) == 5
    with offstage():
        card = Retyped(numbered(PLAN.loop, 4), numbered(second, 4), {}, 33)

    def read(*kinds: str) -> str:
        rows = ["" for _ in card.lines]
        for text, row, before, after, kind in card.pieces:
            if kind in kinds:
                column = before if "goes" in kinds else after
                rows[row] = rows[row].ljust(column) + text.text
        return "\n".join(rows)

    assert read("stays", "goes") == numbered(PLAN.loop, 4)
    assert read("stays", "comes") == numbered(second, 4)
    assert ", b" in {second.splitlines()[row][c - 3 : c - 3 + n] for row, c, n in card.new()}


def test_the_axis_of_the_dots_keeps_its_range_and_has_even_numbers() -> None:
    """It went to 27, to 57, to 29; its numbers were 0, 5, 10, 20."""
    with offstage():
        machine = Machine(PLAN)
    for box in (places.FILE_DOTS, places.TALL, places.DOTS, places.SMALL):
        plane = machine.plane.within(box)
        assert (plane.low[0], plane.low[0] + plane.span[0]) == pytest.approx(machine.across)
        level = np.sort([value for axis, value, tick in plane.ticks() if axis == 0])
        assert np.ptp(np.diff(level)) == pytest.approx(0)


def stop_of(plan: Plan = PLAN) -> Stop:
    """What ends the loop, with she who walks while it runs."""
    with offstage():
        return Stop(plan, ValueTracker(0.0))


def test_one_line_more_ends_the_loop() -> None:
    """It counts what the program does; she stands where its w is."""
    stop = stop_of()
    rows = [
        row for card in (stop.upper, stop.test, stop.lower) for row in card.lines if row.strip()
    ]
    assert [row[4:].rstrip() for row in rows] == PLAN.stopping.splitlines()
    assert PLAN.stopped.log[-1] == "w=1.7774526385"
    assert printed_by_the_one_with_the_test() == ["w=1.7774526385"]
    stop.round.set_value(stop.last)
    assert stop.counted.now.written() == "19"
    assert stop.steepness() <= 0.01 < abs(PLAN.walk.gradients[18, 0])
    assert stop.valley.hiker.x == pytest.approx(1.7774526385)
    assert stop.tangent.slope() == pytest.approx(-stop.steepness())


def test_without_that_line_all_rounds_are_counted() -> None:
    """“A hundred, whatever happens” was told, and the count stood at 0 for six seconds."""
    stop = stop_of()
    stop.round.set_value(PLAN.iterations)
    assert stop.counted.now.written() == "100"


def test_she_goes_down_from_where_w_is_0_on_either_side() -> None:
    """Where the best w is negative, she goes to the left; her first place is seen, and the last."""
    for plan in (PLAN, NEGATIVE):
        with offstage():
            opening = Opening(plan, ValueTracker(0.0))
        it = opening.valley
        assert it.hiker.x == pytest.approx(0)
        assert it.hiker.facing == np.sign(plan.best)
        ends = it.curve.at([[0.0], [plan.best]])
        assert np.all(np.abs(ends[:, 0]) < FRAME.right)
        assert np.all(ends[:, 1] > FRAME.bottom)
        assert ends[0, 1] + it.hiker.tall < FRAME.top
        assert opening.asked.get_bottom()[1] > ends[1, 1] + it.hiker.tall


def test_a_line_that_may_be_added_has_no_number_and_the_others_keep_theirs() -> None:
    """It was the seventh of nine, and when it was gone again nobody said so."""
    stop = stop_of()
    rows = [row for card in (stop.upper, stop.lower) for row in card.lines if row.strip()]
    assert [row.rstrip() for row in rows] == numbered(PLAN.loop, 10).splitlines()
    assert stop.test.lines[3].startswith("+ ")


def test_the_functions_are_large_and_shown_whole() -> None:
    """All three stood there at once, in letters of 3.7 % of the height."""
    with offstage():
        made = cards(PLAN)
    assert {card.size for card in made[1:]} == {places.CODE_SIZE}
    rows = [row for card in made for row in card.lines]
    program = "\n".join((PLAN.opening, *PLAN.functions))
    assert rows == numbered(program).splitlines()
    assert all(card.get_right()[0] <= STAGE.right for card in made)
    assert loop_size(numbered(PLAN.loop, 10), numbered(PLAN.second, 10)) / 96 >= 0.045 * 8


def test_a_round_is_told_up_to_its_loss_and_not_its_step() -> None:
    """“Line three: three steps taken”, and the line had taken four."""
    with offstage():
        rounds = Rounds(PLAN, machine := Machine(PLAN))
        for moves, _, _ in rounds.tell(4):
            for move in moves:
                move.begin()
                move.finish()
    assert rounds.log.printed.get_value() == 4
    assert machine.guide.progress.get_value() == 3


def shown(card: Any) -> str:
    """The lines of a card as they stand at its end, without the numbers before them."""
    rows = list(card.lines)
    if isinstance(card, Retyped):
        rows = ["" for _ in rows]
        for text, row, _, column, kind in card.pieces:
            if kind != "goes":
                rows[row] = rows[row].ljust(column) + text.text
    return "\n".join(row.partition(". ")[2] for row in rows)


def test_all_lines_that_are_counted_stand_on_the_screen_and_are_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """“Eight lines” took eleven, the two that open the file and the one that knows the mean."""
    with offstage():
        program = [*map(shown, cards(PLAN)), shown(Rounds(PLAN, Machine(PLAN)).card)]
    assert len("\n".join(program).splitlines()) == PLAN.lines == 14
    with offstage():  # and once all of them at a time
        rows = [row for text in program for row in text.splitlines()]
        assert shown(Rounds(PLAN, Machine(PLAN)).whole).splitlines() == rows
    monkeypatch.chdir(EVENINGS.parent)
    assert printed(program) == list(PLAN.run.log)


def test_the_program_of_two_knobs_prints_its_log_as_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its gradient was never written: with the one that was, it ended at b = 2.231.

    And the file that it opened was that of the evenings.
    """
    with offstage():
        second, (_, predict, measure, _) = Second(PLAN), cards(PLAN)
    program = [*map(shown, (second.loading, predict, measure, second.slopes, second.code))]
    assert len("\n".join(program).splitlines()) == PLAN.lines
    assert second.loading.changing == [1]
    monkeypatch.chdir(EVENINGS.parent)
    assert printed(program) == list(PLAN.second_run.log)
    before, after = PLAN.functions[-1].splitlines(), PLAN.both_slopes.splitlines()
    changed = [row for row, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    assert changed == second.slopes.changing == [2]


def test_a_report_comes_as_its_round_begins_and_not_before() -> None:
    """“10: 1.483” stood there at w = 0.96, which is not the w of that loss."""
    with offstage():
        second = Second(PLAN)
    second.log.printed.set_value(1)
    moves = second.run()
    for move in moves:
        move.begin()
    for share in np.linspace(0, 1, 101):
        for move in moves:
            move.interpolate(float(share))
        rounds = float(second.progress.get_value())
        assert np.ceil(second.log.printed.get_value() - 1e-6) - 1 <= rounds / 10 + 1e-6


def test_the_gradient_comes_from_errors_times_x() -> None:
    """−811 appeared from nowhere: now each bar is an error times its x, and their average is it."""
    for plan in (PLAN, NEGATIVE):
        with offstage():
            it = Machine(plan)
        products = it.pulls.products()
        assert 2 * products.mean() == pytest.approx(plan.walk.gradients[0, 0])
        it.pulls.weighed.set_value(1)
        lengths = np.diff(it.pulls.bars()[:, :, 1], axis=1)[:, 0]
        assert lengths / products == pytest.approx(lengths[0] / products[0])
        assert lengths[0] / products[0] > 0
        low, high = it.pulls.bars()[:, :, 1].min(), it.pulls.bars()[:, :, 1].max()
        it.pulls.shared.set_value(1)  # the factor 2 was nowhere to be seen
        once = float(np.diff(it.pulls.bars()[0, :, 1])[0])
        it.pulls.doubled.set_value(1)
        assert np.diff(it.pulls.bars()[0, :, 1])[0] == pytest.approx(2 * once)
        low = min(low, it.pulls.bars()[:, :, 1].min())
        high = max(high, it.pulls.bars()[:, :, 1].max())
        assert it.twice.text.replace("(", "").replace(")", "") in ("2 × −405.5", "2 × 405.5")
        assert places.PULLS.bottom <= low + 1e-9
        assert high <= places.PULLS.top + 1e-9
        way = it.way.way[1] - it.way.way[0]
        assert np.sign(way[0]) == np.sign(plan.best)


def test_the_arrow_to_the_next_line_is_as_long_as_what_it_says() -> None:
    """“One line down” was said beside a plot in which nothing moved."""
    with offstage():
        race = Race(PLAN)
    fall, plane = race.losses.fall, race.losses.history.plane
    powers = [(y - plane.corner[1]) / plane.size[1] * plane.span[1] for y in fall.arrow.way[:, 1]]
    assert fall.words.text == "÷ 1,000"
    assert powers[0] - powers[1] == pytest.approx(3)


def test_the_light_stands_at_a_card_while_that_is_named() -> None:
    """It was back at the house when “look at it” was said, and the roof mended before its words."""
    ring = Ring()

    def end(*moves: Any) -> tuple[float, float]:
        for move in moves:
            move.begin()
            move.finish()
        return float(ring.turn.get_value()) * 360, float(ring.mended.get_value())

    assert end(ring.go_to(1)) == (pytest.approx(115), 0)  # degrees from the upper card
    assert end(*ring.adjust()) == (pytest.approx(245), 1)
    assert end(*ring.round()) == (pytest.approx(360), 2)
    assert end(ring.go_to(0)) == (pytest.approx(360), 2)
