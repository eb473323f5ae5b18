"""A race is fair or refused: the same starts, budget and grid for all, and a seed decides."""

import numpy as np
import pytest

from gdmath import (
    LANDSCAPES,
    InputError,
    Track,
    adam,
    descend,
    gradient_descent,
    momentum,
    quadratic,
    race,
    rmsprop,
    tune_learning_rate,
)

GRID = np.logspace(-3, 0, 7)
SMALL = {"starts": 6, "budget": 200, "grid": GRID}
PAIR = {"plain": gradient_descent, "adam": adam}


def by_hand(landscape, factory, rate, start, budget, finish):
    """Steps until the finish, None if the walk leaves the map or does not arrive."""
    walk = descend(landscape, factory(rate), start, budget)
    low, high = np.transpose(landscape.window)
    lowest = landscape.value(landscape.minima).min()
    for step, (point, loss) in enumerate(zip(walk.points, walk.losses, strict=True)):
        if loss - lowest <= finish:
            return step
        if ((point < low) | (point > high)).any():
            return None
    return None


@pytest.mark.parametrize("name", ["himmelblau", "three_hump_camel"])
@pytest.mark.parametrize("factory", [gradient_descent, momentum, adam])
def test_tuning_is_what_one_would_do_by_hand(name, factory):
    ground = LANDSCAPES[name]
    low, high = np.transpose(ground.window)
    starts = np.random.default_rng(0).uniform(0.5 * low, 0.5 * high, (4, 2))
    tried = tune_learning_rate(ground, factory, starts, GRID, 60, 1e-2)
    for number, rate in enumerate(GRID):
        steps = [by_hand(ground, factory, rate, start, 60, 1e-2) for start in starts]
        assert tried.arrived[number] == sum(step is not None for step in steps)
        assert tried.last[number] == max((step for step in steps if step is not None), default=0)
    ranks = list(zip(-tried.arrived, tried.last, GRID, strict=True))
    assert tried.best == min(ranks)[-1]
    assert (tried.arrived + tried.left <= 4).all()
    assert np.array_equal(tried.starts, starts)
    assert (tried.budget, tried.finish) == (60, 1e-2)


def test_a_seed_decides_everything():
    tracks = [quadratic(20), LANDSCAPES["himmelblau"]]
    one, other = race(tracks, PAIR, **SMALL), race(tracks, PAIR, **SMALL)
    assert one.protocol == other.protocol
    for mine, theirs in zip(sum(one.laps, ()), sum(other.laps, ()), strict=True):
        for field in ("steps", "arrived", "left"):
            assert np.array_equal(getattr(mine, field), getattr(theirs, field))
        assert mine.tuning.best == theirs.tuning.best
    third = race(tracks, PAIR, seed=2, **SMALL)
    assert not np.array_equal(third.laps[0][0].steps, one.laps[0][0].steps)


@pytest.mark.parametrize("seed", [1, 5])
def test_a_rate_is_chosen_by_what_is_scored(seed):
    """It was chosen by mean steps, and scored by medians: the next rate would have won."""
    for ground in (quadratic(20), LANDSCAPES["himmelblau"], LANDSCAPES["rosenbrock"]):
        track = Track(ground)
        starts = track.starts(6, 0.7, np.random.default_rng(seed))
        result = race([track], PAIR, seed=seed, **SMALL)
        for factory, lap in zip(PAIR.values(), result.laps[0], strict=True):
            ranks = {}
            for rate in GRID:
                steps = [by_hand(track.ground, factory, rate, p, 200, 1e-2) for p in starts]
                home = [step for step in steps if step is not None]
                ranks[rate] = (-len(home), max(home, default=0))
            assert ranks[lap.tuning.best] == min(ranks.values()) == (-lap.home, lap.last)
            steps = [by_hand(track.ground, factory, lap.tuning.best, p, 200, 1e-2) for p in starts]
            assert [step for step in steps if step] == lap.steps[lap.arrived].tolist()
        ahead = min((-lap.home, lap.last) for lap in result.laps[0])
        assert result.leaders(0) == tuple(
            name
            for name, lap in zip(PAIR, result.laps[0], strict=True)
            if (-lap.home, lap.last) == ahead and lap.home
        )


@pytest.mark.parametrize("factory", [gradient_descent, rmsprop, adam])
def test_who_must_stay_is_tuned_and_scored_for_staying(factory):
    """Rates that were chosen for the first touch were judged by who is there at the end."""
    ground = quadratic(20)
    result = race([ground], {"one": factory}, stay=True, **SMALL)
    lap, starts = result.laps[0][0], Track(ground).starts(6, 0.7, np.random.default_rng(1))

    def settled(rate, start):
        walk = descend(ground, factory(rate), start, 200)
        low, high = np.transpose(ground.window)
        step = 201
        while step and walk.losses[step - 1] <= 1e-2:
            step -= 1
        off = ((walk.points[:step] < low) | (walk.points[:step] > high)).any()
        return None if off or step > 200 else step

    ranks = {}
    for rate in GRID:
        home = [step for p in starts if (step := settled(rate, p)) is not None]
        ranks[rate] = (-len(home), max(home, default=0))
    assert ranks[lap.tuning.best] == min(ranks.values()) == (-lap.home, lap.last)
    assert lap.stay == lap.home  # whoever is home is there at the end
    assert "to stay" in " ".join(result.protocol.sentences)


