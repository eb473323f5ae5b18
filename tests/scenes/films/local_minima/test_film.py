"""The opening of the film about many valleys: each number that it shows, computed once more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from gdmath import InputError
from scenes.local_minima import LocalMinima, LocalMinimaParameters
from scenes.parts.local_minima import has_many, has_one
from scenes.parts.local_minima.hook import _STRING, rise_of
from scenes.parts.local_minima.split import rule_between
from scenes.parts.local_minima.valleys import on_one_scale
from scenes.render.rehearsal import Rehearsal, offstage, rehearse
from scenes.stage import STAGE
from scenes.stage.type.worked import WorkedLine
from tests.scenes.performing import attend, performed

Array = NDArray[np.float64]

LEFT = 1.6 * 0.8 ** np.arange(41)  # x − 0.1 · 2x is 0.8 x


def right() -> Array:
    """Seventy-five steps on x⁶/6 − 5x⁴/4 + 2x² from 0.8, with rate 0.03."""
    places = [0.8]
    for _ in range(75):
        x = places[-1]
        places.append(x - 0.03 * (x**5 - 5 * x**3 + 4 * x))
    return np.array(places)


def film(**changes: Any) -> LocalMinima:
    """The cast of the film, made but not played."""
    with offstage():
        made = LocalMinima()
        made.parameters = replace(LocalMinimaParameters(), **changes)
        made.setup()
    return made


class Seen(NamedTuple):
    """One frame of the film."""

    time: float
    hiker: float
    progress: float
    planted: Array  # what her planted feet are above the ground, in scene units
    gradient: Array | None  # root and tip on the screen, if it is there
    step: Array | None
    axis: Array  # where −5 and 5 are on the screen
    share: float
    turned: float
    ranges: Array  # the plane's lowest numbers, and how much of each is seen


class Witness:
    """Looks at every frame."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def frame(self, scene: Any) -> None:
        if "one_valley" in scene.beats_begun:
            return
        bowl = scene.hook.bowl
        her, plane = bowl.hiker, bowl.plane
        stance, up, down = her.stance, bowl.uphill, bowl.downstep
        x = stance.feet[stance.lifts == 0]
        ground = plane.corner[1] + (x**2 - plane.low[1]) / plane.span[1] * plane.size[1]
        self.seen.append(
            Seen(
                scene.time,
                stance.x,
                bowl.time,
                her.feet()[stance.lifts == 0][:, 1] - ground,
                up.whole() if up.grown.get_value() > 0 else None,
                down.whole() if down.grown.get_value() > 0 else None,
                plane.xy([-5.0, 5.0], 0.0),
                float(down.share.get_value()),
                float(down.turned.get_value()),
                plane.state[4:].copy(),
            )
        )

    def beat_ended(self, scene: Any, name: str) -> None:
        pass


attend(LocalMinima, Witness)


@cache
def played() -> tuple[Rehearsal, list[Seen]]:
    """Every frame of the beats that are looked at, once for all tests, those of its parts too."""
    performance = performed(LocalMinima)
    return performance.run, performance.of(Witness).seen


def number_at(axis: Array, x: float) -> float:
    """What number a screen point's x is, by the ticks −5 and 5 alone."""
    (start, _), (end, _) = axis
    return float(-5 + 10 * (x - start) / (end - start))


# -- two lamps -----------------------------------------------------------------------------------


