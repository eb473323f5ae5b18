"""Values of several runs on an axis of powers of ten."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.render.rehearsal import offstage
from scenes.stage import Box, Playback
from scenes.stage.plot.powers import Logged, LogHistory
from scenes.stage.walk.contenders import PLAIN, outline


def test_each_power_of_ten_is_as_high_as_another() -> None:
    walk = descend(LANDSCAPES["paraboloid"], gradient_descent(0.2), [[3.0, 4.0]], 30)
    with offstage():
        party = Playback(walk, [PLAIN.color])
        run = Logged("plain", party, walk.losses[:, 0], PLAIN)
        plot = LogHistory([run], Box(-4, -2, 4, 2), 20, (-3, 2), ("step", "loss"))
        party.progress.set_value(5.5)
        line = plot.line(run)
        assert len(line) == 6  # the step under way has no dot yet
        assert np.ptp(np.diff(line[:, 1])) < 1e-9  # the loss shrinks by a factor
        party.progress.set_value(30)
        assert len(plot.line(run)) == 21
        assert plot.readings()[0].value == pytest.approx(walk.losses[20, 0])
        assert plot.line(run)[-1, 1] == pytest.approx(plot.plane.corner[1])


def test_marks_are_told_apart_by_their_corners() -> None:
    assert [len(outline(kind, (0, 0), 1)) for kind in ("square", "triangle", "pentagon")] == [
        4,
        3,
        5,
    ]
