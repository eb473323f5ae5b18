"""On the loss curve: arrows, tangents and steps are as long as they say, and in the frame."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Scene, ValueTracker

from scenes.parts.loss_curve.apart import LastStep
from scenes.parts.loss_curve.camp import TOLD
from scenes.parts.loss_curve.dials import RateDial
from scenes.parts.loss_curve.felt import take_step
from scenes.parts.loss_curve.hill import Hill, by_factors
from scenes.parts.loss_curve.shapes import Lengths, guess_of
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, Arrow, Words
from tests.scenes.films.loss_curve.parts import PLAN, WIDE, made_hill, painted

hill = pytest.fixture(made_hill)


@pytest.mark.parametrize("pose", ["looking_on", "from_afar", "as_it_is"])
def test_the_ruler_is_true_at_any_zoom(hill: Hill, pose: str) -> None:
    hill.closeup.look(**getattr(hill, pose)())
    for w in (-1.0, PLAN.places[0], 2.5):
        on_ruler, on_curve = hill.ruler.ruler.at([w]), hill.curve.at([w])
        assert on_ruler[0] == pytest.approx(on_curve[0], abs=1e-9)
    level = hill.closeup.on_screen(hill.plane.corner)[1]
    assert hill.ruler.ruler.at([0.0])[1] == pytest.approx(level, abs=1e-6)


def test_from_afar_the_gradient_and_its_opposite_are_in_the_frame(hill: Hill) -> None:
    hill.closeup.look(**hill.from_afar())
    unit = hill.ruler.size[0] / hill.ruler.span[0]
    for turned in (False, True):
        root, tip = hill.walk.downstep.set_as(turned=float(turned)).whole()
        assert STAGE.left < tip[0] < STAGE.right
        assert abs(root[0] - tip[0]) == pytest.approx(1061.947 * unit, rel=1e-5)
        assert hill.arrow_middle(turned) == pytest.approx(0.5 * (root[0] + tip[0]), abs=0.01)


def test_near_by_a_step_to_either_side_is_in_the_frame(hill: Hill) -> None:
    hill.closeup.look(**hill.looking_on())
    step = hill.walk.downstep.set_as(share=PLAN.rate)
    assert step.whole()[1, 0] > STAGE.left
    assert step.set_as(share=PLAN.rate, turned=1).whole()[1, 0] < STAGE.right


def test_the_head_of_the_gradient_is_in_the_frame_however_far_it_is(hill: Hill) -> None:
    """It ran out of the frame: for four seconds a bar without a head was called the gradient."""
    hill.closeup.look(**hill.looking_on())
    step, tips = hill.walk.downstep, []
    grow = hill.grow_to_the_rim()
    grow.begin()
    for time in np.linspace(0.1, 1, 10).tolist():
        grow.interpolate(time)
        tips.append(float(step.tip()[0]))
    assert np.all(np.diff(tips) < 0)
    assert tips[-1] < float(step.whole()[0, 0]) - 2
    moves = [getattr(move, "build", lambda move=move: move)() for move in hill.draw_back()]
    for move in moves:
        move.begin()
    zooms = []
    for time in np.linspace(0, 1, 41).tolist():
        for move in moves:
            move.interpolate(time)
        zooms.append(hill.closeup.zoom)
        assert STAGE.left < float(step.tip()[0]) < float(step.whole()[0, 0]) - 1.5
    assert step.grown.get_value() == 1
    assert zooms[-1] < 0.01 * zooms[0]


def test_the_next_step_is_compared_with_the_last_one(hill: Hill) -> None:
    """Longer or shorter than what, was asked; the arrow of the last step had gone."""
    last = LastStep(hill)
    assert last.ends.tolist() == PLAN.places[:2].tolist()
    hill.closeup.look(**hill.looking_on())
    ends = np.asarray(hill.ruler.ruler.at(last.ends[:, None]))[:, 0]
    assert ends[1] - ends[0] == pytest.approx(hill.stride(0))
    picture = painted(last.paint)
    seen = np.flatnonzero((picture > 0.3).any(axis=0)) * WIDE / picture.shape[1] - WIDE / 2
    assert (seen.min(), seen.max()) == pytest.approx(ends, abs=0.15)


def test_a_short_arrow_is_there_before_its_name(hill: Hill) -> None:
    (arrow, name), _ = next(hill.strides(Words("α × gradient", 35)))
    for share in np.linspace(0, 1, 41).tolist():
        assert arrow.rate_func(share) > 0.15 or name.rate_func(share) < 0.05


def test_both_arrows_of_both_hikers_are_in_the_frame(hill: Hill) -> None:
    hill.closeup.look(**hill.from_every_side())
    for one in hill.both:
        for turned in (0, 1):
            end = one.downstep.set_as(share=PLAN.rate, turned=turned).whole()[1, 0]
            assert STAGE.left - 0.4 < end < STAGE.right + 0.4


def test_what_changes_by_factors_has_one_factor_in_one_time() -> None:
    pace = by_factors(0.001)
    sizes = [1 + pace(t) * (0.001 - 1) for t in (0, 0.5, 1)]
    assert sizes == pytest.approx([1, 0.001**0.5, 0.001])
    assert by_factors(1.0)(0.5) == 0.5


def test_no_tangent_goes_on_below_the_axis(hill: Hill) -> None:
    """Near the camp it ran down to a negative loss, into the numbers of the axis."""
    hill.closeup.look(**hill.looking_on())
    level = hill.ruler.state[1]
    for number in range(len(PLAN.places)):
        hill.felt.leave()
        hill.felt.anew(number)
        hill.felt._share.set_value(1)
        line = hill.walk.tangent.line()
        assert line[:, 1].min() > level
        assert np.ptp(line, axis=0).max() > 1.2


def test_all_of_every_gradient_of_a_told_step_is_in_the_frame(hill: Hill) -> None:
    """The camera came so near that “α × gradient” began at the rim, and its arrow was cut off."""
    hill.closeup.look(**hill.looking_on())
    tips = PLAN.places + PLAN.rate * PLAN.slopes
    assert hill.ruler.ruler.at(tips[:, None])[:, 0].min() > STAGE.left


def test_a_shorter_step_looks_shorter(hill: Hill) -> None:
    """The camera came nearer between two steps, and the shorter one was drawn longer."""
    hill.closeup.look(**hill.looking_on())
    hill.walk.rewind()
    seen = []
    with offstage():
        scene = Scene()
        for moves, _ in hill.strides(Words("name")):
            scene.play(*moves, run_time=0.1)
            if hill.walk.downstep.grown.get_value() == 1:
                seen.append(float(np.ptp(hill.walk.downstep.line()[:, 0])))
    assert len(seen) > TOLD
    assert np.all(np.diff(seen) <= 1e-6)
    hill.walk.rewind()
    hill.felt.forget()


def test_both_answers_are_as_long_as_steps_on_the_ruler(hill: Hill) -> None:
    """They were to no scale, over a ruler to which every other arrow is true."""
    hill.closeup.look(**hill.looking_on())
    unit = float(hill.ruler.size[0] / hill.ruler.span[0])
    tiles = guess_of(hill)
    longer, shorter = (float(arrow.width) / unit for arrow in tiles.arrows)
    last, following = np.abs(np.diff(PLAN.places[:3]))
    assert shorter == pytest.approx(following, rel=1e-3)
    assert longer == pytest.approx(last * last / following, rel=1e-3)
    assert all(
        arrow.width < tile.plate.width for arrow, tile in zip(tiles.arrows, tiles, strict=True)
    )
    assert tiles.get_left()[0] > STAGE.left
    assert tiles.get_right()[0] <= STAGE.right


def test_arrows_of_an_answer_stay_in_the_tiles_or_are_not_there() -> None:
    """Of two steps of which one is hardly seen, or which do not fit, words tell enough."""
    words = "a longer step", "a shorter step"
    for last, following in ((2.0, 0.1), (8.0, 4.0), (2.0, 1.9), (0.6, 0.5)):
        tiles = Lengths(*words, last=last, following=following, side=-1.0)
        tiles.within(STAGE.inset(left=4.4, right=0.4, top=1.05))
        assert tiles.get_right()[0] <= STAGE.right - 0.39
        assert tiles.get_left()[0] >= STAGE.left + 4.39
        if tiles.arrows:
            longer, shorter = (float(arrow.width) for arrow in tiles.arrows)
            assert shorter == pytest.approx(following, abs=0.01)
            assert longer > last
        assert bool(tiles.arrows) == (following in (1.9, 0.5))


def test_a_post_is_gone_before_it_meets_the_scale(hill: Hill) -> None:
    """The camera came nearer, and the first of them went through the numbers of the loss."""
    hill.felt.anew(5)
    hill.felt._share.set_value(1)
    on_its_way = {**hill.looking_on(), "zoom": 1.5, "place": (-6.75, -2.5)}
    hill.closeup.look(**on_its_way)
    (_, (x, _)), *_ = hill.posts.ends()
    assert x == pytest.approx(-6.75)
    seen = painted(hill.posts.paint).max(axis=0)
    assert seen[: int(480 * 0.6 / WIDE)].max() == 0
    assert seen.max() > 0.5


def test_an_arrow_that_is_turned_round_keeps_its_length_and_its_axis(hill: Hill) -> None:
    """It swung over the axis, or shrank to nothing: the gradient was seen to change in the step."""
    hill.closeup.look(**hill.looking_on())
    step = hill.walk.downstep.set_as(share=PLAN.rate)
    level = hill.ruler.state[1]
    lengths = []
    for turned in np.linspace(0, 1, 9):
        step.turned.set_value(turned)
        assert bool((painted(step.draw)[:, : _left_of(step)].max()) > 0.5) == (turned < 0.9)
        line = step.line()
        assert np.ptp(line[:, 1]) == pytest.approx(0)
        assert line[0, 1] == pytest.approx(level, abs=0.02)
        lengths.append(line[-1, 0] - line[0, 0])
    assert np.abs(lengths) == pytest.approx(abs(lengths[0]))
    assert np.sign(lengths[0]) == -np.sign(lengths[1]) == -np.sign(lengths[-1])


def _left_of(step: Arrow) -> int:
    """The column of a small picture where an arrow has its root."""
    return int(480 * (step.line()[0, 0] / WIDE + 0.5)) - 4


def test_an_arrow_stays_until_its_step_is_walked(hill: Hill) -> None:
    """It was eaten from behind while she walked."""
    walk, used = take_step(hill.walk)[:2]
    for time in (0.3, 0.6, 0.8):
        assert used.rate_func(time) == 0
    assert walk.rate_func(0.85) > 0.9
    assert used.rate_func(1.0) == 1


def test_the_small_line_swings_when_she_has_landed(hill: Hill) -> None:
    """Half flat it lay over “w = −0.550”; of two at once one paled, one was not yet there."""
    hill.felt.leave()
    hill.felt._share.set_value(0.5)
    assert hill.felt.swung() == PLAN.places[0]
    hill.felt.anew(1)
    for share, told, way in ((0.5, 0, 0.0), (0.51, 0, 0.0), (0.7, 1, 1.0), (1.0, 1, 1.0)):
        hill.felt._share.set_value(share)
        between = PLAN.places[0] + way * (PLAN.places[1] - PLAN.places[0])
        assert hill.felt.swung() == pytest.approx(between)
        assert hill.felt.w() == PLAN.places[told]
    hill.felt.forget()


def test_her_tangent_is_held_until_she_has_landed_and_felt_the_ground(hill: Hill) -> None:
    for stood in (0, 1, 7):
        hill.felt.leave()
        for time in (0.5, 1.0, 2.5):
            hill.walk.progress.set_value(time)
            assert hill.walk.tangent.slope() == pytest.approx(PLAN.slopes[stood])
            assert hill.felt.w() == PLAN.places[stood]
        hill.felt._share.set_value(0.5)
        assert hill.felt.clear == 0
        hill.walk.progress.set_value((1, 7, 12)[(0, 1, 7).index(stood)])
        hill.feel()
        assert hill.felt.number == stood
        hill.felt._share.set_value(1)
        assert hill.felt.number == hill.walk.step
        assert hill.felt.clear == 1
    hill.felt.forget()
    assert hill.felt.w() == PLAN.places[0]


def test_the_dial_of_the_rate_goes_by_powers_of_ten() -> None:
    share = ValueTracker(1.0)
    dial = RateDial(0.001, share.get_value)
    angles = []
    for value in (1.0, 0.1, 0.01, 0.001):
        share.set_value(value)
        angles.append(dial.dial.angle)
    assert np.diff(angles) == pytest.approx(np.full(3, 90.0))
