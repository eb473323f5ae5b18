"""The hiker on the loss curve: every number and claim is what the data themselves give."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from manim import Scene, ValueTracker, VMobject

from gdmath import Dataset, linear_data
from scenes.loss_curve import LossCurve, LossCurveParameters
from scenes.parts.by_hand.plane import Plane
from scenes.parts.loss_curve.descents import plan_descents
from scenes.render.assets import ASSETS
from scenes.render.record import Row, on_stage
from scenes.render.rehearsal import Rehearsal, rehearse
from scenes.render.trouble import Trouble
from scenes.stage.lecture.words import italic
from scenes.stage.plot.scatter import FittedLine, Residuals, Samples
from tests.scenes.canvas import SIZE, Array, picture, pixels_at, small

DEFAULT = LossCurve.parameters
X, Y = np.loadtxt(ASSETS / "reservations.txt", skiprows=1).T
EXPLAINED = {
    f"{italic('b')} = 0: through the origin",
    f"constant: {', '.join(italic(symbol) for symbol in 'xymb')}",
}
BEST = float(X @ Y / (X @ X))


def loss(w: float) -> float:
    return float(np.mean((w * X - Y) ** 2))


def slope(w: float) -> float:
    return float(2 * np.mean(X * (w * X - Y)))


def written(value: float) -> str:
    """Four digits, as a read-out writes them."""
    power = int(f"{value:.3e}".split("e")[1])
    return f"{value:.{3 - power}f}".replace("-", "−")


class Seen(NamedTuple):
    """What an onlooker saw in a frame of the night."""

    progress: float
    x: float
    facing: float
    off_ground: float
    cross: float
    cross_seen: float


class Watching:
    """An onlooker that looks at the hiker, her feet and the cross in every frame.

    Also at how long only stars and her breath moved, which the clock makes, how much of the squares
    was outside the plane while their loss was on display, whether words that explain the formula
    stood together, where the curve began and ended while it had axes, how far apart on the screen
    curve and secant came, and how much of a gradient arrow was drawn as its owner walked.
    """

    lecture: Any = None

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.dead = 0.0
        self.spilled: list[float] = []
        self.explained: set[frozenset[str]] = set()
        self.ends: list[tuple[float, float]] = []
        self.bulges: list[float] = []
        self.walking: list[tuple[float, float]] = []
        self._look, self._since = b"", 0.0

    def frame(self, scene: Scene) -> None:
        self.lecture = scene
        stage = on_stage(scene)
        self._watch_the_clock(stage)
        self._watch_the_picture(stage)
        self._watch_the_arrows(stage)
        self._watch_the_hiker(scene)

    def _watch_the_clock(self, stage: list[Any]) -> None:
        parts = [part for part in stage if part is not self.lecture.clock]
        look = b"".join(
            np.append(part.points, getattr(part, "presence", 1.0)).tobytes()
            + (part.get_fill_rgbas().tobytes() if isinstance(part, VMobject) else b"")
            for part in parts
        )
        if look != self._look:
            self._look, self._since = look, self.lecture.time
        self.dead = max(self.dead, self.lecture.time - self._since)

    def _watch_the_picture(self, stage: list[Any]) -> None:
        lecture = self.lecture
        average = getattr(lecture, "average", None)
        if average in stage and average.presence > 0.5:
            self.spilled.append(lecture.squares.spilled())
        words = {getattr(part, "text", "") for part in stage}
        self.explained.add(frozenset(words & EXPLAINED))
        if lecture.plane in stage and lecture.plane.y_name[0].get_fill_opacity() > 0.99:
            self.ends.append((lecture.curve.start.get_value(), lecture.curve.end.get_value()))

    def _watch_the_arrows(self, stage: list[Any]) -> None:
        lecture = self.lecture
        secant: Any = getattr(lecture, "secant", None)
        if secant in stage and secant.presence > 0.99 and secant.gap.get_value() > 0:
            self.bulges.append(secant.bulge() * lecture.closeup.zoom)
        for trek in (getattr(lecture, name, None) for name in ("trek", "other")):
            if trek is not None and trek.gradient in stage and trek.hiker.progress.get_value() % 1:
                arrow, step = trek.gradient, trek.step
                if arrow.presence > 0.05:
                    aside = abs(arrow.line()[0, 1] - step.line()[0, 1])
                    self.walking.append((arrow.grown.get_value(), float(aside)))

    def _watch_the_hiker(self, scene: Scene) -> None:
        trek = getattr(scene, "trek", None)
        if trek is None or self.lecture.dawn.get_value() > 0:
            return
        hiker, cross = trek.hiker, self.lecture.cross
        stance = hiker.stance
        down = stance.lifts == 0
        away = np.abs(hiker.feet()[down] - hiker.curve.over(stance.feet[down])).max()
        spot = hiker.curve.over(cross.x)
        self.seen.append(
            Seen(
                hiker.progress.get_value(),
                hiker.x,
                hiker.facing,
                float(away),
                cross.presence,
                float(self.lecture.lit.seen(spot)),
            )
        )

    def beat_ended(self, scene: Scene, name: str) -> None:
        self.lecture = scene


class Watched(NamedTuple):
    """A rehearsal of every frame, and the descent worked out once more."""

    run: Rehearsal
    lecture: Any
    eye: Watching
    seen: list[Seen]
    points: Array

    def of(self, beat: str, name: str) -> list[Row]:
        """What was displayed under a name in a beat."""
        return self.run.displayed(beat, name)


@cache
def watched() -> Watched:
    """The film as it is by default, frame by frame."""
    eye = Watching()
    run = rehearse(LossCurve, frames=True, frame_rate=8, layout=False, onlookers=[eye])
    points = [float(eye.lecture.plan.walk.points[0, 0])]
    for _ in range(DEFAULT.steps):
        points.append(points[-1] - eye.lecture.plan.rate * slope(points[-1]))
    return Watched(run, eye.lecture, eye, eye.seen, np.array(points))


# -- the data and the knob -------------------------------------------------------------------------


@pytest.mark.slow
def test_the_loss_on_display_is_that_of_the_lines_slope() -> None:
    film = watched()
    told = 0
    for beat in ("squared_errors", "guess_the_curve", "trace_the_curve"):
        lines = {row.time: row.value for row in film.of(beat, "line")}
        for row in film.of(beat, "loss"):
            w, b = lines[row.time]
            assert b == 0
            assert row.text == written(loss(w))
            told += 1
    assert told > 80


@pytest.mark.slow
def test_the_average_square_has_the_loss_as_its_area() -> None:
    film = watched()
    lines = {row.time: row.value for row in film.of("squared_errors", "line")}
    rows = film.of("squared_errors", "average square")
    assert len(rows) > 20
    for row in rows:
        assert row.value == pytest.approx(loss(lines[row.time][0]))


@pytest.mark.slow
def test_the_curve_is_traced_by_the_turning_knob() -> None:
    film = watched()
    lines = {row.time: row.value[0] for row in film.of("trace_the_curve", "line")}
    ends = [(row.time, *row.value) for row in film.of("trace_the_curve", "curve")]
    swept = [(time, w, height) for time, w, height in ends if w < 4.0]
    assert len(swept) > 30
    for time, w, height in swept:
        assert w == pytest.approx(lines[time])
        assert height == pytest.approx(loss(w))
    assert (swept[0][1], ends[-1][1]) == pytest.approx((-1, 4))


@pytest.mark.slow
def test_squares_whose_average_is_on_display_are_whole() -> None:
    spilled = watched().eye.spilled
    assert len(spilled) > 20
    assert max(spilled) < 0.02


@pytest.mark.slow
def test_the_curve_is_inside_its_axes() -> None:
    starts, ends = np.array(watched().eye.ends).T
    assert len(starts) > 200
    # The line goes on as the axes begin to fade.
    assert starts.min() > -1.02
    assert ends.max() < 4.02


# -- the pace --------------------------------------------------------------------------------------


@pytest.mark.slow
def test_stars_and_breath_are_never_all_that_moves_for_long() -> None:
    assert 0.5 < watched().eye.dead <= 3.0


@pytest.mark.slow
def test_one_line_at_a_time_explains_the_formula() -> None:
    explained = watched().eye.explained
    assert len(set().union(*explained)) == 2
    assert max(map(len, explained)) == 1


# -- the night -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_read_outs_of_the_night_are_those_of_the_ground_she_is_on() -> None:
    film = watched()
    landed = set()
    for beat in ("uphill", "one_step", "down_to_the_cross"):
        rows = [film.of(beat, name) for name in ("w", "height")]
        places = {row.time: row.value for row in film.of(beat, "hiker")}
        for w, height in zip(*rows, strict=True):
            x = places[w.time][0]
            assert w.text == written(x)
            assert height.text == written(loss(x))
            landed |= set(np.flatnonzero(np.abs(film.points - x) < 1e-9).tolist())
        for row in film.of(beat, "slope"):
            assert row.text == written(slope(places[row.time][0]))
    assert landed >= {0, 1, 2, 3, 4, 5, 6, DEFAULT.steps}


@pytest.mark.slow
def test_her_feet_are_on_the_curve_and_she_faces_the_way_she_goes() -> None:
    film = watched()
    assert len(film.seen) > 200
    strides = np.diff(film.points)
    for now in film.seen:
        assert now.off_ground < 1e-9
        step = min(int(now.progress), DEFAULT.steps - 1)
        assert now.facing == np.sign(strides[step])
        low, high = sorted(film.points[[step, step + 1]])
        assert low - 1e-9 <= now.x <= high + 1e-9


@pytest.mark.slow
def test_the_cross_is_hidden_until_she_has_arrived() -> None:
    film = watched()
    assert film.lecture.cross.x == pytest.approx(BEST)
    assert film.seen[0].cross_seen < 1e-6
    for now in film.seen:
        if now.progress < DEFAULT.steps:
            assert now.cross == 0
    assert film.seen[-1].cross == 1
    assert film.seen[-1].cross_seen > 0.5


@pytest.mark.slow
def test_the_secant_becomes_the_tangent() -> None:
    film = watched()
    gaps = [(row.time, row.value) for row in film.of("nudge", "nudge")]
    slopes = {row.time: row.value for row in film.of("nudge", "secant")}
    start = float(film.points[0])
    for time, gap in gaps:
        expected = (loss(start + gap) - loss(start)) / gap if gap else slope(start)
        assert slopes[time] == pytest.approx(expected, rel=1e-6)
    told = {row.text for row in film.of("nudge", "tangent")}
    assert told == {written(slope(start))}
    off = [abs(slopes[time] - slope(start)) for time, _ in gaps]
    assert off[0] > 50
    assert off[-1] < 0.01 * off[0] + 0.01 * abs(slope(start))
    assert np.all(np.diff(off) <= 1e-6)


@pytest.mark.slow
def test_curve_and_secant_are_seen_apart_until_they_become_one() -> None:
    bulges = watched().eye.bulges
    assert max(bulges) > 0.25
    assert bulges[-1] < 0.01


@pytest.mark.slow
def test_a_gradient_arrow_keeps_its_length_and_line_until_it_is_gone() -> None:
    walking = watched().eye.walking
    assert walking
    for grown, aside in walking:
        assert grown == 1
        assert aside < 0.05


@pytest.mark.slow
def test_both_hikers_take_steps_in_proportion_to_their_slopes() -> None:
    film = watched()
    told = {
        name: film.of("from_the_other_side", name)[0].value
        for name in ("one slope", "other slope", "one step", "other step")
    }
    assert told["one slope"] < 0 < told["other slope"]
    assert told["one step"] / told["other step"] == pytest.approx(
        told["one slope"] / told["other slope"]
    )
    assert abs(told["one slope"]) == pytest.approx(2 * abs(told["other slope"]))


@pytest.mark.slow
def test_what_is_left_after_each_step_is_what_the_words_say() -> None:
    film = watched()
    left = np.abs(film.points - BEST)
    ratios = left[1:] / left[:-1]
    assert ratios == pytest.approx(ratios[0])
    assert ratios[0] == pytest.approx(abs(1 - film.lecture.plan.rate * 2 * np.mean(X * X)))
    (said,) = {text for text, _ in film.run.shown if "after each step" in text}
    assert f"{100 * ratios[0]:.0f} %" in said


@pytest.mark.slow
def test_the_answer_is_the_prediction_of_the_w_that_was_found() -> None:
    film = watched()
    (told,) = {
        text for text, _ in film.run.shown if text.startswith("Reservations") and "." in text
    }
    x = float(told.split()[1])
    w = film.points[-1]
    assert x in X
    assert told == f"Reservations {x:g} → Pizzas {w:.4g} × {x:g} = {w * x:.4g}"


# -- errors beyond the plane -----------------------------------------------------------------------


def test_an_error_that_goes_on_beyond_the_plane_fades_towards_its_edge() -> None:
    plane = Plane((-4.0, -2.0), (8.0, 4.0), (0.0, 4.0), (0.0, 4.0), ("x", "y"))
    with small():
        for weight, strong in ((1.4, True), (4.0, False)):
            line = FittedLine(plane, ValueTracker(weight).get_value, lambda: 0.0)
            drawn = picture(Residuals(Samples(plane, [2.0], [1.0]), line))
            top = plane.xy(2.0, 0.97 * min(4.0, 2 * weight))
            rows, columns = pixels_at(np.array([top, plane.xy(2.0, 1.6)]), SIZE)
            at_end, low = drawn[rows, columns, 0].astype(int).tolist()
            assert low > 120
            assert (at_end > 0.7 * low) == strong


# -- the plan --------------------------------------------------------------------------------------


def data(seed: int = 0, **options: Any) -> Dataset:
    return linear_data(rng=np.random.default_rng(seed), **options)


def test_without_wishes_the_walk_suits_the_data() -> None:
    for given in (data(w=-3.0, b=0.0), data(w=800.0, noise=60.0, window=(1e3, 2e3)), data(n=500)):
        plan = plan_descents(given, 12)
        assert plan.best == pytest.approx(float(given.x @ given.y / (given.x @ given.x)))
        assert plan.low < plan.walk.points[0, 0] < plan.best < plan.other.points[0, 0] <= plan.high
        left = np.abs(plan.walk.points[:, 0] - plan.best)
        assert np.all(np.diff(left) < 0)
        assert left[-1] < 0.01 * left[0]
        floor, top = plan.loss_range
        shown = plan.landscape.value(np.linspace(plan.low, plan.high, 200)[:, None])
        assert floor < shown.min()
        assert shown.max() < top


def test_every_step_leaves_the_same_share_of_the_way() -> None:
    plan = plan_descents(data(), 6)
    left = np.abs(plan.walk.points[:, 0] - plan.best)
    assert left[1:] / left[:-1] == pytest.approx(plan.left_over)


def test_the_case_to_predict_for_is_a_large_input_but_not_the_largest() -> None:
    given = data(n=40)
    case = plan_descents(given, 3).case
    assert case in given.x
    assert np.sum(given.x > case) == 9


def test_the_loss_axis_begins_at_zero_unless_all_losses_are_far_from_it() -> None:
    near = plan_descents(data(b=0.0), 3).loss_range
    assert near[0] < 0 < near[1]
    far = plan_descents(data(w=0.1, b=50.0), 3, window=(-1.0, 1.0)).loss_range
    assert far[0] > 0


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"window": (-1.0, 0.5)}, "window.*best w"),
        ({"rate": 5.0}, "learning_rate: 5 must be above 0 and below"),
        ({"rate": 0.0}, "learning_rate: 0 must be above 0"),
    ],
)
def test_wishes_that_lead_nowhere_are_told(wish: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        plan_descents(data(), 5, **wish)


def test_data_that_leave_w_open_are_told() -> None:
    with pytest.raises(ValueError, match="every x is 0"):
        plan_descents(Dataset([0, 0], [1, 2]), 5)


# -- any data, any parameters ----------------------------------------------------------------------


def telling(**parameters: Any) -> type[LossCurve]:
    """The film with other parameters; its narration takes time to typeset and is left unwritten."""
    chosen = LossCurveParameters(**parameters)
    return type("Other", (LossCurve,), {"parameters": chosen, "captions": False})


FOREIGN = {
    "negative": ("temperature difference  melting", 24, (-3.0, 3.0), -2.5, 0.8),
    "many": ("speed  fuel", 500, (1.0, 40.0), 0.7, 4.0),
    "millions": ("living area of the house, price in euro", 40, (2e5, 3e6), 0.8, 2e5),
    "tiny": ("dose  effect", 12, (0.001, 0.02), 1e6, 900.0),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_of_ones_own_makes_a_film(kind: str, tmp_path: Path) -> None:
    header, count, (low, high), w, noise = FOREIGN[kind]
    rng = np.random.default_rng(2)
    x = rng.uniform(low, high, count)
    table = np.column_stack([x, w * x + rng.normal(0, noise, count)])
    file = tmp_path / "own.txt"
    np.savetxt(file, table, header=header, comments="", fmt="%.9g")
    eye = Watching()
    run = rehearse(telling(data=str(file)), onlookers=[eye])
    assert run.layout == [], "\n" + "\n".join(run.layout)
    assert 60 <= run.duration <= 150
    plan = eye.lecture.plan
    best = float(table[:, 0] @ table[:, 1] / (table[:, 0] @ table[:, 0]))
    assert plan.best == pytest.approx(best, rel=1e-6)
    assert plan.walk.points[-1, 0] == pytest.approx(best, abs=0.01 * (plan.high - plan.low))
    shown = " ".join(text for text, _ in run.shown) + " ".join(text.words for text in run.texts)
    assert header[:5] in shown
    for row in run.trace:
        assert np.all(np.isfinite(row.value)), row
    # Of many squares only some are drawn, and the film says so; the loss is that of all.
    some = f"squares of 60 of all {count} errors"
    assert (some in shown) == (count > 60)


@pytest.mark.slow
@pytest.mark.parametrize(
    "changed", [{"start": 3.6, "learning_rate": 0.0038}, {"steps": 2, "window": (-3.0, 6.0)}]
)
def test_other_parameters_make_a_film(changed: dict[str, Any]) -> None:
    run = rehearse(telling(**changed))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    assert 60 <= run.duration <= 150


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(Trouble, match=r"no data file nowhere\.txt"):
        rehearse(telling(data="nowhere.txt"))