def test_starts_lie_within_the_inner_share():
    lap = race([Track(quadratic(20))], PAIR, seed=5, **SMALL).laps[0][0]
    assert np.abs(lap.tuning.starts).max() <= 0.7 * 3


def test_the_finish_is_one_loss_for_all_starts():
    """It was a share of each start's own loss, so that a low start had a far harder finish."""
    ground, starts = quadratic(5), np.array([[2.0, 1.0], [0.2, 0.1]])
    tried = tune_learning_rate(ground, gradient_descent, starts, [0.1], 100, 1e-2)
    counted = [by_hand(ground, gradient_descent, 0.1, start, 100, 1e-2) for start in starts]
    assert tried.last[0] == max(counted)
    assert counted[1] < counted[0]  # the nearer one is home first


def test_all_runners_start_alike():
    row = race([LANDSCAPES["himmelblau"]], PAIR, **SMALL).laps[0]
    assert np.array_equal(row[0].tuning.starts, row[1].tuning.starts)
    assert np.array_equal(row[0].tuning.rates, row[1].tuning.rates)


def test_a_start_at_the_bottom_has_arrived():
    tried = tune_learning_rate(quadratic(5), adam, [[0, 0], [1, 1]], [0.1], 100)
    assert tried.arrived.tolist() == [2]


def test_a_turned_landscape_is_the_same_hill():
    ground = LANDSCAPES["mccormick"]
    turned = ground.turned(30)
    angle, centre = np.radians(30), np.mean(ground.window, axis=1)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    points = np.random.default_rng(0).uniform(-1, 2, (20, 2))
    there = centre + (points - centre) @ turn.T
    assert turned.value(there) == pytest.approx(ground.value(points), rel=1e-12)
    assert turned.gradient(there) == pytest.approx(ground.gradient(points) @ turn.T, abs=1e-12)
    bends = turn @ ground.hessian(points) @ turn.T
    assert turned.hessian(there) == pytest.approx(bends, abs=1e-12)
    assert turned.gradient(turned.minima) == pytest.approx(np.zeros((2, 2)), abs=1e-7)
    assert turned.window == ground.window


def test_nobody_leads_where_nobody_arrives():
    result = race([LANDSCAPES["rosenbrock"]], PAIR, starts=4, budget=3, grid=[1e-4])
    assert result.leaders(0) == ()
    assert result.last.tolist() == [[0, 0]]


def test_the_protocol_is_told():
    told = race([quadratic(20)], PAIR, **SMALL).protocol.sentences
    assert told[1] == "Each may ask for 200 gradients."
    assert "first touch" in told[3]
    assert "same 7 rates, from 0.001 to 1," in told[6]
    assert len(told) == 7


@pytest.mark.parametrize("ground", [LANDSCAPES["himmelblau"], quadratic(20)])
def test_who_stays_is_who_is_there_at_the_end(ground):
    """Home was the first touch, and nothing told how many left again."""
    kinds = {"rmsprop": rmsprop, "plain": gradient_descent}
    track = Track(ground)
    starts = track.starts(6, 0.7, np.random.default_rng(1))
    result = race([track], kinds, starts=6, budget=900, grid=GRID)
    for factory, lap in zip(kinds.values(), result.laps[0], strict=True):
        for number, start in enumerate(starts):
            walk = descend(ground, factory(lap.tuning.best), start, 900)
            above = walk.losses[-1] - ground.value(ground.minima).min()
            assert lap.stays[number] == (lap.arrived[number] and above <= 1e-2)
        assert lap.stay == lap.stays.sum() <= lap.home
    assert result.stay.tolist() == [[lap.stay for lap in result.laps[0]]]
    assert (result.arrivals - result.stay)[0, 0] > 0  # RMSProp's leave again


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: race([3]), "tracks must be landscapes, got 3"),
        (lambda: race([quadratic()], {}), "runners must be optimizer factories by name"),
        (lambda: race([quadratic()], grid=[0.1, 0]), "grid must be a list of learning rates"),
        (lambda: race([quadratic()], inner=1.5), "inner must be a .* at most 1, got 1.5"),
        (lambda: race([quadratic()], starts=0), "starts must be a whole number at least 1"),
        (lambda: race([quadratic()], budget=0), "budget must be a whole number at least 1"),
        (lambda: race([LANDSCAPES["saddle"]], **SMALL), "'saddle' must have a known minimum"),
        (lambda: LANDSCAPES["sextic"].turned(45), "must have 2 parameters to be turned"),
        (lambda: quadratic().turned("a"), "degrees must be a finite number"),
        (lambda: tune_learning_rate(3, adam, [[1, 1]], GRID), "landscape must be a Landscape"),
        (lambda: tune_learning_rate(quadratic(), 3, [[1, 1]], GRID), "factory must make"),
        (lambda: tune_learning_rate(quadratic(), adam, [1, 1], GRID), "starts must be a list"),
        (
            lambda: tune_learning_rate(quadratic(), adam, [[1, 1]], GRID, 10, 0),
            "finish must be a finite number above 0",
        ),
    ],
)
def test_bad_input_gets_a_sentence(call, sentence):
    with pytest.raises(InputError, match=sentence):
        call()
