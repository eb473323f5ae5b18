"""Her step, the field and all walks: each arrow is the gradient at its place."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from scenes.gradient import GradientParameters
from scenes.parts.gradient.choosing import plan_for
from scenes.parts.gradient.paths import Heights, plane_of
from scenes.parts.gradient.places import BESIDE, SIZE, Poses
from scenes.parts.gradient.reading import Level, Spreading, arrows_around
from scenes.parts.gradient.step import StepArrow, StepLegs
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, ArrowScale, Box, ContourMap, Formula, Playback, View
from scenes.stage.lecture.theme import GRADIENT, STEP, rgb
from tests.scenes.canvas import picture, pixels_at
from tests.scenes.films.gradient.plan import PLAN, UNIT, above, on


@pytest.mark.parametrize(("ground", "rate"), [("sine_hills", 0.25), ("styblinski_tang", 0.01)])
def test_her_step_is_walked_in_the_frame_and_to_the_tip_of_its_arrow(
    ground: str, rate: float
) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground, learning_rate=rate)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).stepping())
    begin, end = view.at(plan.here), view.at(plan.next)
    assert np.linalg.norm(end - begin) == pytest.approx(2.9, rel=0.02)
    assert np.abs([*begin, *end]).max() < 6.5


@pytest.mark.parametrize("ground", ["sine_hills", "beale", "quadratic", "mccormick", "ackley"])
def test_no_curve_of_heights_runs_through_a_name_of_the_walks(ground: str) -> None:
    film = on(ground)
    plane = plane_of(film.plan)
    for name in film.named_ways(plane):
        assert film.crossed(plane, name) == 0
        assert name.get_left()[0] > plane.xy(0.0, 0.0)[0] + 0.1  # on ackley it touched the axis
        assert STAGE.inset(-0.05).holds(name)


def test_arrows_round_level_points_are_seen_on_ground_with_steep_walls() -> None:
    """Beside those of the rim of himmelblau, those round its summit were dots."""
    plan = plan_for(**asdict(GradientParameters(landscape="himmelblau")))
    some = Level(View(plan.ground), plan, ArrowScale(plan.crowded), "maximum", BESIDE).around
    longest = plan.crowded * np.linalg.norm(some.vectors, axis=1).max()
    cell = plan.span / 12
    assert longest > 0.25 * cell
    assert plan.crowded * plan.shown.magnitudes.max() < cell


@pytest.mark.parametrize("ground", ["sine_hills", "himmelblau", "matyas"])
def test_parts_of_her_step_are_told_beside_it_and_are_its_parts(ground: str) -> None:
    """“Going north, she stands at 0.49” was heard as a step to the north."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    view = View(plan.ground, size=SIZE)
    view.look(**Poses(view, plan).stepping())
    legs = StepLegs(view, plan)
    for text, part in zip(legs.numbers, (plan.next - plan.here).tolist(), strict=True):
        assert float(text.text.replace("−", "-")) == pytest.approx(part, rel=0.02)
    assert legs.corners()[2] == pytest.approx(view.at(plan.next))
    boxes = [
        Box(left + text.low[0], foot + text.low[1], left + text.high[0], foot + text.high[1])
        for text, left, foot, _ in legs.texts()
    ]
    assert not boxes[0].inset(-0.1).meets(boxes[1].inset(-0.1))
    with offstage():
        rows = Box.around(on(ground).worked())
    for box in boxes:
        assert min(box.left - STAGE.left, STAGE.right - box.right) > 0
        assert not box.meets(rows)


def test_heights_are_there_as_walkers_have_landed_and_not_before() -> None:
    """Walkers had come to rest, and the plot followed a third of a second later."""
    party = Playback(PLAN.up, ["#ffffff"] * len(PLAN.starts))
    heights = Heights(plane_of(PLAN), party, up=True)
    for time, whole in ((0.9, 0), (0.96, 0), (0.98, 1), (1.5, 1), (29.99, 30), (30.0, 30)):
        party.progress.set_value(time)
        assert heights.step == whole
        assert heights.heads() == pytest.approx(PLAN.up.losses[whole])


@pytest.mark.parametrize("ground", ["sine_hills", "goldstein_price", "rosenbrock"])
def test_her_step_is_worked_out_in_large_type(ground: str) -> None:
    with offstage():
        film = on(ground)
        rows, digit = film.worked(), Formula("0", size=44).height
    assert rows.width <= film.poses.board.width
    for _, *pieces in rows:
        glyphs = [one.height for piece in pieces for one in piece.family_members_with_points()]
        assert any(height > 0.98 * digit for height in glyphs)


@pytest.mark.parametrize(
    ("ground", "times"), [("sine_hills", 1.0), ("styblinski_tang", 10.0), ("booth", 8.0)]
)
def test_arrows_about_level_points_are_no_specks(ground: str, times: float) -> None:
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    drawn = [arrows_around(plan, place) for place in plan.level.values()]
    assert max(factor for _, factor in drawn) == pytest.approx(times * plan.crowded, rel=0.4)
    apart = np.diff(plan.field.points[:, 0, 0]).min()
    for some, factor in drawn:
        assert factor * some.magnitudes.max() <= apart


