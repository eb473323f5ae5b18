"""A plane that counts in powers of ten and changes while it is seen stays honest."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import VMobject

from scenes.parts.learning_rate.live_plane import LivePlane, Scale
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.scene import LectureScene

SUPERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
LOG = Scale(-9, 19, 3, base=3, log=True)
STEPS = Scale.round(0, 50, 2)


def plane(high: float = 100.0, size: tuple[float, float] = (4, 4), scale: Scale = LOG) -> LivePlane:
    with offstage():
        return LivePlane((-2, -2), size, (0, 50), (1e-9, high), ("step", "loss"), (STEPS, scale))


def power(text: str) -> float:
    """The number that a label such as 10⁻⁹ says."""
    if text.startswith("10") and len(text) > 2:
        return 10.0 ** int(text[2:].translate(SUPERS))
    return float(text.replace("−", "-"))


def seen(shown: LivePlane) -> dict[str, VMobject]:
    """The numbers that can be seen, by what they say; upright axis only."""
    labels = [mark.label for mark in shown._marked[1]]
    return {label.text: label for label in labels if label.get_fill_opacity() > 0.15}


@given(st.floats(2, 19), st.floats(1.5, 5))
@settings(max_examples=40)
def test_every_number_stands_where_it_belongs_whatever_the_range(high: float, tall: float) -> None:
    shown = plane()
    shown.put(size=(4, tall), y_range=(1e-9, 10**high))
    labels = seen(shown)
    assert len(labels) >= 2
    for text, label in labels.items():
        share = (np.log10(power(text)) + 9) / (high + 9)
        assert label.get_y() == pytest.approx(-2 + tall * share, abs=0.06)  # letters have tails
        assert np.allclose(shown.xy(0, power(text)), (-2, -2 + tall * share))


@given(st.floats(2, 19), st.floats(1.5, 5))
@settings(max_examples=40)
def test_numbers_never_touch_each_other(high: float, tall: float) -> None:
    shown = plane()
    shown.put(size=(4, tall), y_range=(1e-9, 10**high))
    labels = sorted(seen(shown).values(), key=lambda label: float(label.get_y()))
    for low, above in pairwise(labels):
        assert above.get_bottom()[1] - low.get_top()[1] > 0.1


def test_numbers_thin_out_as_the_axis_extends() -> None:
    shown = plane()
    few = set(seen(shown))
    assert few == {"10⁻⁹", "10⁻⁶", "10⁻³", "1"}
    shown.put(size=(4, 2.0), y_range=(1e-9, 1e19))
    assert set(seen(shown)) == {"10⁻⁹", "1", "10⁹", "10¹⁸"}


@pytest.mark.parametrize("high", [2.0, 19.0])
def test_the_spacing_is_that_of_the_numbers_seen(high: float) -> None:
    shown = plane()
    shown.put(size=(4, 2.0), y_range=(1e-9, 10**high))
    powers = np.log10([power(text) for text in seen(shown)])
    assert shown.spacing(1, high + 9) == np.diff(np.sort(powers))[0]


def test_steps_of_equal_factor_are_equally_long() -> None:
    shown = plane(high=1e19)
    losses = 12.0 * 2.25 ** np.arange(50)
    assert np.allclose(np.diff(shown.xy(0, losses)[:, 1], n=2), 0, atol=1e-9)


def test_nothing_is_broken_by_a_loss_of_zero() -> None:
    assert np.all(np.isfinite(plane().xy([0, 50], [0.0, 1e300])))


def test_reframing_ends_where_putting_ends(scene: LectureScene) -> None:
    moved, put = plane(), plane()
    scene.add(moved)
    change = {"corner": (0, 0), "size": (3, 2), "x_range": (0, 40), "y_range": (1e-6, 1e9)}
    scene.play(moved.reframe(**change), run_time=0.2)
    put.put(**change)
    for one, other in zip(moved.get_family(), put.get_family(), strict=True):
        assert np.allclose(one.points, other.points, atol=1e-9)
    assert np.allclose(moved.xy([0, 40], [1e-6, 1e9]), [(0, 0), (3, 2)])


def test_half_way_numbers_are_between(scene: LectureScene) -> None:
    shown = plane()
    change = shown.reframe(y_range=(1e-9, 1e13))
    change.rate_func = lambda share: share
    change.begin()
    change.interpolate(0.5)
    assert shown.low[1] + shown.span[1] == pytest.approx((2 + 13) / 2)


def test_what_is_not_given_stays() -> None:
    shown = plane()
    before = shown.xy(25, 1.0)
    shown.put(corner=(-1, -1))
    assert np.allclose(shown.xy(25, 1.0), before + 1)


@given(st.floats(-100, 100), st.floats(0.5, 500), st.integers(2, 5))
@settings(max_examples=60)
def test_round_scales_count_in_equal_steps(low: float, span: float, about: int) -> None:
    scale = Scale.round(low, low + span, about, reach=2)
    marks = list(scale.marks())
    places = [place for place, _, _ in marks]
    assert np.allclose(np.diff(places), scale.unit)
    assert min(places) <= low + scale.unit
    assert max(places) >= low + span - scale.unit
    for place, text, _ in marks:
        assert float(text.replace("−", "-")) == pytest.approx(place, rel=1e-4, abs=1e-9)


def test_marks_of_high_rank_are_rare() -> None:
    ranks = {text: rank for _, text, rank in LOG.marks()}
    assert ranks == {
        "10⁻⁹": 9, "10⁻⁶": 3, "10⁻³": 3, "1": np.inf, "10³": 3, "10⁶": 3,
        "10⁹": 9, "10¹²": 3, "10¹⁵": 3, "10¹⁸": 9,
    }  # fmt: skip


def test_names_may_be_left_out() -> None:
    with offstage():
        bare = LivePlane((0, 0), (3, 2), (0, 50), (1e-9, 1), ("", ""), (STEPS, LOG))
    assert bare._names == [None, None]
