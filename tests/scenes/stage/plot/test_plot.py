"""The loss plot shows the computed losses, in step with the walkers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.stage import STAGE
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.plot.history import LossCurves
from scenes.stage.plot.plane import Plane
from scenes.stage.plot.ticks import Short, tick_text, tick_values
from scenes.stage.walk.playback import Playback
from tests.scenes.canvas import Array, Spy, party, picture, pixels_at, plane_at, shade


def plane(walkers: Playback) -> Plane:
    losses = walkers.trajectory.losses
    return plane_at((-3, -2), (6, 4), (0, walkers.steps), (losses.min(), losses.max()))


WALKERS = party()
PLANE = plane(WALKERS)


def curves(progress: float = 0.0) -> LossCurves:
    walkers = party()
    walkers.progress.set_value(progress)
    return LossCurves(PLANE, walkers)


def expected_heads(walkers: Playback, progress: float) -> Array:
    return np.asarray(walkers.trajectory.losses[int(progress + 1e-9)])


@given(st.floats(0, 20))
@settings(max_examples=50)
def test_heads_and_readings_are_the_losses(progress: float) -> None:
    shown = curves(progress)
    expected = expected_heads(shown.party, progress)
    assert np.allclose(shown.heads(), expected, atol=1e-12)
    readings = shown.readings()
    assert [reading.name for reading in readings] == [f"loss {k}" for k in range(6)]
    assert np.allclose([reading.value for reading in readings], expected, atol=1e-12)


@pytest.mark.parametrize("progress", [0, 0.4, 1, 6.7, 20])
def test_what_is_painted_are_the_losses_so_far(progress: float) -> None:
    shown = curves(progress)
    spy = Spy()
    shown.draw(spy)
    lines = [np.array(line) for stroke, _ in spy.strokes for line in stroke]
    assert len(lines) == 6
    losses = shown.party.trajectory.losses
    done = int(progress)
    for k, line in enumerate(lines):
        corners = [(step, losses[step, k]) for step in range(done + 1)]
        # The corner of the plane and its size, by proportion.
        (low, high) = losses.min(), losses.max()
        place = [
            (-3 + 6 * step / 20, -2 + 4 * (loss - low) / (high - low)) for step, loss in corners
        ]
        assert np.allclose(line, place, atol=1e-9)


@given(st.lists(st.floats(0, 20), max_size=4), st.floats(0, 20))
@settings(max_examples=15)
def test_pictures_do_not_depend_on_what_was_shown_before(
    history: list[float], progress: float
) -> None:
    shown = curves()
    for before in history:
        shown.party.progress.set_value(before)
        shown.draw(Spy())
    shown.party.progress.set_value(progress)
    assert np.array_equal(picture(shown), picture(curves(progress)))


def test_each_head_has_its_walkers_colour() -> None:
    shown = curves(3.5)  # early, the heads are apart
    image = picture(shown, size=(960, 540)).astype(float)
    heads = PLANE.xy(np.full(6, 3), shown.heads())
    gaps = np.abs(np.subtract.outer(heads[:, 1], heads[:, 1])) + 9 * np.eye(6)
    apart = gaps.min(axis=1) > 0.2
    seen = image[pixels_at(heads, (960, 540))][:, :3]
    assert apart.sum() >= 3
    assert np.abs(seen - shown.party.colors() * 255)[apart].max() < 12


def test_a_loss_beyond_the_plane_stays_out_of_the_picture() -> None:
    walkers = party("saddle", steps=60, rate=0.3)
    walkers.progress.set_value(60)
    assert walkers.trajectory.losses.min() < -1e12
    small = plane_at((-3, -2), (6, 4), (0, 60), (-1, 3))
    rows, columns = np.nonzero(
        np.abs(picture(LossCurves(small, walkers))[..., :3] - shade(BACKGROUND)).max(axis=-1) > 3
    )
    assert len(rows) > 20
    (low, high), (left, right) = pixels_at(np.array([(-3.15, -2.15), (3.15, 2.15)]))
    assert high <= rows.min() <= rows.max() <= low
    assert left <= columns.min() <= columns.max() <= right


# -- the plane -------------------------------------------------------------------------------------


@given(st.floats(-1e4, 1e4), st.floats(1e-3, 1e6), st.integers(2, 5))
@settings(max_examples=50)
def test_ticks_are_few_and_round(low: float, span: float, about: int) -> None:
    ticks = tick_values(low, low + span, about)
    assert len(ticks) <= 2 * about + 1
    for tick in ticks:
        assert low - 0.01 * span <= tick <= low + span * 1.01
        assert len(tick_text(tick)) <= 12


def test_round_ends_have_a_tick() -> None:
    assert tick_values(0, 40, 3)[0] == 0
    assert tick_values(0, 40, 4)[-1] == 40
    assert tick_text(-0.0) == "0"
    assert tick_text(-2.5) == "−2.5"


@pytest.mark.parametrize(
    ("low", "high", "texts", "said"),
    [
        (0, 40, ["0", "20", "40"], "x"),
        (0, 3.4e9, ["0", "1.5", "3"], "x / 10⁹"),
        (-2e-9, 1e-8, ["−0.1", "0.5", "1"], "x / 10⁻⁸"),
        (1.6e12, 1.6e12 + 40, ["0", "20", "40"], "x − 1.6×10¹²"),
        (101325.02, 101325.6, ["0.1", "0.35", "0.6"], "x − 101,325"),
        (-1.6e9 - 40, -1.6e9, ["−40", "0"], "x + 1.6×10⁹"),
        (1.6e9 - 1, 1.6e9 + 20, ["0", "20"], "x − 1.6×10⁹"),
        (-1.6e9 - 20, -1.6e9 + 1, ["−20", "0"], "x + 1.6×10⁹"),
        (1e17, 1e17 + 3e9, ["0", "1", "3"], "(x − 10¹⁷) / 10⁹"),
        (1e-300, 3e-300, ["1", "2", "3"], "x / 10⁻³⁰⁰"),
    ],
)
def test_numbers_at_an_axis_are_kept_short(
    low: float, high: float, texts: list[str], said: str
) -> None:
    short = Short.of(low, high)
    assert short.named("x") == said
    for text in texts:
        wanted = float(text.replace("−", "-")) * 10.0**short.power + short.offset
        assert short.text(wanted) == text


@pytest.mark.parametrize(
    "across", [(0.0, 1.7e9), (1.6e9, 1.6e9 + 20), (1.6e12, 1.6e12 + 7), (101325.02, 101325.6)]
)
def test_ticks_of_far_and_large_ranges_differ(across: tuple[float, float]) -> None:
    plane = Plane(across, (0, 1e-9), ("time (s)", "charge")).within(STAGE)
    for axis in (0, 1):
        texts = [tick.text.text for number, _, tick in plane.ticks() if number == axis]
        assert len(texts) == len(set(texts)) > 2
        assert max(map(len, texts)) <= 5
    names = [name.text for name, _, _ in plane._placed_names()]
    assert ("time (s) " in names[0]) == (plane.shorts[0] != Short())
    assert names[1] == "charge / 10⁻⁹"