def test_the_step_is_the_opposite_way_and_a_quarter_as_long() -> None:
    view, scale = above(), ArrowScale()
    arrow = StepArrow(view, PLAN, scale)
    long, way = arrow.drawn_length(), np.diff(arrow.whole(), axis=0)[0]
    assert arrow.color_now() == pytest.approx(rgb(GRADIENT))
    arrow.set_as(turned=1)
    turned = np.diff(arrow.whole(), axis=0)[0]
    assert turned == pytest.approx(-way)
    assert arrow.color_now() == pytest.approx(rgb(GRADIENT))
    arrow.set_as(turned=1, share=0.25)
    assert long / arrow.drawn_length() == pytest.approx(4, abs=1e-9)
    assert arrow.drawn_length() / UNIT == pytest.approx(0.1858, abs=5e-4)
    assert arrow.color_now() == pytest.approx(rgb(STEP))


@pytest.mark.parametrize("ground", ["sine_hills", "booth", "himmelblau", "matyas"])
def test_arrows_under_walkers_are_their_steps_where_these_are_seen(ground: str) -> None:
    """A quarter of the arrow was said and walked, and half of it was drawn."""
    plan = plan_for(**asdict(GradientParameters(landscape=ground)))
    assert plan.walked_by == plan.rate or not 0.2 * plan.crowded < plan.rate < plan.crowded
    assert plan.walked_by <= plan.crowded
    if ground == "sine_hills":
        assert plan.walked_by == 0.25
        first = plan.up.points[1] - plan.up.points[0]
        assert first == pytest.approx(plan.walked_by * plan.ground.gradient(plan.starts))


def test_she_is_none_of_those_who_arrive_before_it_is_asked_whether_she_will() -> None:
    away = np.linalg.norm(PLAN.starts - PLAN.here, axis=1)
    assert away.min() > 0.05 * PLAN.span
    assert PLAN.her_way.points[0, 0] == pytest.approx(PLAN.here)
    alone = plan_for(**asdict(GradientParameters(starts=0)))
    assert alone.alone
    assert alone.starts[0] == pytest.approx(alone.here)


def test_at_a_pass_arrows_that_come_in_are_lit_apart_from_those_that_leave() -> None:
    """Those that only went by were lit with them: in from two sides was not seen."""
    with offstage():
        level = Level(View(PLAN.ground), PLAN, ArrowScale(PLAN.crowded), "saddle", BESIDE)
    lit = level.around
    off = lit.tails - level.place
    cosines = np.sum(off * lit.vectors, axis=1)
    cosines /= np.linalg.norm(off, axis=1) * np.linalg.norm(lit.vectors, axis=1)
    assert cosines[lit.leaving] == pytest.approx(np.ones(4), abs=0.03)  # two on either side
    assert cosines[~lit.leaving] == pytest.approx(-np.ones(4), abs=0.03)
    for some in (lit.leaving, ~lit.leaving):
        assert off[some].sum(axis=0) == pytest.approx(0, abs=1e-6)
    drawn = np.linalg.norm(lit.tips - lit.tails, axis=1)
    assert np.array_equal(drawn > 0, ~lit.leaving)
    lit.out.set_value(1)
    assert np.all(np.linalg.norm(lit.tips - lit.tails, axis=1) > 0.1)


def test_every_arrow_of_the_field_is_the_gradient_at_its_place() -> None:
    """They flew in from her: on the way, arrows of other places lay across summit and valley."""
    view, scale = above(1.0), ArrowScale(0.5)
    field = Spreading(view, PLAN, scale)
    x, y = field.tails.T
    truth = np.stack([np.cos(x) * np.sin(y), np.sin(x) * np.cos(y)], axis=-1)
    for share in (0.0, 0.3, 0.6, 1.0):
        field.spread.set_value(share)
        assert field.tails == pytest.approx(PLAN.shown.points.reshape(-1, 2))
        drawn = field.tips - field.tails
        assert drawn == pytest.approx(0.5 * field.come()[:, None] * truth)
    assert drawn == pytest.approx(0.5 * truth)
    field.spread.set_value(0.4)
    near = np.argsort(np.linalg.norm(field.tails - PLAN.here, axis=1))
    assert np.all(np.diff(field.come()[near]) <= 1e-9)  # hers first, the farthest last


def test_arrows_on_a_summit_have_a_dark_outline() -> None:
    """Lavender on pale ground, they were told from it by their hue alone."""
    view, scale, size = above(1.0), ArrowScale(PLAN.crowded), (960, 540)
    summit = PLAN.level["maximum"]
    for some in (Spreading(view, PLAN, scale), Level(view, PLAN, scale, "maximum", BESIDE).around):
        ways = some.tips - some.tails
        near = np.linalg.norm(some.tails - summit, axis=1) < 1.0
        number = int(np.argmax(near * np.linalg.norm(ways, axis=1)))
        root, way = some.tails[number], ways[number]
        aside = np.array([-way[1], way[0]]) / np.linalg.norm(way)
        across = root + 0.3 * way + np.linspace(-0.12, 0.12, 41)[:, None] * aside
        bare, drawn = (
            picture(*things, size=size)[pixels_at(view.at(across), size)][:, :3].astype(float)
            for things in ([ContourMap(view)], [ContourMap(view), some])
        )
        assert drawn.mean(axis=1).min() < 0.55 * bare.mean(axis=1).min()
