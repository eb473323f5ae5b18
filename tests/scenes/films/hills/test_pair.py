"""The two at the pass: they walk in whole steps, over ground that rises and falls."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.parts.hills.glass import Crossing, Glass
from scenes.parts.hills.ground import framed
from scenes.parts.hills.poses import SIZE, at_the_parting
from scenes.parts.hills.steps import by_steps
from scenes.stage import Playback, View
from tests.scenes.films.hills.cast import two


def test_they_walk_in_whole_steps_and_stand_for_a_moment_after_each() -> None:
    party = Playback(two().walk, ["#FFFFFF"] * 2)
    walk = by_steps(party, 5)
    walk.begin()
    times = []
    for share in np.linspace(0, 1, 401):
        walk.interpolate(float(share))
        times.append(party.time)
    assert times[0] == 0
    assert times[-1] == 5
    assert np.all(np.diff(times) >= 0)
    standing = np.isclose(times, np.rint(times), atol=1e-6)
    assert 0.4 < standing.mean() < 0.6
    assert set(np.rint(np.array(times)[standing]).tolist()) == {0, 1, 2, 3, 4, 5}


def test_the_pane_touches_the_ground_and_is_tilted_as_it_is() -> None:
    view, at = View(framed("sine_hills")), np.array([2.165, 0.755])
    uphill = view.landscape.gradient(at)
    corners = Glass(view, at, 0.5, uphill).corners()
    assert corners.mean(axis=0) == pytest.approx(view.ground(at))
    rise = corners[[1, 2], 2].mean() - corners[[0, 3], 2].mean()
    per_height = view.pose["relief"] / (view.highest - view.lowest)
    assert rise == pytest.approx(np.linalg.norm(uphill) * 1.0 * per_height)
    level = Glass(view, two().saddle, 0.5, two().across).corners()
    assert np.ptp(level[:, 2]) < 1e-6


def test_over_the_pass_one_curve_rises_to_both_ends_and_the_other_falls() -> None:
    crossing = Crossing(View(framed("sine_hills")), two().saddle, two().across, (0.8, 0.8))
    along, across = (np.sin(line).prod(axis=1) for line in crossing.lines())
    assert along.argmin() == 30
    assert along[[0, -1]].min() > 0.2
    assert across.argmax() == 30
    assert across[[0, -1]].max() < -0.2


def test_from_where_the_pass_is_looked_at_what_rises_goes_up_on_the_screen() -> None:
    view = View(framed("sine_hills"), size=SIZE)
    view.look(**at_the_parting(view, two()))
    reach = 0.31 * two().gaps[-1]
    crossing = Crossing(view, two().saddle, two().across, (reach, reach))
    along, across = (view.at(line)[:, 1] - view.at(line)[30, 1] for line in crossing.lines())
    assert along[[0, -1]].min() > 0.3
    assert across[[0, -1]].min() < -0.4  # to the front; behind the pass, it is seen from above
