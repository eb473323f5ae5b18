"""The numbers of the film in words, and what may be guessed."""

from __future__ import annotations

from typing import Any

import numpy as np

from gdmath.features import fit_polynomial
from scenes.parts.bias_variance.plan import ENDS, Plan
from scenes.parts.bias_variance.spread import stray, stray_text, widest
from scenes.stage.lecture.words import tr
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

_SHARES = ("Half", "A third", "A quarter", "A fifth", "A sixth", "A seventh", "An eighth",
           "A ninth", "A tenth")  # fmt: skip
_AS_BAD, _STIFF, _CALM = 0.25, 0.1, 0.3
_EXPLODES = 5.0
_HIGH = 0.5  # of chance: variance that is called high
_SEEN = 0.25  # of y: an average curve that misses the law by more does so visibly
_ABOUT = 0.1  # by what share five hundred trillion may be off
_UNITS = (("years", 1.0), ("days", 365.25), ("hours", 8766.0), ("seconds", 31_557_600.0))
_ALMOST = 0.5  # of chance
_WILD = 3.0  # times the highest loss that is tested
_HIT = 5e-4  # a loss that is written as 0.000
_SMALL = 0.1  # a loss below has three decimals


def loss_text(loss: float) -> str:
    """A loss as it stands below a plot: two decimals, or three where it is small."""
    return f"{loss:.2f}" if loss >= _SMALL else f"{loss:.3f}"


def counted(number: int) -> str:
    """A whole number in words, as it is heard."""
    return tr("a hundred") if number == 100 else spoken(str(number)).lower()


def capital(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]


def is_almost_right(plan: Plan) -> bool:
    """Whether the wild model costs far less than chance on the dots that it learned from."""
    return plan.models[2].trained < _ALMOST * plan.noise**2


def is_as_bad(plan: Plan) -> bool:
    """Whether the line costs on fresh dots what it did on its own, more or less."""
    line = plan.models[0]
    return abs(line.fresh / line.trained - 1) < _AS_BAD


def as_bad(plan: Plan) -> str:
    """What the line costs on fresh dots."""
    if not is_as_bad(plan):
        return tr("The line: {loss}.").format(loss=f"{plan.models[0].fresh:.1f}")
    return tr("The line: about as bad as before.")


def is_worse(plan: Plan) -> bool:
    """Whether the wild model costs more on fresh dots than the line."""
    return plan.models[2].fresh > plan.models[0].fresh


def has_climbed(plan: Plan) -> bool:
    """Whether fresh dots cost the wild model more than the one bend: it has been seen."""
    return plan.models[2].fresh > plan.models[1].fresh


def is_overfitted(plan: Plan) -> bool:
    """Whether fresh dots cost the wild model far more than its own."""
    wild = plan.models[2]
    return wild.fresh > 2 * wild.trained


def works(plan: Plan) -> bool:
    """Whether one bend costs least on fresh dots, and about chance."""
    fresh = [model.fresh for model in plan.models]
    return fresh[1] == min(fresh) and fresh[1] < 2 * plan.noise**2


def is_one_dot(plan: Plan) -> bool:
    """Whether most of what the wild model costs on fresh dots comes from a single one."""
    fresh, fit = plan.kept_aside, plan.models[2].fit
    squares = (fit(np.asarray(fresh.x)) - np.asarray(fresh.y)) ** 2
    return bool(squares.max() > squares.sum() / 2)


def are_stiff(plan: Plan) -> bool:
    """Whether the lines agree, and are wrong."""
    worlds = plan.worlds[0]
    return worlds.variance < _STIFF * worlds.bias


def are_nervous(plan: Plan) -> bool:
    """Whether the wild curves are right on the average only."""
    worlds = plan.worlds[2]
    return worlds.bias < _STIFF * worlds.variance


def is_high(plan: Plan) -> bool:
    """Whether the variance of the wild model is no small part of its loss beside chance."""
    return plan.parts[plan.degrees[2]].variance > _HIGH * plan.noise**2


def is_average_right(plan: Plan) -> bool:
    """Whether the average of all wild curves lies on the law, as far as can be seen."""
    worlds = plan.worlds[2]
    return bool(abs(worlds.settled - worlds.x**2).max() < _SEEN)


def are_right(plan: Plan) -> bool:
    """Whether the curves with one bend agree and are right: far less than chance is left."""
    worlds = plan.worlds[1]
    return worlds.bias + worlds.variance < _CALM * plan.noise**2


def climbs(plan: Plan) -> str:
    """Where half of the way up from the lowest loss on fresh dots lies, among the guesses."""
    totals = np.array([part.total for part in plan.parts])[plan.best_degree :]
    if len(totals) < 2:
        return tr("slow, then fast")
    half = np.interp((totals[0] + totals.max()) / 2, totals, np.arange(len(totals)))
    third = int(3 * half / (len(totals) - 1))
    return (tr("fast, then slow"), tr("evenly"), tr("slow, then fast"))[min(third, 2)]


def explodes(plan: Plan) -> bool:
    """Whether at the highest powers the variance is many times what it was a few before."""
    sizes = [part.variance for part in plan.parts]
    return sizes[-1] > _EXPLODES * sizes[-4]


