"""Gutters, bowl and map of the film on stochastic descent: each is where its dots say."""

from __future__ import annotations

import cairo
import numpy as np
import pytest
from manim import ValueTracker, color_to_rgb

from scenes.parts.stochastic import places
from scenes.parts.stochastic.dance import Close
from scenes.parts.stochastic.dots import DIM, DataSide
from scenes.parts.stochastic.ending import Ending
from scenes.parts.stochastic.fan import Fan
from scenes.parts.stochastic.gutters import Bowl, MapSide
from scenes.parts.stochastic.opinions import Opinions
from scenes.parts.stochastic.race import Race
from scenes.parts.stochastic.shapes import faded
from scenes.parts.stochastic.step import SingleStep
from scenes.parts.stochastic.telling import facts
from scenes.render.contrast import contrast
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, Box, View
from scenes.stage.lecture.theme import BACKGROUND, DATA
from tests.scenes.films.stochastic.made import PLAN, X, Y


def test_the_gradient_is_seen_at_no_length_and_in_no_direction_that_nothing_gives():
    """It left the map, then it swung aside, then it shrank to nothing as “a step” was said."""
    with offstage():
        side = DataSide(PLAN)
        step = SingleStep(PLAN, side, View(PLAN.ground), Box(0, -3, 4, 2))
    (w0, w1), (b0, b1) = PLAN.window
    for arrow, sign in ((step.arrow, 1), (step.back, -1)):
        for grown in (0.5, 1):
            arrow.grown.set_value(grown)
            tip = PLAN.start + grown * arrow.present()
            assert w0 < tip[0] < w1
            assert b0 < tip[1] < b1
            assert arrow.present() == pytest.approx(sign * 0.1 * PLAN.single)
    assert step.back.landing() == pytest.approx(PLAN.next)


def test_arrows_are_made_shorter_by_the_same_factor_in_the_same_time():
    with offstage():
        fan = Fan(View(PLAN.ground), PLAN.start, PLAN.steps)
    pace = fan.shorten().rate_func
    share = 1 + np.array([pace(0.0), pace(0.5), pace(1.0)]) * (1 / 100 - 1)
    assert share == pytest.approx([1, 0.1, 0.01])


def test_the_fan_is_seen_whole_and_the_chain_of_the_average_fills_the_frame():
    """The fan was cut off at the top, and the chain 260 pixels long in a frame of 1920."""
    with offstage():
        side = MapSide(PLAN)
        it = Opinions(PLAN, side)
    low, high = np.array(places.FRAMED).reshape(2, 2)
    seen = {"far": [PLAN.start, PLAN.best, *(PLAN.start + PLAN.steps)]}
    seen["close"] = [PLAN.start, PLAN.start + PLAN.mean_step]
    for pose, points in zip((it.frame(), it.close_up()), seen.values(), strict=True):
        side.view.look(**pose)
        ends = side.view.screen(side.view.world(np.array(points), np.zeros(len(points))))[0]
        assert np.all((ends > low) & (ends < high))
    assert np.max(np.ptp(ends, axis=0) / (high - low)) > 0.6
    assert it.times() == pytest.approx(7)  # a whole number, as it is told


def test_pulls_laid_head_to_tail_never_double_back():
    """One lay on the other, so that their sum could not be followed."""
    vectors = Close(PLAN).pulls.vectors
    ways = np.arctan2(vectors[:, 1], vectors[:, 0])
    assert np.all(np.diff(ways) >= 0)
    assert vectors.sum(axis=0) == pytest.approx([0, 0], abs=1e-9)
    assert sorted(map(tuple, vectors)) == sorted(map(tuple, PLAN.pulls))


def test_a_long_dance_does_not_become_one_blot():
    """Five hundred landings of one strength hid the ground, the cross and who walks."""
    strengths = faded(500)
    over = 1 - np.prod(1 - strengths[:420:10])  # a tenth of the older ones in one place
    assert over < 0.8
    assert np.all(np.diff(strengths) >= 0)


