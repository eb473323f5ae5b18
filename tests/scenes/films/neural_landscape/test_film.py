"""The ground of a network, as it is seen: the film with its numbers in pictures."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.slices import slice_landscape
from scenes.neural_landscape import NeuralLandscape, NeuralLandscapeParameters
from scenes.parts.neural_landscape import places
from scenes.parts.neural_landscape.beyond import aligned, turned
from scenes.parts.neural_landscape.crop import Crop, Frame
from scenes.parts.neural_landscape.cutting import Cutting
from scenes.parts.neural_landscape.ending import Beside
from scenes.parts.neural_landscape.flow import Flow, Flowing, Unfolding
from scenes.parts.neural_landscape.ground import (
    RELIEF,
    TURN,
    Inside,
    Tinted,
    coincident,
    tinted,
    view_of,
)
from scenes.parts.neural_landscape.pins import Pins
from scenes.parts.neural_landscape.plan import Plan, plan_for
from scenes.parts.neural_landscape.strips import Strip
from scenes.parts.neural_landscape.training import Lesson
from scenes.parts.neural_landscape.trap import Parted
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import Box
from scenes.stage.plot.threads import Threads
from tests.everything import some

Array = NDArray[np.float64]

BOX = Box(-3.0, -2.0, 3.0, 2.0)


@cache
def plan() -> Plan:
    return plan_for(**asdict(NeuralLandscapeParameters()))


def telling_of(**changes: Any) -> type[NeuralLandscape]:
    """The film with other parameters."""
    chosen = NeuralLandscapeParameters(**changes)
    members = {"parameters": chosen, "__module__": NeuralLandscape.__module__}
    return type("Other", (NeuralLandscape,), members)


def test_the_border_and_the_numbers_beside_it_are_of_one_network() -> None:
    with offstage():
        lesson = Lesson(plan())
        for progress, step in ((0.0, 0), (57.9, 57), (400.0, 400)):
            lesson.progress.set_value(progress)
            theta = plan().training.points[step]
            assert np.array_equal(lesson.knobs(), theta)
            assert lesson.loss() == plan().training.losses[step]
            grid = lesson.border.grid()
            line = np.concatenate(lesson.border.lines(grid))
            inside = (line - lesson.plane.corner) / lesson.plane.size * 4.8 - 2.4
            scores = plan().task.network.scores(theta, inside)
            assert np.abs(scores).max() < 0.06 * np.abs(grid).max()


def test_the_sliders_stand_for_the_network_whose_loss_is_told() -> None:
    with offstage():
        cutting = Cutting(plan(), view_of(plan().picture))
        cutting.s.set_value(14.0)
        cutting.t.set_value(-11.0)
        assert cutting.goes == (14, -11)
        first, second, _ = plan().arrows
        theta = plan().end + 14 * first - 11 * second
        assert cutting.knobs() == pytest.approx(theta)
        assert cutting.loss() == pytest.approx(float(plan().slice.value([14.0, -11.0])))
        now: Strip = cutting.strips[-1]
        bars = now.bars()
        heights = (bars[:, 1, 1] - bars[:, 0, 1]) / (float(now.height) / 2) * now.large
        assert heights == pytest.approx(np.clip(theta, -now.large, now.large))


def test_a_piece_lies_where_it_is_in_the_whole() -> None:
    with offstage():
        whole = view_of(plan().picture)
        whole.look(**whole.fitted(*BOX, **{**TURN, "relief": RELIEF}))
        for landscape in (plan().piece, plan().hollow_piece):
            piece = view_of(landscape)
            piece.look(**coincident(piece, whole))
            low, high = np.array(piece.window).T
            spots = low + np.random.default_rng(0).uniform(size=(20, 2)) * (high - low)
            heights = np.asarray(landscape.value(spots))
            there = whole.screen(whole.world(spots, heights))[0]
            # Perspective has its middle in the whole, and another one in the piece.
            assert piece.screen(piece.world(spots, heights))[0] == pytest.approx(there, abs=0.04)


def test_every_floor_is_where_the_loss_is_nought() -> None:
    with offstage():
        for landscape in (plan().picture, plan().hollow_piece, plan().better_picture):
            view = view_of(landscape)
            for relief in (1.0, 4.0):
                view.look(relief=relief)
                (x, *_), (y, *_) = view.window
                low = view.world(np.array([x, y]), np.array(view.lowest))[2] - view.gap
                nought = view.world(np.array([x, y]), np.array(0.0))[2]
                assert low == pytest.approx(nought, abs=1e-9)


def test_pins_stand_on_the_slice_and_end_at_the_true_losses() -> None:
    with offstage():
        view = view_of(plan().piece)
        cast, true = plan().shadow.coordinates, plan().training.losses
        pins = Pins(view, cast, plan().under, true, range(0, 401, 10))
        pins.grown.set_value(1)
        feet, tips = pins.ends()
        surface = view.at(cast)
        assert feet == pytest.approx(surface, abs=0.02)  # between corners that were computed
        assert tips == pytest.approx(view.screen(view.world(cast, true))[0])
        unit = view.screen(view.world(cast[:1], np.array([1.0])))[0]
        unit = unit - view.screen(view.world(cast[:1], np.array([0.0])))[0]
        pin = (tips - feet)[0, 1] / unit[0, 1]
        assert pin == pytest.approx(true[0] - plan().under[0], rel=0.03)  # perspective


def test_she_and_her_shadow_are_at_the_step_that_is_told() -> None:
    found = plan().hollow
    assert found is not None
    with offstage():
        view = view_of(plan().hollow_piece)
        her = Parted(view, found, ValueTracker(0.0))
        shade, here = her.ends()
        assert shade == pytest.approx(here)
        for progress, step in ((10.0, 10), (400.0, 400)):
            her.progress.set_value(progress)
            assert (her.step, her.loss()) == (step, found.training.losses[step])
            assert her.off() == found.shadow.off[step]
            place = found.shadow.coordinates[step]
            ends = view.world(np.stack([place, place]), np.array([her.in_picture(), her.loss()]))
            assert her.ends() == pytest.approx(view.screen(ends)[0])
        shade, here = her.ends()
        assert here[1] < shade[1] - 0.5  # she is far below the picture
        her.progress.set_value(10.4)  # on the way to the next step, what is told is the last one
        assert (her.step, her.loss()) == (10, found.training.losses[10])


def test_the_hollow_is_open_in_front_of_all_her_walk() -> None:
    found = plan().hollow
    assert found is not None
    (_, cut), (low, high) = plan().hollow_piece.window
    s, t = found.shadow.coordinates.T
    assert s.max() == cut  # no ground before her, who is below it
    line = plan().slice.value(np.stack([np.full(61, cut), np.linspace(low, high, 61)], axis=-1))
    assert min(line[0], line[-1]) > 2 * line.min()  # and the cut is that of a hollow
    assert (low < t).all()
    assert (t < high).all()


def test_a_sheet_that_shrinks_stays_where_it_is() -> None:
    with offstage():
        whole = view_of(plan().picture)
        whole.look(**whole.fitted(*BOX, **{**TURN, "relief": RELIEF}))
        crop = Crop(plan().picture, whole, plan().hollow_piece.window)
        assert crop.window == whole.window
        spots = np.array(plan().hollow_piece.window).T
        for share in (0.0, 0.5, 1.0):
            crop.cropped.set_value(share)
            assert crop.at(spots) == pytest.approx(whole.at(spots))
        assert np.array(crop.window) == pytest.approx(np.array(plan().hollow_piece.window))


@pytest.mark.slow
def test_the_frame_of_a_part_lies_on_the_ground_that_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    framed: list[Frame] = []

    def kept(*given: Any) -> Frame:
        framed.append(Frame(*given))
        return framed[-1]

    monkeypatch.setattr("scenes.parts.neural_landscape.stage.Frame", kept)
    with offstage():
        film = NeuralLandscape(skip_animations=True)
        film.setup()
        flow = film.unfold
        flow.angle.set_value(flow.most)
        ground = Flowing(flow, film.plan.top)
        piece = Inside(film.plan.better_picture, film.view)
        film.dive(piece, BOX, ground)
        (frame,) = framed
        height = film.plan.better_slice.value(frame.places)
        spots = film.view.screen(film.view.world(frame.places, height))[0]
        # Between two that were computed, a height is a little off.
        assert frame.view.at(frame.places) == pytest.approx(spots, abs=0.1)
        path = film.plan.better.coordinates
        assert (frame.places.min(axis=0) < path.min(axis=0)).all()
        assert (frame.places.max(axis=0) > path.max(axis=0)).all()


def test_one_loss_has_one_colour_in_all_pictures() -> None:
    with offstage():
        top, whole = plan().top, view_of(plan().picture)
        film = Tinted(whole, top)
        for piece in (plan().piece, plan().hollow_piece, plan().better_picture):
            near = Tinted(Inside(piece, whole), top)
            for ground in (film, near):
                assert ground.colors() == pytest.approx(tinted(ground.heights, top))


def test_the_camera_stays_on_what_it_goes_to() -> None:
    with offstage():
        whole = view_of(plan().picture)
        whole.look(**whole.fitted(*BOX, **{**TURN, "relief": RELIEF}))
        for landscape in (plan().piece, plan().hollow_piece):
            piece = Inside(landscape, whole)
            near = piece.closer(BOX, **{**TURN, "relief": RELIEF})
            before, after = whole._posed(), whole._posed().look(**near)
            whole.held = piece.middle, (piece.lowest + piece.highest) / 2
            spots = []
            for share in np.linspace(0, 1, 11):
                between = whole._posed()
                between.interpolate(before, after, float(share))
                world = between.world(piece.middle, np.array(whole.held[1]))
                spots.append(between.screen(world)[0])
            straight = np.linspace(spots[0], spots[-1], 11)
            assert np.array(spots) == pytest.approx(straight, abs=1e-6)
            shown = Inside(landscape, after).bounds()
            assert (shown[0] >= np.array(BOX[:2]) - 0.02).all()
            assert (shown[1] <= np.array(BOX[2:]) + 0.02).all()
            whole.held = None


@pytest.mark.slow
def test_a_picture_that_turns_is_the_slice_at_each_angle() -> None:
    with offstage():
        whole = view_of(plan().picture)
        places_ = np.random.default_rng(1).choice(np.linspace(-24, 24, 49), (60, 2))
        flow = Flow(plan(), aligned, 90.0, whole)
        for angle in (0.0, 7.5, 22.3, 90.0):
            flow.angle.set_value(angle)
            pair = aligned(plan(), angle)
            assert np.linalg.norm(pair, axis=1) == pytest.approx([1, 1])
            exact = slice_landscape(plan().ground, plan().end, *pair).value(places_)
            pixels = np.abs(flow.view.plotted(places_) - exact) / whole.spread * RELIEF * 135
            assert pixels.max() < 2
        path = Unfolding(flow, plan().training.points)
        assert path.cast().coordinates == pytest.approx(plan().better.coordinates, abs=1e-9)
        assert path.off() == pytest.approx(plan().better.off[0])


def test_a_network_stays_where_it_is_while_the_cut_through_it_turns() -> None:
    found = plan().hollow
    assert found is not None
    true = float(plan().ground.value(found.begin))
    (x0, x1), (y0, y1) = plan().hollow_piece.window
    with offstage():
        piece = Inside(plan().hollow_piece, view_of(plan().picture))
        flow = Flow(plan(), turned, 30.0, piece, (found.begin, found.place))
        for angle in (0.0, 11.0, 30.0):
            flow.angle.set_value(angle)
            assert flow.view.plotted(found.place) == pytest.approx(true)
        along, down = turned(plan(), 30.0)
        for s, t in ((x0, y0), (x0, y1), (x1, y1)):
            aside = (s - found.place[0]) * along + (t - found.place[1]) * down
            height = float(plan().ground.value(found.begin + aside))
            assert flow.view.plotted(np.array([s, t])) == pytest.approx(height)


def test_at_the_end_each_walk_is_as_far_off_the_photograph_as_it_was() -> None:
    with offstage():
        view = view_of(plan().picture)
        flat = {**TURN, "elevation": 0.0, "perspective": 0.0, "relief": 0.02}
        view.look(**view.fitted(*BOX, **flat))
        shade, walk = Beside(view, plan().shadow, ValueTracker(0.0)).spots()
        one = view.scale_xy * view.pose["zoom"]  # scene units a distance of 1
        assert (walk - shade)[:, 1] / one == pytest.approx(plan().shadow.off)
        assert (walk - shade)[:, 0] == pytest.approx(0, abs=1e-9)


def test_units_that_trade_places_take_their_threads_along() -> None:
    with offstage():
        threads = Threads(plan().task.network, lambda: plan().end).within_box(BOX)
        before = [spots.copy() for spots in threads.places()]
        threads.swapped.set_value(1)
        after = threads.places()
        one, other = threads.pair
        assert after[1][[one, other]] == pytest.approx(before[1][[other, one]])
        kept = [k for k in range(8) if k not in threads.pair]
        assert np.array_equal(after[1][kept], before[1][kept])
        assert np.array_equal(after[2], before[2])


def test_units_that_trade_places_pass_each_other_on_two_sides() -> None:
    with offstage():
        threads = Threads(plan().task.network, lambda: plan().end).within_box(BOX)
        column = threads.places()[1][0, 0]
        threads.swapped.set_value(0.5)
        one, other = (threads.places()[1][unit, 0] - column for unit in threads.pair)
        assert one == pytest.approx(-other)
        assert one > 0.2


def test_the_boxes_are_on_the_stage() -> None:
    for name in places.__all__:
        box = getattr(places, name)
        assert -6.72 <= box.left < box.right <= 6.72, name
        assert -3.11 <= box.bottom < box.top <= 3.61, name


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    some(
        [
            {"direction_seed": 3, "hollow": (8.0, 8.0), "layers": (6, 6), "steps": 600},
            {"turn": 60.0},
        ]
    ),
)
def test_the_film_is_told_with_other_numbers(changes: dict[str, Any]) -> None:
    run = rehearse(telling_of(**changes), layout=False)
    assert len(run.beats) in (8, 10)
    assert 90 < run.duration < 260
