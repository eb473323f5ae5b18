"""The film on stochastic descent as it is told: who moves, walks and counts, and when."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from manim import ValueTracker

from scenes.parts.stochastic import places
from scenes.parts.stochastic.asking import Asking, pace_for
from scenes.parts.stochastic.batches import seen_at_once
from scenes.parts.stochastic.dance import Close
from scenes.parts.stochastic.dots import DataSide
from scenes.parts.stochastic.gutters import Bowl
from scenes.parts.stochastic.losses import SPARE, late_losses
from scenes.parts.stochastic.race import Race
from scenes.parts.stochastic.rates import Choosing
from scenes.parts.stochastic.shapes import leap, over_ground, taken
from scenes.parts.stochastic.step import SingleStep
from scenes.parts.stochastic.telling import equals, facts
from scenes.render.rehearsal import Rehearsal, offstage
from scenes.stage import STAGE, Box, View
from scenes.stochastic import Stochastic
from tests.scenes.films.stochastic.made import PLAN, loss, one_by_one, plan
from tests.scenes.performing import looks, performed


def test_the_number_of_an_error_does_not_change_sides_during_a_step():
    side = DataSide(PLAN)
    first, second = side.numbers
    post = side.plane.xy(PLAN.x, PLAN.y)[0]
    assert (first.get_center()[0] > post) == (second.get_center()[0] > post)


def test_nobody_moves_before_all_are_asked():
    """At 100 questions she who asks all was seen half way to where her one step ends."""
    for size in (1, 10, 100):
        for asked in np.linspace(0, 300, 1201):
            steps = taken(asked, size)
            assert steps <= asked // size
            # Between two of her lines she is only as she leaps.
            assert steps == int(steps) or asked % size < leap(size)


def test_all_ask_at_one_pace_and_never_stop():
    """A counter ran at 2,700, at 3,300 and at 10,000 questions a second, and stood in between."""
    clock = ValueTracker(3.0)
    asking = Asking(clock, pace_for(100))
    asking.begin()
    for seconds in (0.5, 2.0, 20.0):
        clock.set_value(3.0 + seconds)
        assert asking.now() == pytest.approx(40 * seconds)
        assert asking.runs
    asking.begin(100)
    clock.set_value(60.0)
    assert (asking.now(), asking.runs) == (100, False)
    assert facts(PLAN)["duration"] == "about seven hours"
    walk = PLAN.large.path
    assert walk[0] == pytest.approx([-1, 3])
    assert len(walk) > 40 * 60


def test_one_rate_and_one_step_all_through_the_film():
    """Worked out was a step at a rate of 0.2, and the race called it 0.1."""
    with offstage():
        side = DataSide(PLAN)
        step = SingleStep(PLAN, side, View(PLAN.ground), Box(0, -3, 4, 2))
    for row in step.rule:
        assert "{{alpha : rate}}" in row.source
    for row in step.numbers:
        assert "{{0.1 : rate}}" in row.source
    assert equals(3 - 0.1 * 2 * 4.92, "2.02") == "approx"


def test_losses_after_the_first_pass_are_all_seen_close_up():
    low, high = late_losses(PLAN)
    for run in (PLAN.one_by_one.losses[100:], PLAN.all_at_once.losses[1:]):
        assert np.all((np.log10(run) > low) & (np.log10(run) < high))


def test_where_she_settles_old_landings_fade():
    """All were as bright, and the last cloud looked as wide as that of a rate of 0.05."""
    with offstage():
        landings = Close(PLAN).landings
    spread = []
    for shown in (300, 600):
        strong = landings.strengths(shown) > 0.5 * landings.strengths(shown).max()
        bright = landings.lines[:shown][strong]
        spread.append(np.linalg.norm(bright - PLAN.best, axis=1).mean())
    assert spread[1] < spread[0] / 2


def test_she_walks_on_as_the_rate_is_turned_down_and_no_other_rate_is_told():
    """The cloud was wiped out, the rate turned up again, and told was one that no step has."""
    with offstage():
        close = Close(PLAN)
    steps = np.linalg.norm(np.diff(close.landings.lines, axis=0), axis=1)
    assert steps[299] < 4 * 0.1  # no leap where one part ends
    told = {}
    for shown in (0, 1, 300, 300.5, 301, 600):
        close.landings.shown.set_value(shown)
        close.rate.set_value(0.075)
        told[shown] = close.dial.readout.value()
    assert [told[at] for at in (0, 1, 300)] == [0.1] * 3
    assert [told[at] for at in (300.5, 301)] == [0.1] * 2
    assert told[600] == pytest.approx(0.1 / (1 + 299 / 20))


def test_chance_is_told_of_where_it_is_shown():
    words = facts(PLAN)["chance"]
    assert words == "Chance? A little. Nine in ten shuffles end in this band, below 1.5."
    assert PLAN.losses(10)[1] < PLAN.measured.bands[1, 10]
    assert PLAN.measured.bands[2, 10] < 1.5


def test_a_rate_that_wins_by_little_is_not_said_to_win_clearly():
    """0.24 against 0.25 was told as a victory."""
    tried = sorted(PLAN.measured.batches[0].tried)
    assert tried[0] < tried[1] < 1.1 * tried[0]
    assert facts(PLAN)["wins"] == "Rate 0.2 wins, by a hair."
    apart = plan(rates=(0.01, 0.2))
    assert facts(apart)["wins"] == "Rate 0.2 wins: its loss is lowest."


@looks(Stochastic, "the_dance")
def head_and_number(scene: Stochastic) -> tuple[bool, ...]:
    there = {id(part) for thing in scene.mobjects for part in thing.get_family()}
    return tuple(id(told) in there for told in (scene.close.head, scene.close.rows[0]))


def test_no_colon_waits_for_its_number():
    """“… over the last 100 of 300 questions:” stood alone for two seconds."""
    assert set(head_and_number.told) == {(False, False), (True, True)}


def early(run: Rehearsal, sooner: float = 0.0) -> list[str]:
    """The sentences that tell of a number of questions before so many have been asked."""
    found = []
    for cue in run.captions:
        if told := re.match(r"At (\d+),", cue.text):
            begins = cue.start - sooner
            asked = [row.value for row in run.trace if row.name == "asked" and row.time <= begins]
            if asked[-1] < int(told[1]):
                found.append(cue.text)
    return found


def test_a_count_is_told_once_it_is_come_to():
    """“At 200, batch overtakes” was heard at 100 questions, and its step was taken in silence."""
    run = performed(Stochastic).run
    assert early(run) == []
    assert len(early(run, sooner=3)) == 3


@pytest.mark.parametrize(
    ("words", "thing"), [("On the map,", "spot"), ("One walker asks", "batch")]
)
def test_what_is_spoken_of_comes_with_its_words(words: str, thing: str):
    """“On the map” was heard a second before there was one, and a race before its walkers."""
    run = performed(Stochastic).run
    heard = next(cue.start for cue in run.captions if cue.text.startswith(words))
    seen = min(row.time for row in run.trace if row.name == thing)
    assert heard - 0.2 < seen < heard + 0.9


def test_the_band_of_shuffles_stands_over_its_own_numbers():
    """Bars of 100, 200 and 300 questions stood at 128, 228 and 328, clear of the marks."""
    with offstage():
        race = Race(PLAN, Bowl(PLAN).view)
        race.plane.reframe(x=(0, SPARE * PLAN.reads), y=late_losses(PLAN))
    for halt in PLAN.halts:
        losses = [loss(*one_by_one(seed, halt)[-1]) for seed in range(0 if halt > 10 else 200)]
        told = np.quantile(losses, (0.05, 0.5, 0.95)) if losses else PLAN.measured.bands[:, halt]
        for row, value in zip(race.courses.shuffles(halt), told, strict=True):
            assert row[-1] == pytest.approx(race.plane.xy(halt, np.log10(value)))


def test_the_plot_of_the_race_has_the_frame_and_meets_nothing():
    """It was a quarter of the frame wide, then there were two small maps above it."""
    assert places.PLOT.width > 0.9 * STAGE.width
    assert places.PLOT.height > 0.8 * STAGE.height
    for told in (*places.HEADS, places.COUNT):
        assert not told.meets(places.PLOT)
        assert not told.meets(places.OVER_PLOT)


def test_both_race_on_one_ground_and_walk_on_it():
    """Each had a small map of its own; the way of a long step would have left the ground."""
    with offstage():
        bowl = Bowl(PLAN)
        race = Race(PLAN, bowl.view)
    bowl.averaged.stage.set_value(len(PLAN.gutters) - 1)
    assert race.batch.on is race.single.on is bowl.view
    low, high = np.array(bowl.view.window).T
    assert np.all((PLAN.one_by_one.points > low) & (PLAN.one_by_one.points < high))
    way = over_ground(PLAN.all_at_once.points[:2])
    assert way[[0, -1]] == pytest.approx(PLAN.all_at_once.points[:2])
    screen = bowl.view.at(way)
    straight = np.linspace(screen[0], screen[-1], len(screen))
    assert np.abs(screen - straight).max() > 0.15  # it sags with the bowl


def test_what_is_told_of_the_race_is_off_its_answers_and_its_block():
    boxes = [*places.HEADS, *places.TOLD, *places.RATES, places.BLOCK, places.UNDER_BLOCK]
    boxes.append(places.ANSWERS)
    for number, one in enumerate(boxes):
        assert not any(one.meets(other) for other in boxes[:number])


def test_all_steps_and_the_cross_are_on_the_wide_map():
    low, high = np.array(seen_at_once(PLAN)).T
    for lines in (PLAN.start + PLAN.steps, PLAN.best, PLAN.start):
        assert np.all((lines > low) & (lines < high))
    assert np.divide(*(high - low)) == pytest.approx(places.BATCHES.width / places.BATCHES.height)


def test_numbers_of_a_close_look_have_room():
    """Those of a map of a hundred units stood over each other, one at every second unit."""
    with offstage():
        close = Close(plan(n=400, noise=1.5, order_seed=3, seed=4))
    assert close.loop.lens[0].text == "map × 0.1"
    below = close.loop.view.map_panel().bottom
    for near in (close.loop, close.near, close.pulled):
        if near is not close.loop:
            close.loop.view.look(**close.near_pose(close.loop.view, near))
        texts = [(foot, left, left + text.width) for text, left, foot, _ in near.axes.texts()]
        rows = sorted(row for row in texts if row[0] < below)
        gaps = [b[1] - a[2] for a, b in pairwise(sorted(rows, key=lambda row: row[1]))]
        assert len(rows) > 2
        assert min(gaps) > 0.1


def test_what_is_told_first_stands_first_and_x_has_its_colour():
    with offstage():
        step = SingleStep(PLAN, DataSide(PLAN), View(PLAN.ground), Box(0, -3, 4, 2))
    for w, b in (step.slopes, step.rule, step.numbers):
        assert b.get_right()[0] < w.get_left()[0]
        assert ": x}}" in w.source


def test_rates_are_walked_one_after_another():
    """Seven walks of one colour began at once, and no one knew which rate was whose."""
    with offstage():
        choosing = Choosing(PLAN)
    trails = choosing.trails
    for number in range(len(PLAN.rates)):
        trails.time.set_value(number + 0.5)
        walked = [trails.steps_of(other) for other in range(len(PLAN.rates))]
        assert walked == [10] * number + [5] + [0] * (4 - number)