def test_dots_that_are_not_asked_are_dim_and_not_lost():
    """They were so dark beside the one that is asked that the plot looked empty."""
    ground, dot = (np.array(color_to_rgb(color)) for color in (BACKGROUND, DATA))
    assert 4.5 < float(contrast(ground + DIM * (dot - ground), ground)) < 8


def test_a_few_gutters_come_as_they_are_asked_and_are_a_bowl_already():
    """They came in the order of x: ten looked alike, as if a bowl needed a hundred of them."""
    few = X[PLAN.order[:10]]
    assert np.ptp(few) > 0.7 * np.ptp(X)  # ten from all over, not neighbours
    bowl = Bowl(PLAN)
    for row, line in zip(PLAN.order[:10], bowl.pencil.lines, strict=False):
        assert line[:, 0] * X[row] + line[:, 1] == pytest.approx(np.full(len(line), Y[row]))
    assert [count for count, _ in PLAN.gutters] == [1, 10, 50, 100]
    bends = [np.linalg.eigvalsh(ground.hessian(np.zeros(2))) for _, ground in PLAN.gutters]
    steeper = [float(high / low) for low, high in bends[1:]]
    assert max(steeper) < 2
    assert bends[0][0] < 1e-9 < bends[0][1]
    assert facts(PLAN)["few_dots"] == "Ten dots: already a bowl."


def test_the_count_of_gutters_is_of_those_that_are_drawn():
    """It read 1 with six and more of them drawn, and 50 with the bowl nearly round."""
    bowl = Bowl(PLAN)
    for stage in np.linspace(0, 3, 61):
        bowl.averaged.stage.set_value(stage)
        count, drawn = int(bowl.averaged.count()), bowl.pencil.readings()[0].value
        assert count == int(drawn + 1e-6)
        # The ground is their average, or on the way to that of one more.
        rows, (w, b) = PLAN.order, (0.3, -0.7)
        errors = (w * X[rows] + b - Y[rows]) ** 2
        two = [errors[:n].mean() for n in (count, min(count + 1, 100))]
        height = float(bowl.averaged.value(np.array([w, b])))
        assert min(two) - 1e-9 <= height <= max(two) + 1e-9


def test_arrows_are_laid_one_after_another():
    """All grew at once from one spot, and what was laid end to end was a string of beads."""
    fan = Close(PLAN).pulls
    fan.laid.set_value(0.5)
    moved = np.linalg.norm(fan.roots() - PLAN.best, axis=1)
    assert np.all(moved[60:] == 0)
    ends = PLAN.best + np.cumsum(fan.vectors, axis=0)
    assert fan.roots()[1:40] == pytest.approx(ends[:39])


def test_the_last_map_keeps_its_names_within_the_margin():
    """The w stood 21 pixels from the edge of the frame."""
    with offstage():
        axes = Ending(PLAN, ValueTracker(0.0)).track.axes
    assert max(left + text.width for text, left, *_ in axes.texts()) <= STAGE.right


def test_the_full_step_leads_from_where_she_stands_to_the_end_of_the_chain():
    """It was drawn to the side of the chain, so that “exactly” could not be seen."""
    with offstage():
        it = Opinions(PLAN, MapSide(PLAN))
    it.fan.share.set_value(1 / 100)
    it.fan.laid.set_value(1)
    assert it.batch.root() == pytest.approx(PLAN.start)
    assert it.batch.landing() == pytest.approx(it.fan.end())


def test_the_map_that_fills_the_frame_has_numbers_however_close_it_is():
    """It had none from the fan to the average."""
    with offstage():
        side = MapSide(PLAN)
        it = Opinions(PLAN, side)
    for pose in (it.frame(), it.close_up()):
        side.view.look(**pose)
        shown = [(text, left, foot) for text, left, foot, much in side.numbers.texts() if much]
        assert {"w", "b"} < {text.text for text, *_ in shown}
        numbers = [row for row in shown if row[0].text not in "wb"]
        assert len(numbers) >= 5
        for text, left, foot in numbers:
            value = float(text.text.replace("−", "-"))
            x, y = side.view.at([value, 0.0])[0], side.view.at([0.0, value])[1]
            below = foot < places.FRAMED.bottom
            assert (left + text.width / 2 if below else foot + text.high[1] / 2) == pytest.approx(
                x if below else y
            )


