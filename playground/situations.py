"""What the playground opens with under the name of a film: its ground, its rate, its starts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from operator import attrgetter
from typing import Any
from urllib.parse import quote

from scenes.bias_variance import BiasVariance
from scenes.derivative import Derivative
from scenes.gradient import Gradient
from scenes.hills import Hills
from scenes.learning_rate import LearningRate
from scenes.local_minima import LocalMinima
from scenes.loss_curve import LossCurve
from scenes.many_features import ManyFeatures
from scenes.momentum import Momentum
from scenes.mse_gradient import MseGradient
from scenes.neural_landscape import NeuralLandscape
from scenes.optimizer_race import OptimizerRace
from scenes.paraboloid import Paraboloid
from scenes.parts.bias_variance.plan import plan_for as plan_of_floors
from scenes.parts.gradient.choosing import plan_for as plan_of_gradient
from scenes.parts.hills.descents import plan as plan_of_hills
from scenes.parts.hills.ground import framed
from scenes.parts.local_minima.choosing import plan_for as plan_of_valleys
from scenes.parts.loss_curve import plan_for as plan_of_evenings
from scenes.parts.many_features.plan import TwoKnobs
from scenes.parts.many_features.plan import plan_for as plan_of_features
from scenes.parts.momentum.plan import plan_for as plan_of_ravine
from scenes.parts.mse_gradient.plan import plan_for as plan_of_dots
from scenes.parts.optimizer_race.fair import RAVINE, ground_called
from scenes.parts.paraboloid.choosing import plan_for as plan_of_bowl
from scenes.parts.regression.fits import plan_for as plan_of_lines
from scenes.parts.training_loop.choosing import plan_for as plan_of_loop
from scenes.regression import Regression
from scenes.stochastic import Stochastic
from scenes.training_loop import TrainingLoop
from scenes.where_next import WhereNext

Film = type[Any]


def situations() -> list[dict[str, str]]:
    """The films that have one, in the order of the course."""
    known = dict(_addresses())
    return [
        {
            "film": film.__module__.removeprefix("scenes."),
            "title": film.title,
            "address": known[film],
        }
        for film in sorted(known, key=attrgetter("number"))
    ]


def _addresses() -> Iterable[tuple[Film, str]]:
    """Each film with its situation, as the page writes it behind #."""
    evenings = plan_of_evenings(**asdict(LossCurve.parameters))
    first = evenings.places[0]
    yield LossCurve, _address("rate", "evenings", evenings.rate, [[first]])
    pane = Derivative.parameters.partial_at
    yield Derivative, _address("map", _own("x^4 + y^7", ((-2, 2), (-2, 2))), 0.01, [pane])
    hills = Hills.parameters
    ground = framed(hills.landscape, hills.window)
    walks = plan_of_hills(ground, hills.learning_rate, hills.starts + 1, hills.seed, hills.steps)
    whole = _own(ground.expression, ground.window)
    yield Hills, _address("map", whole, walks.rate, walks.walk.points[0])
    asked = Gradient.parameters
    slopes = plan_of_gradient(**asdict(asked))
    yield Gradient, _address("map", asked.landscape, slopes.rate, [slopes.place])
    bowl = plan_of_bowl(**asdict(Paraboloid.parameters))
    yield Paraboloid, _address("map", "paraboloid", bowl.rate, [bowl.start])
    dots = plan_of_dots(**asdict(MseGradient.parameters))
    yield MseGradient, _address("line", "film", dots.rate, [dots.start])
    line = plan_of_lines(**asdict(Regression.parameters))
    yield Regression, _address("line", "film", line.rate, [line.start])
    loop = plan_of_loop(**asdict(TrainingLoop.parameters))
    yield TrainingLoop, _address("line", "film", loop.other_rate, [loop.other_start])
    rates = LearningRate.parameters
    yield LearningRate, _address("rate", "exercise", rates.curve_rates[0], [[rates.curve_start]])
    valleys = LocalMinima.parameters
    many = plan_of_valleys(**asdict(valleys))
    yield LocalMinima, _address("rate", valleys.landscape, many.rate, [[many.hook]])
    ravine = plan_of_ravine(**asdict(Momentum.parameters))
    shown = _own(ravine.landscape.expression, ravine.landscape.window)
    yield Momentum, _address("map", shown, ravine.rate, [ravine.start])
    # A cut along x has its lowest point at the walker, and the way down is along y.
    saddle = _own("x^2 + (y^2 - 1)^2", ((-2, 2), (-2, 2)))
    yield NeuralLandscape, _address("map", saddle, 0.05, [(0.0, 0.3)])
    yield WhereNext, _surprise(WhereNext.parameters.wrong)
    one = Stochastic.parameters
    chance = f"&batch=1&seed={one.order_seed}"
    yield Stochastic, _address("line", "film", one.single_rate, [one.start], chance)
    floors = plan_of_floors(**asdict(BiasVariance.parameters))
    yield BiasVariance, _address("line", "bent", floors.rate, [BiasVariance.parameters.start])
    yield ManyFeatures, _tilted(plan_of_features(**asdict(ManyFeatures.parameters)).two)
    race = OptimizerRace.parameters
    track, rate = ground_called(RAVINE), 10 * race.rate  # of the second race
    rivals = "&race=" + ";".join(f"{name},{rate!r}," for name in ("momentum", "rmsprop", "adam"))
    whole = _own(track.expression, track.window)
    yield OptimizerRace, _address("map", whole, rate, [race.start], rivals)


def _tilted(two: TwoKnobs) -> str:
    """The valley over two knobs as a formula, to four digits, and the walk from (0, 0)."""
    a, b = two.best.round(4).tolist()
    lowest = float(two.ground.value(two.best))
    x, y = f"(x - {a:g})", f"(y - {b:g})"
    formula = f"{x}^2 + {2 * two.correlation:.4g}*{x}*{y} + {y}^2 + {lowest:.4g}"
    window = [[round(end, 2) for end in side] for side in two.ground.window]
    return _address("map", _own(formula, window), two.rate, [(0.0, 0.0)])


def _surprise(wrong: float) -> str:
    """The mean surprise of four evenings over w and b as a formula, from where it is wrong.

    ln(1 + eʰ) for a no, ln(1 + e⁻ʰ) for a yes, with h = w z + b; z is −1.5 no, −0.5 yes, 0.5 no,
    1.5 yes.
    """
    scores = ("y - 1.5*x", "0.5*x - y", "y + 0.5*x", "-1.5*x - y")
    formula = f"({' + '.join(f'ln(1 + exp({score}))' for score in scores)}) / 4"
    return _address("map", _own(formula, ((-7, 5), (-4, 4))), 1.0, [(wrong, 1.0)])


def _own(formula: str | None, window: Iterable[Iterable[float]]) -> str:
    ends = ",".join(repr(float(end)) for side in window for end in side)
    return f"own&formula={quote(formula or '', safe='()*^/ ')}&window={ends}"


def _address(
    mode: str, ground: str, rate: float, walkers: Iterable[Iterable[float]], chance: str = ""
) -> str:
    starts = ";".join(",".join(repr(float(number)) for number in place) for place in walkers)
    return f"mode={mode}&on={ground}&rate={rate!r}{chance}&walkers={starts}&step=0"
