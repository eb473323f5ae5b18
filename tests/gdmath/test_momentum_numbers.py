"""The numbers of the film about momentum: a ravine, a memory, a pendulum and a square root."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdmath import (
    InputError,
    Landscape,
    arrival,
    descend,
    gradient_descent,
    momentum,
    momentum_modes,
)

RAVINE = Landscape.from_expression("(x^2+100*y^2)/2", window=((-6, 6), (-3, 3)))
AXIS = Landscape.from_expression("x^2/2", window=((-6, 6),))
START, BEST = (-5.0, 0.5), 2 / 101


def walk(memory, steps=300, rate=BEST, ground=RAVINE, start=START):
    return descend(ground, momentum(rate, momentum=memory), start, steps)


def arrives(path):
    return arrival(path, np.zeros(path.points.shape[-1]), 0.01, for_good=True)


PLAIN = descend(RAVINE, gradient_descent(BEST), START, 300)
MEMORY = walk(0.8)


def test_plain_descent_bounces():
    assert arrives(PLAIN) == 231
    points = [(-5, 0.5), (-4.901, -0.490), (-4.804, 0.480), (-4.709, -0.471)]
    assert PLAIN.points[:4] == pytest.approx(np.array(points), abs=5e-4)
    assert PLAIN.points[1] / PLAIN.points[0] == pytest.approx([0.980, -0.980], abs=5e-4)
    assert PLAIN.points[44] == pytest.approx([-2.07, 0.21], abs=5e-3)


def test_a_memory_at_the_same_rate_needs_forty_four_steps():
    assert arrives(MEMORY) == 44
    points = [(-4.901, -0.490), (-4.725, -0.312), (-4.490, 0.448), (-4.214, 0.169)]
    assert MEMORY.points[1:5] == pytest.approx(np.array(points), abs=5e-4)
    assert MEMORY.points[5] == pytest.approx([-3.909, -0.389], abs=5e-4)


def test_losses_on_the_way():
    steps = [0, 1, 2, 3, 10, 20]
    printed = [25, 24.02, 16.02, 20.13, 2.79, 0.301]
    assert MEMORY.losses[steps] == pytest.approx(printed, abs=5e-3)
    assert MEMORY.losses[20] == pytest.approx(0.301, abs=5e-4)
    assert MEMORY.losses[44] == pytest.approx(0.0015, abs=5e-5)
    plain = [25, 24.02, 23.08, 22.17, 16.76, 11.23, 4.30]
    assert PLAIN.losses[[*steps, 44]] == pytest.approx(plain, abs=5e-3)
    assert (np.diff(MEMORY.losses[:45]) > 0).sum() == 19
    assert (np.diff(PLAIN.losses[:232]) > 0).sum() == 0


def test_the_ledger_of_the_second_step():
    first, second = MEMORY.gradients[:2]
    assert first.tolist() == [-5, 50]
    assert second == pytest.approx([-4.901, -49.010], abs=5e-4)
    push = MEMORY.states.velocity[2]
    assert push == pytest.approx([-8.901, -9.010], abs=5e-4)
    assert push == pytest.approx(0.8 * first + second, rel=1e-15)
    assert -BEST * push == pytest.approx([0.1763, 0.1784], abs=5e-5)


def test_agreeing_slopes_add_up_to_five_and_alternating_ones_to_half():
    slope = Landscape("slope", lambda p: p[..., 0], lambda p: np.ones_like(p), [(-1, 1)])
    pushes = descend(slope, momentum(1e-6, momentum=0.8), [0], 20).states.velocity[1:, 0]
    assert pushes[:6] == pytest.approx([1, 1.8, 2.44, 2.952, 3.362, 3.689], abs=5e-4)
    assert pushes[19] == pytest.approx(4.942, abs=5e-4)
    # Alternating: the sum of (-0.8)ᵏ, by the optimizer's own rule.
    rule = momentum(1e-6, momentum=0.8)
    state, point = rule.init(np.zeros(1)), np.zeros(1)
    for step in range(200):
        point, state = rule.update(np.array([(-1.0) ** step]), state, point)
    assert abs(state.velocity[0]) == pytest.approx(1 / 1.8, rel=1e-12)


@pytest.mark.parametrize(
    ("memory", "steps"),
    [(0, 231), (0.5, 110), (0.75, 39), (0.8, 44), (0.85, 58), (0.9, 80), (0.95, 180), (0.99, 914)],
)
def test_more_memory_is_better_until_it_is_worse(memory, steps):
    assert arrives(walk(memory, 2000)) == steps


def test_one_axis_is_a_pendulum():
    alone = {b: walk(b, 2000, 0.04, AXIS, [-5.0]) for b in (0, 0.64, 0.9, 0.99)}
    assert {b: arrives(path) for b, path in alone.items()} == {0: 113, 0.64: 30, 0.9: 84, 0.99: 909}
    for b in (0, 0.64):
        assert (alone[b].points <= 0).all()  # never past it
    places = alone[0.9].points[:101, 0]
    assert places.max() == pytest.approx(2.18, abs=5e-3)
    assert (np.diff(np.sign(places)) != 0).sum() == 6
    assert alone[0.99].points.max() == pytest.approx(4.64, abs=5e-3)
    assert np.sqrt([0.9, 0.99]) == pytest.approx([0.9487, 0.9950], abs=5e-5)
    # The envelope touches the swing: w_k = A √βᵏ cos(kω + φ).
    first, _ = momentum_modes(1, 0.04, 0.9).factors
    scaled = places[:2] / abs(first) ** np.arange(2)
    angle = np.angle(first)
    cosine, sine = scaled[0], (scaled[1] - scaled[0] * np.cos(angle)) / np.sin(angle)
    assert np.hypot(cosine, sine) == pytest.approx(5.06, abs=5e-3)


@pytest.mark.parametrize(
    ("memory", "regime", "pace"),
    [
        (0, "creeps", 0.96),
        (0.64, "critical", 0.8),
        (0.9, "swings", 0.9487),
        (0.99, "swings", 0.995),
    ],
)
def test_the_regimes_of_the_pendulum(memory, regime, pace):
    found = momentum_modes(1, 0.04, memory)
    assert found.regime == regime
    assert found.pace == pytest.approx(pace, abs=5e-5)


def test_the_square_root():
    for condition, plain, ball in [(100, 115.1, 11.5), (10_000, 11_512.9, 115.1)]:
        root = condition**0.5
        paces = (condition - 1) / (condition + 1), (root - 1) / (root + 1)
        assert -np.log(10) / np.log(paces) == pytest.approx([plain, ball], abs=0.05)
        # Both ends of the ravine are critical at the best setting.
        rate, memory = 4 / (root + 1) ** 2, paces[1] ** 2
        for curvature in (1, condition):
            modes = momentum_modes(curvature, rate, memory)
            assert (modes.regime, modes.pace) == ("critical", pytest.approx(paces[1], rel=1e-9))
    assert (10_000**0.5 - 1) / (10_000**0.5 + 1) == 99 / 101


def test_the_best_setting_starts_wild():
    path = walk((9 / 11) ** 2, rate=4 / 121)
    assert pytest.approx(0.669, abs=5e-4) == (9 / 11) ** 2
    assert arrives(path) == 35
    assert path.losses.argmax() == 4
    assert path.losses.max() == pytest.approx(179.3, abs=0.05)
    assert round(path.losses.max() / path.losses[0]) == 7


def test_no_memory_is_plain_descent_bit_for_bit():
    path = walk(0)
    assert np.array_equal(path.points, PLAIN.points)
    assert np.array_equal(path.losses, PLAIN.losses)


@pytest.mark.parametrize(("curvature", "steps"), [(1, 200), (100, 200)])
@pytest.mark.parametrize("memory", [0.3, 0.8, 0.95])
def test_iterates_are_powers_of_a_matrix(curvature, steps, memory):
    # (w_k, v_k) -> (w_{k+1}, v_{k+1}): v = βv + λw, w = w - αv.
    one = np.array([[1 - BEST * curvature, -BEST * memory], [curvature, memory]])
    path = walk(memory, steps)
    axis = 0 if curvature == 1 else 1
    for k in (1, 2, 17, steps):
        w, v = np.linalg.matrix_power(one, k) @ (START[axis], 0)
        assert path.points[k, axis] == pytest.approx(w, abs=1e-12)
        assert path.states.velocity[k, axis] == pytest.approx(v, abs=1e-12 * curvature)
    roots = np.sort_complex(np.linalg.eigvals(one))
    found = np.sort_complex(np.array(momentum_modes(curvature, BEST, memory).factors))
    assert found == pytest.approx(roots, abs=1e-12)


@given(
    curvature=st.floats(1e-3, 1e3),
    rate=st.floats(1e-4, 10),
    memory=st.floats(0, 0.999),
)
def test_where_it_swings_only_the_memory_decides(curvature, rate, memory):
    found = momentum_modes(curvature, rate, memory)
    total, product = sum(found.factors), found.factors[0] * found.factors[1]
    assert product == pytest.approx(memory, rel=1e-9, abs=1e-12)
    assert total == pytest.approx(1 + memory - rate * curvature, rel=1e-6, abs=1e-6)
    if found.regime == "swings":
        assert [abs(f) for f in found.factors] == pytest.approx([memory**0.5] * 2, rel=1e-15)
    assert (found.regime == "diverges") == (rate >= found.limit)
    if rate > found.limit * (1 + 1e-9):
        assert found.pace > 1
    elif rate < found.limit * (1 - 1e-9):
        assert found.pace < 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((0, 0.1, 0.5), "curvature must be a finite number above 0, got 0"),
        ((1, -0.1, 0.5), "rate must be a finite number above 0, got -0.1"),
        ((1, 0.1, 1), "memory must be a finite number at least 0 and below 1, got 1"),
    ],
)
def test_bad_input_gets_a_sentence(arguments, sentence):
    with pytest.raises(InputError, match=sentence):
        momentum_modes(*arguments)