def test_the_bare_map_comes_to_lie_where_the_bowl_does():
    """Map and ground of other lines stood over each other."""
    with offstage():
        side, bowl = MapSide(PLAN), Bowl(PLAN)
    for pace in side.floor.reach(bowl.view.window):
        pace.begin()
        pace.interpolate(1)
    bowl.view.look(**bowl.flat())
    below = bowl.below(side.view)
    below.build().begin()
    rim = [float(end.get_value()) for end in side.floor.rim]
    assert np.reshape(rim, (2, 2)) == pytest.approx(np.array(bowl.view.window))
    target = side.view.target
    for line in np.transpose(bowl.view.window):
        world = target.world(line, np.array(target.lowest))
        assert target.screen(world)[0] == pytest.approx(_foot(bowl, line))


def _foot(bowl: Bowl, line: np.ndarray) -> np.ndarray:
    """Where a line is on the floor of the bowl, on the screen."""
    return bowl.view.screen(bowl.view.world(line, np.array(0.0)))[0]


def test_the_gutter_that_fills_the_frame_has_two_walls():
    """The far one was cut off by the rim of the map."""
    with offstage():
        bowl = Bowl(PLAN)
    (w0, w1), (b0, b1) = bowl.view.window
    walls = bowl.averaged.value(np.array([[w0, b1], [w1, b0]]))
    assert walls.min() > 0.8 * walls.max()
    low, high = np.array(bowl.view.window).T
    assert np.all((PLAN.start > low) & (PLAN.start < high))


def test_the_dots_of_the_block_are_those_of_the_plot():
    """The block sank into the dark, and a plot came from nowhere."""
    with offstage():
        side = DataSide(PLAN)
    spots = np.stack(np.meshgrid(np.arange(10.0), np.arange(10.0)), axis=-1).reshape(-1, 2)
    side.dots.stand(spots, 0.1)
    assert sorted(map(tuple, side.dots.stood)) == sorted(map(tuple, spots))
    ranks = np.argsort(np.argsort(PLAN.dots.x, kind="stable"))
    assert np.all(side.dots.stood[:, 0] == ranks // 10)  # from left to right they keep their order


def test_close_up_the_map_keeps_its_colours():
    """Two pictures “map × 4” had other colours: the second was painted from another range."""
    with offstage():
        close = Close(PLAN)
    assert close.landings.on is close.pulls.on is close.loop.map.view


def test_a_gutter_lies_on_the_floor_whose_numbers_it_is_read_from():
    """It was called 0, and hung 35 pixels over a floor with a scale."""
    with offstage():
        views = MapSide(PLAN).view, Bowl(PLAN).view
    assert [(view.lowest, view.gap) for view in views] == [(0.0, 0.0)] * 2


def test_who_asks_all_goes_down_her_line_as_it_is_drawn(monkeypatch):
    """Her square waited at the top of a drop that was drawn already, and then was below."""
    marks = []
    monkeypatch.setattr(
        "scenes.parts.stochastic.losses.paint_sign",
        lambda _, kind, at, *more: marks.append((kind, at)),
    )
    with offstage():
        race = Race(PLAN, Bowl(PLAN).view)
        race.asked.set_value(len(PLAN))
        heights = []
        for share in (0.0, 0.5, 1.0):
            race.stepped.set_value(share)
            marks.clear()
            race.courses.draw(cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 4, 4)))
            heights += [float(at[1]) for kind, at in marks if kind == places.ALL]
    logs = np.log10(PLAN.all_at_once.losses[:2])
    begin, end = race.plane.xy([len(PLAN)] * 2, logs)[:, 1]
    assert heights == pytest.approx([begin, (begin + end) / 2, end])