def run_wild(plan: Plan) -> bool:
    """Whether powers beyond those tested cost more on dots held back, and at last far more."""
    tested = plan.validated
    highest = min(len(plan.fits), *(len(held.learned) for held in plan.held)) - 1
    if highest < len(tested):
        return False
    after, last = (_on_held_back(plan, power) for power in (len(tested), highest))
    return bool(after > tested[-1] and last > _WILD * max(tested))


def _on_held_back(plan: Plan, power: int) -> float:
    """What any power costs on dots held back, on average over all turns."""
    fits = [fit_polynomial(held.learned, power, window=ENDS) for held in plan.held]
    return float(np.mean([fit.loss(held.back) for fit, held in zip(fits, plan.held, strict=True)]))


def times_better(plan: Plan) -> str:
    """How many times the loss of one bend is that of the wild model."""
    one, other = plan.models[1].trained, plan.models[2].trained
    if other < _HIT:
        return tr("It hits every dot.")
    whole = round(one / other)
    if whole > len(_SHARES) + 1:
        return tr("Many times lower still.")
    if whole < 2:
        return tr("A little lower still.")
    return tr("{share} of that.").format(share=tr(_SHARES[whole - 2]))


def duration(plan: Plan) -> tuple[float, str]:
    """How long a walk takes at a million steps a second, in a unit that suits, and the unit."""
    years = plan.years
    for unit, of_a_year in _UNITS:
        if years * of_a_year >= 1:
            return years * of_a_year, tr(unit)
    return years * _UNITS[-1][1], tr(_UNITS[-1][0])


def walking(plan: Plan) -> tuple[str, str]:
    """How many steps a walk takes, and how long, in words."""
    steps, (time, unit) = plan.steps, duration(plan)
    told = number_text(float(f"{steps:.2g}"))
    whole = tr("five hundred trillion") if abs(steps / 5e14 - 1) < _ABOUT else told
    return whole, f"{number_text(float(f'{time:.2g}'))} {unit}"


def nervous(plan: Plan) -> str:
    """What is true of the wild curves and of their average."""
    if not are_nervous(plan):
        return tr("They disagree.")
    return tr("Their average is almost right.")


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    line, bend, wild = plan.models
    steps, time = walking(plan)
    many, draws = counted(wild.degree), len(plan.worlds[2].answers)
    return {
        "hook": tr("This model has almost no loss. Would you trust it?")
        if is_almost_right(plan)
        else tr("Here is a model. Would you trust it?"),
        "floor": f"{plan.line.lowest:.2f}",
        "bent": f"{plan.parabola.lowest:.1f}",
        "few": counted(len(plan.few)),
        "fresh": capital(counted(len(plan.kept_aside))),
        "line": f"{line.trained:.1f}",
        "bend": f"{bend.trained:.1f}",
        "Many": capital(many),
        "many": many,
        "wild": f"{wild.trained:.2f}",
        "times": times_better(plan),
        "as_bad": as_bad(plan),
        "fresh_bend": f"{bend.fresh:.1f}",
        "works": tr("It works on dots it never saw.") if works(plan) else "",
        "fresh_wild": f"{wild.fresh:.1f}",
        "worse": tr("Worse than the line.") if is_worse(plan) else "",
        "one_dot": tr("Most of it comes from a single dot.")
        if is_one_dot(plan)
        else tr("Look at it closely."),
        "below": tr("On its own dots, the loss is far below the noise.")
        if is_almost_right(plan)
        else "",
        "by_heart": tr("It learned the noise by heart. That is overfitting.")
        if is_overfitted(plan)
        else tr("And these dots it never saw."),
        "worlds": capital(counted(len(plan.worlds[0].curves))),
        "stiff": tr("The lines agree with each other. And all of them are wrong.")
        if are_stiff(plan)
        else tr("The lines do not quite agree. And all of them are wrong."),
        "nervous": nervous(plan),
        "high": tr("High variance: too nervous.") if is_high(plan) else tr("More variance."),
        "more": tr("Draw {many}, and it is right.").format(many=counted(draws))
        if is_average_right(plan)
        else tr("Draw {many}, and it comes to rest.").format(many=counted(draws)),
        "alone": tr("But no single curve is.") if are_nervous(plan) else tr("Look at one of them."),
        "far": stray_text(stray(plan, widest(plan))),
        "right": tr("And one bend? They agree, and their average is right.")
        if are_right(plan)
        else tr("And one bend? They are right on average."),
        "explodes": tr("And at the end it explodes.")
        if explodes(plan)
        else tr("And so on to the end."),
        "climbed": tr("On fresh dots, you saw the loss climb. But how?")
        if has_climbed(plan)
        else tr("How does the loss climb on fresh dots?"),
        "climbs": climbs(plan),
        "best": counted(plan.best_degree),
        "held": counted(len(plan.held[0].back)),
        "tested": counted(len(plan.validated) - 1),
        "others": counted(len(plan.held[0].learned)),
        "higher": tr("Higher ones run wild.") if run_wild(plan) else "",
        "highest": counted(len(plan.parts) - 1),
        "walk": steps,
        "time": time,
        "slow": tr("Why {time}? What makes a valley so slow?").format(time=time)
        if plan.years >= 1
        else tr("What makes a valley slow?"),
    }


__all__ = ["climbs", "facts", "loss_text"]
