"""Too stiff, too nervous: valleys that are cut, floors, and three plots side by side."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim.animation.animation import prepare_animation

from gdmath.regression import mse
from scenes.bias_variance import BiasVariance
from scenes.parts.bias_variance.floors import Floors
from scenes.parts.bias_variance.pair import Pair
from scenes.parts.bias_variance.powers import Powers
from scenes.parts.bias_variance.squared import unit_of
from scenes.parts.bias_variance.trio import Trio
from scenes.render.command.stills import photograph
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, STAGE, Box
from tests.scenes.films.bias_variance.made import PLAN, edges, grown_beside, three_plots
from tests.scenes.performing import looks

_BRIGHT, _SHARE = 50, 0.02  # of 255; of the frame, for a curve from its top to its foot


def test_the_first_frame_is_a_picture() -> None:
    taken: list[Any] = []
    size = {"pixel_width": 240, "pixel_height": 135, "frame_rate": 15}
    photograph(BiasVariance, lambda _, image: taken.append(image), moments=[0.0], **size)
    (first,) = taken
    assert (np.asarray(first.convert("L")) > _BRIGHT).mean() > _SHARE


def test_each_of_three_plots_is_more_than_half_as_tall_as_the_frame_and_named_above() -> None:
    with offstage():
        plots = three_plots()
    for plot in plots:
        assert plot.plane.size[1] > 0.6 * FRAME.height
        assert plot.plane.size[0] == pytest.approx(plots[0].plane.size[0], rel=0.05)
        foot = plot.head[0].get_bottom()[1]
        assert 0.1 < foot - (plot.plane.corner[1] + plot.plane.size[1]) < 0.3
        assert plot.head.get_top()[1] < STAGE.top


def test_losses_stand_in_their_plots_below_all_dots_and_clear_of_curves() -> None:
    with offstage():
        plots = three_plots()
    for plot in plots:
        words = Box.around(plot.trained), Box.around(plot.asked)
        inside = Box(*plot.plane.corner.tolist(), *(plot.plane.corner + plot.plane.size).tolist())
        x = np.linspace(-2, 2, 801)
        for there, box in ((plot.trained, words[0]), (plot.asked, words[1])):
            assert inside.holds(there)
            for at, y in (
                (x, plot.model.fit(x)),
                (plot.fresh.x, plot.fresh.y),
                (PLAN.few.x, PLAN.few.y),
            ):
                across, up = plot.plane.xy(at, y).T
                near = (across > box.left - 0.05) & (across < box.right + 0.05)
                assert not (near & (up > box.bottom - 0.1) & (up < box.top + 0.1)).any()


def test_strokes_to_own_dots_follow_the_model_that_bends() -> None:
    with offstage():
        solo = Trio(PLAN, Floors(PLAN, Pair(PLAN))).solo
    for number, model in enumerate(PLAN.models):
        solo.learned.set_value(number)
        (loss,) = solo.errors.readings()
        assert loss.value == pytest.approx(model.trained)
        assert solo.curve.predict(np.array(0.3)) == pytest.approx(model.fit(np.array(0.3)))


@looks(BiasVariance, "let_it_bend", "fresh_dots")
def _gap(scene: Any) -> float | None:
    """What is between the last plot and those beside it."""
    one, two, three = scene.trio.plots
    there = scene.get_mobject_family_members()
    others = [plot.plane for plot in (one, two) if plot.plane in there]
    if three.plane not in there or not others:
        return None
    faint = max(plane.presence for plane in others)
    return 0.0 if faint < 0.05 else float(three.plane.corner[0] - edges(two.plane)[1])


def test_no_plot_grows_or_shrinks_over_another() -> None:
    assert min(_gap.told) >= 0


def test_the_cuts_fill_the_stage_and_each_floor_has_its_number_clear_of_both() -> None:
    with offstage():
        floors = Floors(PLAN, Pair(PLAN))
    assert edges(floors.plane)[1] - edges(floors.plane)[0] > 0.85 * STAGE.width
    for level, floor in zip(floors.levels, (PLAN.line, PLAN.parabola), strict=True):
        level.reached.set_value(1)
        ends = level.line()
        assert ends[0] == pytest.approx(floors.plane.xy(floor.best[0], floor.lowest))
        assert ends[0, 1] == ends[1, 1]
        ((lettering, left, foot, _),) = level.texts()
        assert lettering.text == f"{floor.lowest:.2f}"
        for cut in floors.cuts:
            cut.drawn.set_value(1)
            x, y = cut.line().T
            near = (x > left - 0.05) & (x < left + lettering.width + 0.05)
            assert not (near & (y > foot - 0.05) & (y < foot + 0.5)).any()


def test_the_line_across_a_map_is_the_w_of_the_cut_which_is_as_high_as_the_loss_at_once() -> None:
    with offstage():
        pair = Pair(PLAN)
        floors = Floors(PLAN, pair)
    assert len({cut.dashes for cut in floors.cuts}) == 2
    for line, cut, valley in zip(floors.lines, floors.cuts, pair.both, strict=True):
        assert line.dashes == cut.dashes
        line.drawn.set_value(1)
        ends = [(w, valley.floor.best[1]) for w in (-3.0, 5.0)]
        assert line.line()[[0, -1]] == pytest.approx(valley.view.at(np.array(ends)))
        for drawn in (0.1, 0.5, 1.0):
            cut.drawn.set_value(drawn)
            w, loss = (cut.line() - floors.plane.corner).T / floors.plane.size[:, None]
            told = mse(valley.floor.data, -3 + 8 * w, valley.floor.best[1])
            assert loss * floors.plane.span[1] == pytest.approx(told)


def test_each_cut_says_whose_it_is_and_stands_clear_of_both() -> None:
    with offstage():
        floors = Floors(PLAN, Pair(PLAN))
    for cut in floors.cuts:
        cut.drawn.set_value(1)
    for words in floors.whose:
        left, right = words.get_left()[0] - 0.05, words.get_right()[0] + 0.05
        low, high = words.get_bottom()[1] - 0.05, words.get_top()[1] + 0.05
        for cut in floors.cuts:
            x, y = cut.line().T
            assert not ((x > left) & (x < right) & (y > low) & (y < high)).any()


@looks(BiasVariance, "the_bend_again", "two_floors")
def _floors_and_lines(scene: Any) -> tuple[bool, bool]:
    there = scene.get_mobject_family_members()
    return scene.floors.plane in there, any(valley.line in there for valley in scene.pair.both)


def test_which_line_is_good_is_asked_before_floors_are_seen_and_why_before_any_line() -> None:
    run, seen = _floors_and_lines.run, _floors_and_lines.seen
    (asked,) = [cue.end for cue in run.captions if cue.text.endswith("can you tell?")]
    (why,) = [cue.end for cue in run.captions if cue.text.startswith("Why so")]
    floors, lines = ([at for at, there in seen if there[which]] for which in (0, 1))
    assert min(floors) > asked + 2
    assert min(lines) > why


def test_errors_of_both_lines_are_seen_on_one_scale_with_numbers() -> None:
    with offstage():
        planes = [valley.plane for valley in Pair(PLAN).both]
    assert unit_of(planes[0]) == pytest.approx(unit_of(planes[1]))
    assert planes[0].low[1] == planes[1].low[1]
    for plane, floor in zip(planes, (PLAN.line, PLAN.parabola), strict=True):
        y = np.asarray(floor.data.y)
        assert plane.low[1] < y.min() < y.max() < plane.low[1] + plane.span[1]
        assert len(list(plane.texts())) > 4  # numbers, besides both names


def test_three_plots_have_one_scale_on_which_no_curve_is_cut() -> None:
    with offstage():
        plots = first, middle, last = three_plots()
        low, high = first.plane.low[1], first.plane.low[1] + first.plane.span[1]
        for plot in (middle, last):
            assert (plot.plane.low[1], plot.plane.low[1] + plot.plane.span[1]) == (low, high)
        told = np.concatenate([plot.model.fit(np.linspace(-2, 2, 401)) for plot in plots])
        assert low < told.min() < told.max() < high


def test_the_picture_of_the_bend_becomes_that_of_the_model_which_bends() -> None:
    with offstage():
        floors = Floors(PLAN, Pair(PLAN))
        trio = Trio(PLAN, floors)
        assert trio.plots[2].plane is floors.bent
        assert trio.many is floors.dots
        x = np.linspace(-2, 2, 9)
        assert np.allclose(trio.line.predict(x), floors.line.predict(x))


def test_own_dots_and_fresh_ones_are_not_told_in_one_picture() -> None:
    assert max(variance for variance, _ in grown_beside.told) == 17
    assert {there for variance, there in grown_beside.told if variance > 0} == {False}


def test_dots_and_their_losses_have_rooms_of_their_own() -> None:
    with offstage():
        powers = Powers(PLAN)
    move = prepare_animation(powers.tested.make_room())  # it has the whole stage at first
    move.begin()
    assert edges(powers.tested.plane)[1] > edges(powers.aside.plane)[1] - 0.5
    move.finish()
    for mini, losses in ((powers.mini, powers.plane), (powers.tested, powers.aside.plane)):
        assert edges(mini.plane)[1] < edges(losses)[0]
        assert mini.curve.clip_box() == Box(
            *mini.plane.corner.tolist(), *(mini.plane.corner + mini.plane.size).tolist()
        )
