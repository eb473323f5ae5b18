"""Units of a network: where they are, how two trade places, and what is drawn of each thread."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdmath.network import Network
from scenes.stage.lecture.boxes import Box
from scenes.stage.plot import threads as module
from scenes.stage.plot.threads import Threads

BOX = Box(-4.0, -3.0, 5.0, 3.0)


def drawn(sizes: tuple[int, ...] = (2, 5, 3, 1), seed: int = 1) -> Threads:
    network = Network(sizes)
    count = sum(layer.units * (layer.inputs + 1) for layer in network.layers)
    knobs = np.random.default_rng(seed).normal(0, 3.0, count)
    return Threads(network, lambda: knobs, pair=(1, 3)).within_box(BOX)


def test_layers_go_from_side_to_side_and_units_are_evenly_apart_about_the_middle() -> None:
    places = drawn().places()
    assert [len(spots) for spots in places] == [2, 5, 3, 1]
    for spots, x in zip(places, np.linspace(-4, 5, 4), strict=True):
        assert np.allclose(spots[:, 0], x)
        assert spots[:, 1].mean() == pytest.approx(0.0)
        assert np.allclose(np.diff(spots[:, 1]), -6.0 / 5)  # the first on top
    two = drawn((2, 1)).places()
    assert np.allclose(np.diff(two[0][:, 1]), -3.0)


def test_of_a_small_layer_the_last_unit_is_one_of_the_pair() -> None:
    assert drawn((2, 3, 1)).pair == (1, 2)


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_two_units_trade_places_on_two_sides_of_the_straight_way(share: float) -> None:
    net = drawn()
    before = net.places()
    net.swapped.set_value(share)
    after = net.places()
    first, second = before[1][1], before[1][3]
    one, other = after[1][1], after[1][3]
    assert one[1] == pytest.approx((1 - share) * first[1] + share * second[1])
    assert one + other == pytest.approx(first + second)
    aside = one[0] - first[0]
    assert (aside > 0.1) == (0 < share < 1)  # one passes on the right
    if share == 0.25:
        net.swapped.set_value(0.75)
        assert net.places()[1][1][0] == pytest.approx(one[0])
        net.swapped.set_value(0.5)
        assert net.places()[1][1][0] > one[0]
    for k, (spots, were) in enumerate(zip(after, before, strict=True)):
        others = [i for i in range(len(spots)) if k != 1 or i not in (1, 3)]
        assert np.array_equal(spots[others], were[others])


def test_where_nothing_is_hidden_nobody_trades_places() -> None:
    net = drawn((2, 1))
    before = net.places()
    net.swapped.set_value(0.5)
    assert all(map(np.array_equal, net.places(), before))


class Noting:
    """A pen that notes what it draws."""

    lines: list[tuple[Any, float, float]]
    rings: list[tuple[float, float]]

    def __init__(self, canvas: Any, strength: float) -> None:
        self.strength = strength

    def line(self, lines: Any, color: Any, width: float, *, opacity: float) -> None:
        for line in lines:
            Noting.lines.append((line, width, opacity * self.strength))

    def disc(self, *args: Any, **options: Any) -> None:
        pass

    def ring(self, at: Any, radius: float, color: Any, width: float, casing: float = 0.0) -> None:
        Noting.rings.append((width, self.strength))


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> type[Noting]:
    Noting.lines, Noting.rings = [], []
    monkeypatch.setattr(module, "Pen", Noting)
    return Noting


def weight(net: Threads, line: Any) -> float:
    """The weight whose thread begins and ends there."""
    places, theta = net.places(), net.knobs()
    for number, layer in enumerate(net.network.layers):
        weights = theta[layer.weights].reshape(layer.inputs, layer.units)
        for i, begin in enumerate(places[number]):
            for j, end in enumerate(places[number + 1]):
                if np.allclose(line[0], begin) and np.allclose(line[-1], end):
                    return float(weights[i, j])
    raise AssertionError("no thread is there")


def test_each_weight_has_its_thread_the_wider_the_larger_it_is(noted: type[Noting]) -> None:
    net = drawn()
    net.draw(None)  # type: ignore[arg-type]
    assert len(noted.lines) == 2 * 5 + 5 * 3 + 3 * 1
    sizes = np.array([abs(weight(net, line)) for line, *_ in noted.lines])
    widths = np.array([width for _, width, _ in noted.lines])
    order = np.argsort(sizes)
    assert (np.diff(widths[order]) >= 0).all()
    shares = np.clip(sizes / 4, 0, 1)
    assert np.abs((widths - 0.01) / 0.065 - shares).max() <= 0.5 / 15 + 1e-9  # of 16 classes
    strengths = np.array([strength for *_, strength in noted.lines])
    assert np.allclose(strengths, 0.3 + 0.4 * (widths - 0.01) / 0.065)


def test_layers_come_one_after_another(noted: type[Noting]) -> None:
    net = drawn()
    net.shown.set_value(1.5)
    net.draw(None)  # type: ignore[arg-type]
    places = net.places()
    assert len(noted.lines) == 10 + 15
    for line, *_ in noted.lines[10:]:
        ends = [(line[0] + end) / 2 for end in places[2]]  # half of the way is there
        assert any(np.allclose(line[-1], end) for end in ends)
    net.shown.set_value(0.0)
    noted.lines.clear()
    net.draw(None)  # type: ignore[arg-type]
    assert noted.lines == []
