"""Other rates and places make a film on the learning rate, or are refused."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from scenes.learning_rate import LearningRateParameters
from scenes.render.rehearsal import offstage, rehearse
from scenes.render.trouble import Trouble
from tests.everything import some
from tests.scenes.films.learning_rate.planned import other

# Films of minutes: all of them are made only where there is time.
OTHERS = [
    {"curve_rates": (0.5, 3.0), "curve_start": 5.0, "minimum": -1.0},
    {"rates": (0.3, 0.05, 0.39)},
    {"condition": 12.0, "rates": (0.01, 0.1, 0.16, 0.2), "iterations": 80},
    {"curve_rates": (1.6,), "rates": (1 / 3,), "zoom": False},
    {"condition": 1.0, "rates": (0.1, 1.0), "start": (1.0, -0.5), "curve_rates": (3.2,)},
    {"rates": (0.02, 0.18, 0.38, 1.2), "iterations": 30, "coefficient": 50.0},
    {"rates": (0.45, 0.41), "curve_rates": (0.001,), "iterations": 2},
]


@pytest.mark.slow
@pytest.mark.parametrize("changed", some(OTHERS), ids=str)
def test_other_rates_make_a_film(changed: dict[str, Any]) -> None:
    run = rehearse(other(**changed))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    for row in run.trace:
        if row.value is not None:
            assert np.all(np.isfinite(row.value)), row


@pytest.mark.parametrize("name", ["rates", "curve_rates"])
@pytest.mark.parametrize("rates", [(), (0.1, 0.2, 0.3, 0.4, 0.5)])
def test_as_many_rates_as_there_is_room_for(name: str, rates: tuple[float, ...]) -> None:
    with pytest.raises(Trouble, match=f"^{name} must be a list of 1 to 4 numbers above 0"):
        rehearse(other(**{name: rates}))


@pytest.mark.parametrize(
    "place", [{"curve_start": 2.0}, {"minimum": -1.0}, {"start": (0.0, 0.0)}, {"start": [0, 0]}]
)
def test_one_who_begins_at_the_minimum_is_refused(place: dict[str, Any]) -> None:
    # The film divides by the slope there.
    with pytest.raises(ValueError, match="start must not be the minimum itself, got"):
        LearningRateParameters(**place)


def test_a_rate_of_nothing_is_refused() -> None:
    with pytest.raises(
        Trouble, match=r"rates must be a list of 1 to 4 numbers above 0 .* got \(0.0, 0.1\)"
    ):
        rehearse(other(rates=(0.0, 0.1)))


def test_the_cast_is_built_without_a_film() -> None:
    with offstage():
        lecture: Any = other()()
        lecture.setup()
    assert len(lecture.row.tries) == 4
    assert math.isclose(lecture.meter.plan.limit, 0.4)
