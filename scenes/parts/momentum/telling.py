"""The numbers of the film in words, and what may be guessed."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, log10
from typing import Any

from scenes.parts.momentum.plan import Plan
from scenes.stage.lecture.words import tr
from scenes.stage.type.text import number_text

_COUNTED = ("twice", "three times", "four times", "five times", "six times", "seven times",
            "eight times", "nine times", "ten times")  # fmt: skip
_NUMBERS = "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
_FEW, _SOME = 0.2, 0.01  # off a whole number, and of itself: what is nearer is called by it
_NO_WORSE = 1.15
_ROUND = 0.0025
_TWICE = 2.5
_EXACT = 1e-9
_FIVE, _HUNDRED = 5, 100
_MANY = 1000
_ALIKE = 0.08  # off the root of how much sharper it is: what is so near is about that


def _one_digit(number: float) -> int:
    """A whole number of one digit and zeros."""
    power = 10 ** floor(log10(max(number, 1.0)))
    return int(round(number / power) * power)


def short(number: float, digits: int = 3) -> str:
    """A number as it is said: of three digits, with a comma between thousands."""
    return number_text(float(f"{number:.{digits}g}"))


def whole(number: float) -> str:
    """A number with all its digits before the point, if it has many; six digits otherwise."""
    return f"{number:,.0f}" if number >= _MANY else f"{number:.6g}"


def said(number: float) -> str:
    """A number of as few digits, up to three, as it takes to be right but for a quarter percent."""
    texts = (float(f"{number:.{digits}g}") for digits in (1, 2, 3))
    best = next((value for value in texts if abs(value - number) <= _ROUND * abs(number)), number)
    return short(best)


def times(number: float) -> str:
    """So many times: in words if they are few and whole."""
    whole = round(number)
    if 2 <= whole <= len(_COUNTED) + 1 and abs(number - whole) <= _FEW + _SOME * number:
        return tr(_COUNTED[whole - 2])
    if whole == _HUNDRED:
        return tr("a hundred times")
    return tr("{number} times").format(number=short(number, 2))


def count(number: float) -> str:
    """So many: in a word if they are few and whole."""
    whole = round(number)
    if 2 <= whole <= len(_NUMBERS) + 1 and abs(number - whole) <= _FEW + _SOME * number:
        return tr(_NUMBERS[whole - 2])
    return short(number, 2)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def guesses(right: int, low: float, middle: float) -> tuple[str, str, str]:
    """Three numbers of steps, the right one rounded among them, in ascending order of the first."""
    near = int(f"{float(f'{right:.2g}'):.0f}")
    return (
        f"{_one_digit(right * low):,}",
        f"{_one_digit(right * middle):,}",
        f"{near:,}",
    )


def plain_guesses(plan: Plan) -> tuple[str, str, str]:
    """How many steps plain descent may take; the last is right."""
    return guesses(plan.plain_count, 1 / 12, 1 / 3)


def held_guesses(plan: Plan) -> tuple[str, str, str]:
    """How many she may take with her memory; the first is right."""
    right = plan.held_count
    most = int(f"{float(f'{3.4 * right:.2g}'):.0f}")
    near = _FIVE * round(right / _FIVE)  # no rounder than the others it would tell itself
    return f"{near:,}", f"{_one_digit(2 * right):,}", f"{most:,}"


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    along, across, most = plan.pushes[:, 0], plan.pushes[:, 1], plan.most
    sums = plan.sums(3)
    return {
        "sharp": times(plan.condition),
        "bends": short(plan.condition),
        "rated": tr("About how many steps, with plain descent at its best rate?")
        if abs(plan.rate * (plan.condition + 1) - 2) < _EXACT
        else tr("About how many steps, with plain descent at a rate of {rate}?").format(
            rate=short(plan.rate)
        ),
        "plain_count": f"{plan.plain_count:,}",
        "argue": tr("Across: +{first}, then −{second}. They argue.").format(
            first=said(across[0]), second=said(-across[1])
        ),
        "agree": tr("Along: −{first}, then −{second}. They agree.").format(
            first=said(-along[0]), second=said(-along[1])
        ),
        "kept": f"{100 * plan.memory:.3g}",
        "across": tr(
            "Across: {kept} percent of {first} is {old}. Minus {second} leaves {push}."
        ).format(
            kept=f"{100 * plan.memory:.3g}",
            first=said(across[0]),
            old=said(plan.memory * across[0]),
            second=said(-across[1]),
            push=said(across[2]),
        ),
        "along": tr("Along: {old}, with {second}, makes {push}.").format(
            old=said(plan.memory * along[0]),
            second=said(along[1]),
            push=said(along[2]),
        ),
        "moral": tr("What argues, shrinks. What agrees, grows.") if plan.is_sorted else "",
        "on": " ".join(_on(plan)),
        "sums": tr(
            "First 1, then {second}, then {third}. Each old arrow fades to {kept} percent."
        ).format(second=short(sums[1]), third=short(sums[2]), kept=f"{100 * plan.memory:.3g}"),
        "second": short(sums[1]),
        "third": short(sums[2]),
        "grown": count(plan.limit),
        "less": tr("two gradients") if plan.limit > _TWICE else tr("one and a half"),
        "limit": tr(
            "It settles at {limit}: that is her reach."
            " At each step {rest} × {limit} fades, and 1 comes in."
        ).format(limit=short(plan.limit), rest=short(1 - plan.memory)),
        "held_count": f"{plan.held_count:,}",
        "stays": tr("Now she stays: {count}." if plan.strays else "{count}.").format(
            count=f"{plan.held_count:,}"
        ),
        "home": tr("Into the ring, and out again.")
        if plan.strays
        else tr("Into the ring, and there she is."),
        "most": f"{100 * most[0]:.3g}",
        "worse": _worse(plan),
        "swing": _swing(plan),
        "ring": tr("one percent")
        if abs(plan.share - 0.01) < _EXACT
        else tr("{share} percent").format(share=f"{100 * plan.share:.3g}"),
        "sharper": times(plan.condition),
        "narrow_plain": f"{plan.narrow.plain:,}",
        "narrow_held": f"{plan.narrow.held:,}",
        "reach": short(plan.narrow.reach),
        "narrow_memory": f"{plan.narrow.memory:.4g}",
        "closer": times(plan.closer),
        "smaller": times(plan.rate / plan.narrow.rate),
        "as_many": tr("{times} as many as before.").format(times=_capital(times(plan.more[0]))),
        "root": _root(plan),
        "rate": short(plan.rate),
    }


def _on(plan: Plan) -> Iterator[str]:
    """How she goes on with her memory, across and along."""
    if plan.swings_lower:
        yield tr("Across, she swings lower each time.")
    if plan.gains_speed:
        yield tr("Along, she gains speed.")


def _worse(plan: Plan) -> str:
    """The steps of the largest memory, against none."""
    count, none = plan.most[1], plan.plain_count
    said = tr("{count} steps.").format(count=f"{count:,}")
    if count > _NO_WORSE * none:
        end = tr("{times} as bad as no memory at all.").format(times=_capital(times(count / none)))
    elif count > none / _NO_WORSE:
        end = tr("No better than none.")
    else:
        end = tr("More than {count}.").format(count=plan.held_count)
    return f"{said} {end}"


def _swing(plan: Plan) -> str:
    """What a step leaves of a swing with the largest memory."""
    lost = 100 * (1 - plan.most[0] ** 0.5)
    part = (
        tr("half a percent")
        if abs(lost - 0.5) < 0.02
        else tr("{share} percent").format(share=f"{lost:.2g}")
    )
    return tr("At each step the swing shrinks by only {part}.").format(part=part)


def _root(plan: Plan) -> str:
    """How many times as many steps it takes with memory."""
    if abs(plan.more[1] / plan.closer - 1) > _ALIKE:
        return tr("With memory, {times}.").format(times=times(plan.more[1]))
    return tr("With memory, about {times}: the square root of {sharper}.").format(
        times=times(plan.closer), sharper=short(plan.condition)
    )


def most_guesses(plan: Plan) -> tuple[str, str, str]:
    """How many steps the largest memory may take; the last is right."""
    return guesses(plan.most[1], 1 / 30, 1 / 10)


def narrow_guesses(plan: Plan) -> tuple[str, str, str]:
    """How many she may take in the sharper ravine; the first is right."""
    right = float(f"{plan.narrow.held:.2g}")
    return f"{right:,.0f}", f"{10 * right:,.0f}", f"{100 * right:,.0f}"


__all__ = [
    "facts",
    "guesses",
    "held_guesses",
    "most_guesses",
    "narrow_guesses",
    "plain_guesses",
    "said",
    "short",
    "times",
    "whole",
]
