"""The numbers of the film in words, and what may be guessed."""

from __future__ import annotations

from typing import Any

from scenes.parts.many_features.data import THOUSAND
from scenes.parts.many_features.plan import PAIR, Plan
from scenes.stage.lecture.words import tr
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

_LARGE = ((1e9, "{count} billion"), (1e6, "{count} million"))
_MANY = 10_000  # steps that are told in thousands
HOUR = 3600.0  # steps of a second each


def in_words(number: float) -> str:
    """A whole number in words, in small letters."""
    return spoken(str(round(number))).lower()


def large(number: float) -> str:
    """A number of steps as it is said."""
    for size, words in _LARGE:
        if number >= 0.95 * size:
            return tr(words).format(count=in_words(number / size))
    if number >= _MANY:
        return tr("{count} thousand").format(count=round(number / THOUSAND))
    return f"{round(number):,}"


def guesses(plan: Plan) -> tuple[str, str, str]:
    """How many steps there may be with tourists one by one; the last is right."""
    once = narrower(plan)
    few, many = (tr("{count} times").format(count=c) for c in (once, f"{once} × {once}"))
    return tr("as many"), few, many


def narrower(plan: Plan) -> str:
    """How many times as narrow the valley gets when tourists are counted one by one."""
    return f"{(plan.persons.ratio / plan.thousands.ratio) ** 0.5:.0f}"


def steepest(plan: Plan) -> str:
    """Of which input the knob was the steepest while tourists were counted by the thousand."""
    examples = plan.thousands.examples
    return tr(examples.x_names[int((examples.x**2).mean(axis=0).argmax())])


def passer(plan: Plan) -> str:
    """Which knob passes its goal."""
    return tr(("reservations", "tourist")[plan.two.passer])


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    tables, heat, tourists = plan.evenings.x[0].tolist()
    products = [number_text(value) for value in plan.products.tolist()]
    years, own = plan.years, plan.standard.examples.x[0].tolist()
    return {
        "reservations": f"{tables:g}",
        "degrees": f"{heat:g}",
        "tourists": f"{tourists * THOUSAND:,.0f}",
        "pizzas": f"{plan.evenings.y[0]:g}",
        "first": products[0],
        "second": products[1],
        "own_tourists": f"{own[2]:.2f}",
        "passer": passer(plan),
        "across": f"{100 * plan.two.factors[1]:.0f}",
        "along": f"{100 * plan.two.factors[0]:.0f}",
        "inputs": in_words(len(plan.fifty.curvatures)).capitalize(),
        "axes": in_words(len(plan.fifty.curvatures)),
        "digits": in_words(plan.fifty.digits),
        "share": f"{100 * plan.share:g}",
        "wait": str(plan.fifty.wait),
        "thousands": large(plan.thousands.steps).capitalize(),
        "hours": f"{plan.thousands.steps / HOUR:.0f}",
        "narrower": narrower(plan),
        "persons": large(plan.persons.steps).capitalize(),
        "years": f"{years:,.0f}",
        "cured": f"{plan.standard.steps:,}",
    }


def pair_names(plan: Plan) -> tuple[str, str]:
    """What both inputs of the tilted valley are called."""
    first, second = (plan.evenings.x_names[column] for column in PAIR)
    return tr(first), tr(second)


__all__ = [
    "HOUR",
    "facts",
    "guesses",
    "in_words",
    "large",
    "narrower",
    "pair_names",
    "passer",
    "steepest",
]