def test_both_walk_until_the_gradient_reads_zero_and_no_longer() -> None:
    made = film()
    for side, places, slopes in (
        (made.hook.bowl, LEFT, 2 * LEFT),
        (made.hook.other, right(), right() ** 5 - 5 * right() ** 3 + 4 * right()),
    ):
        assert side.trajectory.points[:, 0, 0] == pytest.approx(places, abs=1e-12)
        assert np.flatnonzero(np.abs(slopes) < 0.0005).tolist() == [side.steps]
    assert (made.hook.bowl.steps, made.hook.other.steps) == (40, 75)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "slopes"),
    [("left", 2 * LEFT), ("right", right() ** 5 - 5 * right() ** 3 + 4 * right())],
)
def test_read_outs_show_gradients_of_places_where_she_was_one_after_another(
    name: str, slopes: Array
) -> None:
    run, _ = played()
    first = run.beats[0]
    rows = [row.text for row in run.trace if row.name == name and row.time < first.end]
    shown = [text for text, _ in groupby(rows)]
    assert shown[0] == f"{slopes[0]:.3f}"
    assert shown[-1] == "0.000"
    possible = iter([text for text, _ in groupby(f"{slope:.3f}" for slope in slopes)])
    assert all(text in possible for text in shown)  # in this order: each is looked for further on
    assert len(shown) > 15


def test_neither_half_tells_which_valley_it_is() -> None:
    made = film()
    floors = []
    for side in made.hook.both:
        box = side.night[0].panel
        start, floor = (side.curve.at(side.trajectory.points[k, 0]) for k in (0, -1))
        floors.append(floor - (box.left, box.bottom))
        assert box.left + 1 < floor[0] < start[0] < box.right - 1
    assert floors[0] == pytest.approx(floors[1], abs=0.02)


def test_both_halves_have_one_scale_and_a_ridge_stays_in_the_dark() -> None:
    """Slopes of 3.2 and of 1 looked nearly alike."""
    made = film()
    left, right = (side.plane.size / side.plane.span for side in made.hook.both)
    assert left == pytest.approx(right)
    other = made.hook.other
    before = other.progress.get_value()
    other.progress.set_value(other.steps)
    places = other.curve.over(np.array([-1.3, -1.2, -1.1, -1.0]))
    light = other.night.lamp.light(places)
    other.progress.set_value(before)
    assert places[0, 0] < other.night[0].panel.left
    assert light.max() < 0.05


def test_a_walk_that_is_tiny_beside_the_other_has_a_scale_of_its_own() -> None:
    assert on_one_scale([(1.6, 2.56), (0.8, 0.81)]) == [(1.6, 2.56)] * 2
    assert on_one_scale([(1.6, 2.56), (0.1, 0.81)]) == [(1.6, 2.56), (0.1, 0.81)]


# -- which way, how big --------------------------------------------------------------------------


@pytest.mark.slow
def test_her_planted_feet_are_on_the_parabola_also_while_it_is_stretched() -> None:
    _, seen = played()
    assert len({frame.axis.tobytes() for frame in seen}) > 20
    for frame in seen:
        assert np.abs(frame.planted).max() < 1e-6, frame.time


@pytest.mark.slow
def test_she_is_where_the_walk_is_in_every_frame() -> None:
    _, seen = played()
    for frame in seen:
        assert frame.hiker == pytest.approx(np.interp(frame.progress, range(41), LEFT), abs=1e-9)


def test_the_slope_is_how_far_the_tangent_rises_one_to_the_side() -> None:
    """A stick of any length swung down and was called 3.2."""
    bowl = film().hook.bowl
    bowl.plane.reframe((-5, 5), (0, 9))
    (run, along, _), (up, size) = rise_of(bowl)
    ends = [line.get_start_and_end() for line in (run, up, along)]
    corners = [bowl.plane.xy(*place) for place in ((1.6, 2.56), (2.6, 2.56), (2.6, 5.76))]
    for (start, end), (a, b) in zip(ends, ((0, 1), (1, 2), (0, 2)), strict=True):
        assert start[:2] == pytest.approx(corners[a])
        assert end[:2] == pytest.approx(corners[b])
    assert size.text == "3.2 up"


