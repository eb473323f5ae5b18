"""The film about fitting a line: in every frame line, marker, knobs and loss are one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from manim import DL, UR, Scene

from gdmath import linear_data, parabolic_data
from scenes.parts.by_hand.arrow import Plumb
from scenes.parts.regression.cuts import CutLine
from scenes.regression import Regression, RegressionParameters
from scenes.render.record import Row
from scenes.render.rehearsal import Rehearsal, rehearse
from scenes.render.trouble import Trouble
from scenes.stage.lecture.words import quantity, short
from tests.scenes.canvas import Array

DEFAULT = Regression.parameters
RNG = np.random.default_rng(5)
RATE = 5  # frames a second: enough to catch everything that moves


class Watching:
    """An onlooker that keeps the lecture and, frame by frame, what two of its beats are about."""

    lecture: Any = None

    def __init__(self) -> None:
        self.scales: list[bool] = []  # whether the gradient's scale is told beside a longer arrow
        self.struck: list[str] = []  # numbers that the link runs through
        self.blades: set[Any] = set()
        self.feet: list[tuple[float, float]] = []  # a drop line's foot, and where the loss is 0
        self.corners: list[tuple[bool, float]] = []  # are the cuts shown, and where is the plot

    def frame(self, scene: Scene) -> None:
        self.lecture = scene
        self._scale()
        if hasattr(self.lecture, "cuts"):
            seen = self.lecture.cuts.plane in scene.mobjects
            self.corners.append((seen, float(self.lecture.plane.corner[0])))
        self._link()
        self._foot()
        self.blades |= {part for part in scene.mobjects if isinstance(part, CutLine)}

    def _scale(self) -> None:
        lecture = self.lecture
        stage, guide = lecture.get_mobject_family_members(), lecture.guide
        if guide.uphill in stage and guide.downstep in stage and guide.shortened.get_value() < 1:
            self.scales.append(lecture.scale_note in stage)

    def _foot(self) -> None:
        lecture = self.lecture
        for plumb in (part for part in lecture.mobjects if isinstance(part, Plumb)):
            foot = plumb.view.world(plumb.place(), np.array(0.0))
            self.feet.append((plumb.ends()[1, 1], plumb.view.screen(foot)[0][1]))

    def _link(self) -> None:
        lecture = self.lecture
        link = getattr(lecture, "link", None)
        if link in lecture.mobjects and link.grown.get_value() > 0:
            for number in lecture.plane._numbers[1]:
                low, high = number.get_corner(DL)[:2] - 0.04, number.get_corner(UR)[:2] + 0.04
                line = link.line()
                if np.any(np.all((line > low) & (line < high), axis=1)):
                    self.struck.append(number.text)

    def beat_ended(self, scene: Scene, name: str) -> None:
        self.lecture = scene


class Data(NamedTuple):
    x: Array
    y: Array

    def loss(self, w: float, b: float) -> float:
        """The mean squared error, worked out once more."""
        return float(np.mean((w * self.x + b - self.y) ** 2))

    def best(self) -> Array:
        return np.polyfit(self.x, self.y, 1)

    def descent(self, start: Array) -> Array:
        """Gradient descent by hand: lines (steps + 1, 2)."""
        lines = [np.array(start, dtype=float)]
        for _ in range(DEFAULT.iterations):
            error = lines[-1][0] * self.x + lines[-1][1] - self.y
            slopes = 2 * np.mean(error * self.x), 2 * np.mean(error)
            lines.append(lines[-1] - DEFAULT.learning_rate * np.array(slopes))
        return np.array(lines)


class Watched(NamedTuple):
    """A rehearsal of the film and the data behind it."""

    run: Rehearsal
    lecture: Any
    line: Data
    parabola: Data
    eye: Watching

    def start(self, beat: str) -> float:
        return self.run.beat(beat).start

    def end(self, beat: str) -> float:
        return self.run.beat(beat).end

    def of(self, name: str, beat: str = "") -> dict[float, Row]:
        """What was displayed under a name, by time, in one beat or in all."""
        first, last = (self.start(beat), self.end(beat)) if beat else (0.0, np.inf)
        return {r.time: r for r in self.run.trace if r.name == name and first <= r.time < last}

    def data(self, time: float) -> Data:
        """Whose landscape is seen at a time, not counting the beat in which they change."""
        return self.line if time < self.end("other_samples") else self.parabola


def telling(**changed: Any) -> type[Regression]:
    """The film with other parameters."""
    return type("Other", (Regression,), {"parameters": replace(DEFAULT, **changed)})


def standardized(x: Array, y: Array) -> Data:
    order = np.argsort(x, kind="stable")
    return Data(*(((side - side.mean()) / side.std())[order] for side in (x, y)))


@cache
def watched(file: str = "") -> Watched:
    """The film, frame by frame."""
    eye = Watching()
    film = telling(data=file) if file else Regression
    run = rehearse(film, frames=True, frame_rate=RATE, layout=False, onlookers=[eye])
    rng = np.random.default_rng(DEFAULT.seed)
    if file:
        x, y = np.loadtxt(file, skiprows=1, delimiter=",", unpack=True)
        other = parabolic_data(len(x), DEFAULT.noise, rng=rng)
        sets = [standardized(x, y), standardized(other.x, other.y)]
    else:
        made = linear_data(DEFAULT.w, DEFAULT.b, DEFAULT.n, DEFAULT.noise, rng=rng)
        bent = parabolic_data(DEFAULT.n, DEFAULT.noise, rng=rng)
        sets = [Data(made.x, made.y), Data(bent.x, bent.y)]
    return Watched(run, eye.lecture, sets[0], sets[1], eye)


def table(folder: Path, x: Array, y: Array, names: str = "Floor area,Price") -> str:
    """A data file."""
    rows = "\n".join(f"{a!r},{b!r}" for a, b in zip(x.tolist(), y.tolist(), strict=True))
    file = folder / "own.csv"
    file.write_text(f"{names}\n{rows}\n")
    return str(file)


def ranges() -> tuple[Array, Array]:
    x = RNG.uniform(40, 180, 28)
    return x, 2.1 * x + 15 + RNG.normal(0, 28, 28)


def falling() -> tuple[Array, Array]:
    x = RNG.gamma(4, 2, 500)
    return x, 95 - 3.1 * x + RNG.normal(0, 9, 500)


def millions() -> tuple[Array, Array]:
    x = RNG.uniform(0.9e6, 1.6e6, 60)
    return x, 3.1e6 - 1.4 * x + RNG.normal(0, 9e4, 60)


FOREIGN = {"other ranges": ranges(), "500 falling": falling(), "millions": millions()}


@pytest.fixture(scope="session", params=["made", *FOREIGN])
def film(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """The film about the made-up data and about each of three files."""
    if request.param == "made":
        return watched()
    return watched(table(tmp_path_factory.mktemp("data"), *FOREIGN[request.param]))


def minus(text: str) -> str:
    return text.replace("-", "−")


# -- one thing in every frame ----------------------------------------------------------------------


@pytest.mark.slow
def test_the_line_drawn_is_the_markers_and_its_height_is_the_loss(film: Watched) -> None:
    lines, markers = film.of("line"), film.of("walker 0")
    together = sorted(set(lines) & set(markers))
    assert len(together) > 0.4 * film.run.duration * RATE
    for time in together:
        w, b, height = markers[time].value
        assert lines[time].value == pytest.approx((w, b), abs=1e-12)
        assert height == pytest.approx(film.data(time).loss(w, b), rel=1e-9)


@pytest.mark.slow
def test_knobs_and_numbers_are_the_lines(film: Watched) -> None:
    lines = film.of("line")
    dials = {knob.dial.name: knob.dial for knob in film.lecture.knobs}
    for place, name in enumerate("wb"):
        numbers, angles = film.of(name), film.of(f"knob {name}")
        together = set(lines) & set(numbers) & set(angles)
        assert len(together) > 300
        low, high = film.lecture.numbers.line.landscape.window[place]
        assert (dials[name].low, dials[name].high) == (low, high)
        for time in together:
            value = lines[time].value[place]
            assert numbers[time].value == value
            assert numbers[time].text == minus(f"{round(value, 2) + 0.0:.2f}")
            turned = 225 - 270 * (value - low) / (high - low)
            assert angles[time].value == pytest.approx(turned, abs=1e-9)


@pytest.mark.slow
def test_the_loss_on_display_is_that_of_the_line(film: Watched) -> None:
    lines, losses = film.of("line"), film.of("loss")
    together = sorted(set(lines) & set(losses))
    assert len(together) > 300
    for time in together:
        expected = film.data(time).loss(*lines[time].value)
        assert losses[time].value == pytest.approx(expected, rel=1e-9)
    heads = film.of("loss 0")
    assert len(heads) > 60
    for time in set(heads) & set(losses):
        k = film.of("step")[time]
        if float(k.text) == k.value and time in film.of("walker 0"):
            # The curve is straight between the steps, the walker follows the bowl beneath it.
            assert heads[time].value >= losses[time].value - 1e-9


@pytest.mark.slow
def test_the_squares_say_what_the_loss_is(film: Watched) -> None:
    lines = film.of("line")
    for name in ("average square", "mean square"):
        rows = film.of(name, "the_loss")
        assert len(rows) > 15
        for time, row in rows.items():
            assert row.value == pytest.approx(film.line.loss(*lines[time].value), rel=1e-9)


@pytest.mark.slow
def test_errors_add_up_to_the_number_shown_and_end_at_zero(film: Watched) -> None:
    lines, sums = film.of("line", "errors"), film.of("sum", "errors")
    assert len(sums) > 20
    for time, row in sums.items():
        w, b = lines[time].value
        total = float(np.sum(w * film.line.x + b - film.line.y))
        assert row.value == pytest.approx(total, abs=1e-6)
    last = max(sums)
    assert sums[last].text == "0.0"
    w, b = lines[last].value
    lowest = film.line.loss(*film.line.best())
    assert film.line.loss(w, b) > lowest + 0.3 * np.var(film.line.y)  # and still a bad line


# -- the descents ----------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("which", ["line", "parabola"])
def test_walkers_take_the_steps_of_gradient_descent(film: Watched, which: str) -> None:
    data: Data = getattr(film, which)
    beats = {
        "line": ("first_steps", "from_above", "found"),
        "parabola": ("predict", "the_same_descent"),
    }[which]
    lines = data.descent(film.lecture.numbers.start)
    seen = set()
    for beat in beats:
        steps, markers = film.of("step", beat), film.of("walker 0", beat)
        for time in set(steps) & set(markers):
            k, (w, b, _) = int(steps[time].text), markers[time].value
            here, there = lines[k], lines[min(k + 1, len(lines) - 1)]
            gone, left = (np.linalg.norm(np.array([w, b]) - end) for end in (here, there))
            assert gone + left == pytest.approx(np.linalg.norm(there - here), abs=1e-8)
            seen.add(k)
    assert len(seen) > 12
    assert max(seen) == DEFAULT.iterations
    assert np.allclose(lines[-1], data.best(), atol=0.01)  # and so the bottom is least squares


@pytest.mark.slow
def test_slopes_on_display_are_the_gradient(film: Watched) -> None:
    lines = film.of("line", "the_slope")
    for axis, name in enumerate(("slope along w", "slope along b")):
        rows = film.of(name, "the_slope")
        assert rows
        for time, row in rows.items():
            w, b = lines[time].value
            error = w * film.line.x + b - film.line.y
            slope = 2 * np.mean(error * (film.line.x, 1.0)[axis])
            assert row.value == pytest.approx(slope, rel=1e-9)
            assert row.text == minus(f"{slope:.2f}")


@pytest.mark.slow
def test_the_gradients_scale_is_told_as_long_as_the_other_arrow_has_another(film: Watched) -> None:
    assert len(film.eye.scales) > 3 * RATE
    assert all(film.eye.scales)


@pytest.mark.slow
def test_the_loss_where_the_whole_gradient_leads_is_told(film: Watched) -> None:
    rows = list(film.of("loss there", "first_steps").values())
    line = np.array(film.lecture.numbers.start)
    error = line[0] * film.line.x + line[1] - film.line.y
    gradient = np.array([2 * np.mean(error * film.line.x), 2 * np.mean(error)])
    for row, share in ((rows[0], 1.0), (rows[-1], DEFAULT.learning_rate)):
        assert row.value == pytest.approx(film.line.loss(*(line - share * gradient)), rel=1e-9)
    assert len({row.value for row in rows}) > RATE  # and on the way from one to the other


@pytest.mark.slow
def test_drop_lines_end_where_the_loss_is_0() -> None:
    feet = np.array(watched().eye.feet)
    assert len(feet) > 5 * RATE
    assert np.allclose(feet[:, 0], feet[:, 1], atol=1e-9)


@pytest.mark.slow
def test_the_link_runs_through_no_number(film: Watched) -> None:
    assert film.eye.struck == []


# -- three lines and two bottoms -------------------------------------------------------------------


@pytest.mark.slow
def test_three_places_are_visited_and_each_is_its_line(film: Watched) -> None:
    losses = []
    for letter in "ABC":
        pins, ghosts = film.of(f"pin {letter}"), film.of(f"ghost {letter}")
        assert set(pins) == set(ghosts)
        (w, b, height) = next(iter(pins.values())).value
        assert next(iter(ghosts.values())).value == (w, b)
        assert height == pytest.approx(film.line.loss(w, b), rel=1e-9)
        stood = [row.value for row in film.of("walker 0", "three_lines").values()]
        assert min(np.hypot(x - w, y - b) for x, y, _ in stood) < 1e-9
        losses.append(height)
    lowest = film.line.loss(*film.line.best())
    assert min(losses[:2]) > 3 * losses[2]  # high up a bad one, low down a good one
    assert losses[2] < 1.1 * lowest + 0.01


@pytest.mark.slow
def test_both_bottoms_are_those_of_least_squares_on_one_scale(film: Watched) -> None:
    floors = [data.loss(*data.best()) for data in (film.line, film.parabola)]
    for k, floor in enumerate(floors):
        row = list(film.of(f"bottom {k}").values())[-1]
        assert row.value == pytest.approx(floor, rel=1e-9)
        assert row.text == f"{floor:.2f}"
    levels = {round(row.value, 9) for row in film.run.trace if row.name == "level"}
    assert levels == {round(floor, 9) for floor in floors}
    cut = list(film.of("cut", "how_high").values())
    assert len(cut) > RATE  # it is seen for a second, on the map of the parabola
    assert cut[0].value == pytest.approx(film.parabola.best()[1])
    cuts = film.lecture.cuts
    heights = [level.ends()[0, 1] - cuts.plane.corner[1] for level in cuts.levels]
    assert heights[1] / heights[0] == pytest.approx(floors[1] / floors[0])


@pytest.mark.slow
def test_the_plot_moves_only_when_the_cuts_are_gone() -> None:
    corners = watched().eye.corners
    first = next(k for k, (seen, _) in enumerate(corners) if seen)
    assert {x for seen, x in corners if seen} == {3.1}
    assert min(x for _, x in corners[first:]) == 1.2


@pytest.mark.slow
def test_each_bowls_name_is_nearest_to_its_own_curve() -> None:
    cuts = watched().lecture.cuts
    curves = [curve.over(np.linspace(*curve.landscape.window[0], 400)) for curve in cuts.curves]
    for k, name in enumerate(cuts.names):
        box = np.array([name.get_corner(DL)[:2], name.get_corner(UR)[:2]])
        away = [
            np.min(np.linalg.norm(np.maximum(np.maximum(box[0] - c, c - box[1]), 0), axis=1))
            for c in curves
        ]
        assert 0.1 < away[k] < 0.6
        assert away[k] < 0.5 * away[1 - k]


@pytest.mark.slow
def test_the_cut_becomes_the_axis_on_which_the_bowls_stand(film: Watched) -> None:
    (blade,) = film.eye.blades
    assert np.allclose(blade.ends(), film.lecture.cuts.plane.axis_lines()[0])


@pytest.mark.slow
def test_the_bottoms_of_the_made_up_data() -> None:
    film = watched()
    low, high = (data.loss(*data.best()) for data in (film.line, film.parabola))
    assert low == pytest.approx(0.25, abs=0.02)
    assert high == pytest.approx(1.73, abs=0.04)
    assert film.parabola.best() == pytest.approx((0, 1.36), abs=0.04)


# -- words -----------------------------------------------------------------------------------------


def equations(run: Rehearsal) -> Iterator[tuple[float, float]]:
    """Weight and bias of the lines in the last picture."""
    for text in run.beats[-1].texts:
        if text.is_formula and "hat(y)" in text.words:
            right = re.sub(r" dot 10\^\((-?\d+)\)", r"e\1", text.words.split("=")[1])
            w, b = re.fullmatch(r"\s*(\S+) x (.+)", right).groups()  # type: ignore[union-attr]
            yield float(w), float(b.replace(" ", ""))


@pytest.mark.slow
@pytest.mark.parametrize("name", FOREIGN)
def test_a_files_result_is_in_its_own_units_and_claims_no_true_line(
    name: str, tmp_path: Path
) -> None:
    x, y = FOREIGN[name]
    run = rehearse(telling(data=table(tmp_path, x, y)))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    assert 60 <= run.duration <= 150
    w, b = np.polyfit(x, y, 1)
    shown = next(iter(equations(run)))
    assert shown[0] == pytest.approx(w, abs=0.015 * np.std(y) / np.std(x) + 0.005 * abs(w))
    assert shown[1] == pytest.approx(b, abs=0.015 * np.std(y) + 0.005 * abs(b))
    last = {text.words for text in run.beats[-1].texts}
    assert "true line" not in last
    assert {"samples", "prediction", "true curve"} <= last
    assert any(words.startswith("Price") for words in last)
    said = " ".join(cue.text for cue in run.captions)
    assert "standard units" in said
    assert "dashed" not in said
    assert "hidden" not in said


@pytest.mark.slow
@pytest.mark.parametrize(
    "changed",
    [{"w": -3.0, "b": 40.0, "noise": 2.0, "seed": 1}, {"n": 12, "start": (4.0, -1.0)}],
)
def test_other_parameters_make_a_film(changed: dict[str, Any]) -> None:
    run = rehearse(telling(**changed))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    w, b = next(iter(equations(run)))
    parameters = replace(DEFAULT, **changed)
    assert w == pytest.approx(parameters.w, abs=4 * parameters.noise / np.sqrt(parameters.n))
    assert b == pytest.approx(parameters.b, abs=4 * parameters.noise / np.sqrt(parameters.n))
    assert "true line" in {text.words for text in run.beats[-1].texts}


@pytest.mark.slow
@pytest.mark.parametrize("changed", [{"iterations": 4}, {"learning_rate": 1.1}])
def test_no_arrival_is_claimed_where_there_is_none(changed: dict[str, Any]) -> None:
    run = rehearse(telling(**changed))
    said = " ".join(cue.text for cue in run.captions)
    assert "The bottom:" not in said
    assert "reaches the bottom" not in said
    assert "Not there yet" in said
    for row in run.trace:
        assert np.all(np.isfinite(row.value)), row


def test_a_bad_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "bad.txt"
    file.write_text("a b\n1 2\n3 four\n")
    with pytest.raises(Trouble, match=r"line 3.*four"):
        rehearse(telling(data=str(file)))
    level = table(tmp_path, np.array([2.0, 2.0]), np.array([1.0, 3.0]))
    with pytest.raises(Trouble, match="at least two different numbers"):
        rehearse(telling(data=level))


def test_two_samples_are_too_few(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="n must be a whole number from 3 to 10000, got 2"):
        rehearse(telling(n=2))
    with pytest.raises(Trouble, match="from 3 samples on, got 2"):
        rehearse(telling(data=table(tmp_path, np.array([2.0, 3.0]), np.array([1.0, 3.0]))))


def test_long_names_are_cut_where_an_axis_has_no_room() -> None:
    assert short("Reservations") == "Reservations"
    assert short("Number of reservations") == "Number of reserva…"
    assert [quantity(name) for name in ("x", "h", "2", "rate")] == ["𝑥", "ℎ", "2", "rate"]


def test_parameters_are_frozen() -> None:
    with pytest.raises(AttributeError):
        RegressionParameters().w = 3.0  # type: ignore[misc]