def test_what_the_tangent_rose_lies_down_without_its_number() -> None:
    """It turned through the letters “3.2 up”."""
    hook = film().hook
    hook.bowl.plane.reframe((-5, 5), (0, 9))
    hook.rise = rise_of(hook.bowl)
    size = hook.rise[1][1]
    moves = hook.laid()
    (gone,), _ = next(moves)
    assert gone.mobject is size
    for together, _ in moves:
        assert size not in [one for move in together for one in getattr(move, "mobject", [])]
    assert size not in hook.rise[1]


@pytest.mark.slow
def test_the_gradient_lies_on_the_axis_from_1_6_to_4_8_and_the_step_ends_at_1_28() -> None:
    _, seen = played()
    frames = [frame for frame in seen if frame.gradient is not None and frame.progress == 0]
    assert len(frames) > 60
    for frame in frames:
        assert frame.gradient is not None
        root, tip = frame.gradient
        assert number_at(frame.axis, root[0]) == pytest.approx(1.6, abs=1e-6)
        assert number_at(frame.axis, tip[0]) == pytest.approx(4.8, abs=1e-6)
        assert tip[1] == pytest.approx(frame.axis[0, 1], abs=1e-9)
    aimed = [f for f in frames if f.step is not None and (f.share, f.turned) == (0.1, 1.0)]
    assert len(aimed) > 10
    for frame in aimed:
        assert frame.step is not None
        assert frame.gradient is not None
        assert number_at(frame.axis, frame.step[1, 0]) == pytest.approx(1.28, abs=1e-6)
        long, short = (np.linalg.norm(a[1] - a[0]) for a in (frame.gradient, frame.step))
        assert long / short == pytest.approx(10, abs=1e-6)


@pytest.mark.slow
def test_every_later_step_is_a_tenth_of_its_gradient_too() -> None:
    _, seen = played()
    both = [f for f in seen if f.gradient is not None and f.step is not None and f.progress >= 1]
    assert {int(frame.progress) for frame in both} >= {1, 2}
    for frame in both:
        assert frame.gradient is not None
        assert frame.step is not None
        place = LEFT[int(frame.progress + 1e-9)]
        assert number_at(frame.axis, frame.gradient[0, 0]) == pytest.approx(place, abs=1e-6)
        long, short = (a[1, 0] - a[0, 0] for a in (frame.gradient, frame.step))
        assert short / long == pytest.approx(-0.1, abs=1e-6)


@pytest.mark.slow
def test_the_arrow_is_cut_first_and_turned_round_then() -> None:
    _, seen = played()
    cuts = [frame for frame in seen if 0.1 < frame.share < 1]
    turns = [frame for frame in seen if 0 < frame.turned < 1]
    assert len(cuts) > 5
    assert len(turns) > 5
    assert all(frame.turned == 0 for frame in cuts)
    assert all(frame.share == pytest.approx(0.1) for frame in turns)


@pytest.mark.slow
def test_the_dial_and_the_ring_say_what_the_arrow_says() -> None:
    run, _ = played()
    _, told, *_ = run.beats
    dial = {row.time: row.value for row in run.trace if row.name == "factor"}
    assert len(set(dial.values())) > 5
    assert min(dial.values()) == pytest.approx(0.1)
    landings = [row for row in run.trace if row.name == "landing" and row.time < told.end]
    rings = [row.value[0] for row in landings if row.value]
    shown = [ring for ring, _ in groupby(rings)]
    assert shown == pytest.approx([*LEFT[1:4]], abs=1e-9)


def test_the_step_in_numbers_adds_up() -> None:
    made = film()
    with offstage():
        line = WorkedLine(*made.hook.bowl.numbers())
    assert line.words == "1.6 − 0.1 × 3.2 = 1.28"
    assert made.facts["signed"] == "+3.2"


@pytest.mark.slow
def test_by_day_the_axis_goes_from_minus_5_to_5_and_heights_up_to_9() -> None:
    _, seen = played()
    assert seen[-1].ranges == pytest.approx([-5, 0, 10, 9])


@pytest.mark.slow
def test_the_narration_says_the_same_numbers() -> None:
    run, _ = played()
    said = " ".join(cue.text for cue in run.captions)
    assert "1.6 minus a tenth of 3.2 is 1.28." in said
    assert "Its sign is plus: uphill is to the right. So she will go left." in said


@pytest.mark.slow
def test_she_walks_in_the_dark_before_the_sun_shows_where_the_floor_is() -> None:
    """Minimum and curve were shown first, then it was night again."""
    run, _ = played()
    said = " ".join(" ".join(cue.text.split()) for cue in run.captions)
    assert said.index("Its sign is plus") < said.index("Sunrise: a parabola")


def test_the_string_goes_well_above_her_hat() -> None:
    """It lay on her hat, and would have hung there."""
    hook = film().hook
    bowl, string = hook.bowl, hook.string
    bowl.plane.within(STAGE.inset(top=1)).reframe((-5, 5), (0, 9))
    bowl.progress.set_value(bowl.steps)
    hat = bowl.hiker.ground()[1] + bowl.hiker.tall
    held = [(string.begin.get_value(), string.end.get_value()), *_STRING]
    for (a, b), (c, d) in pairwise(held):
        for share in np.linspace(0, 1, 11):
            string.begin.set_value((1 - share) * a + share * c)
            string.end.set_value((1 - share) * b + share * d)
            x, y = string.line().T
            assert np.interp(bowl.hiker.ground()[0], x, y) > hat + 0.1


# -- other numbers -------------------------------------------------------------------------------


def test_from_the_other_side_signs_and_directions_are_the_other_ones() -> None:
    facts = film(convex_start=-2.0, convex_rate=0.2).facts
    assert (facts["sign"], facts["uphill"], facts["downhill"]) == ("minus", "left", "right")
    assert (facts["start"], facts["gradient"], facts["next"]) == ("−2", "−4", "−1.2")
    assert facts["share"] == "a fifth of"
    assert film(convex="x^2 + x^4", convex_rate=0.03).facts["shape"] == "one valley"


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"convex_rate": 1.5}, "convex_rate: from 1.6 with rate 1.5"),
        ({"convex": "-x^2"}, "^convex: from"),
        ({"convex": "x*y"}, "y"),
        ({"start": 1.0}, "start"),
        ({"start": 0.0}, "start"),
        ({"learning_rate": 0.6}, "learning_rate"),
    ],
)
def test_a_walk_that_does_not_end_on_level_ground_is_refused_in_one_sentence(
    changes: dict[str, Any], about: str
) -> None:
    with pytest.raises(InputError, match=about) as refusal:
        film(**changes)
    assert "\n" not in str(refusal.value)


def test_the_rule_stands_between_the_halves() -> None:
    left, right = STAGE.columns(2, 1, gap=0.6)
    rule = rule_between(left, right)
    assert rule.get_x() - left.right == pytest.approx(0.3)
    assert rule.height == pytest.approx(STAGE.height)


# -- a ground of one valley ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("landscape", "start", "told"),
    [
        ("sqrt(1 + x^2)", None, "One valley here, too: no ground that we see is lower."),
        ("x^3 - 3x", None, "She is in the one valley we see. But far to her left, it is lower."),
        ("3x - x^3", -0.2, "She is in the one valley we see. But far to her right, it is lower."),
    ],
)
def test_of_one_valley_it_is_said_whether_other_ground_is_lower(
    landscape: str, start: float | None, told: str
) -> None:
    made = film(landscape=landscape, start=start)
    assert made.facts["only"] == told
    assert has_one(made)
    assert not has_many(made)


def test_with_one_valley_too_the_film_answers_its_question_and_ends() -> None:
    class OneValley(LocalMinima):
        parameters = LocalMinimaParameters(landscape="sqrt(1 + x^2)")

    run = rehearse(OneValley, layout=False)
    assert 90 <= run.duration <= 240
    said = " ".join(cue.text for cue in run.captions)
    assert "neither of these two can tell" in said.replace("\n", " ")
