"""The numbers of the film in words, and what may be guessed."""

from __future__ import annotations

from math import floor, log10
from typing import Any

from scenes.parts.momentum.plan import Plan
from scenes.stage.lecture.words import tr
from scenes.stage.type.text import number_text

_HALF_FOLD = 0.65  # of one: a memory that folds arrows up to less
_COUNTED = ("twice", "three times", "four times", "five times", "six times", "seven times",
            "eight times", "nine times", "ten times")  # fmt: skip
_FEW = 0.25  # of a whole number: what is nearer is called by it
_NO_WORSE = 1.15
_ROUND = 0.0025
_TWICE = 2.5
_EXACT = 1e-9
_FIVE = 5


def _one_digit(number: float) -> int:
    """A whole number of one digit and zeros."""
    power = 10 ** floor(log10(max(number, 1.0)))
    return int(round(number / power) * power)


def short(number: float, digits: int = 3) -> str:
    """A number as it is said: of three digits, with a comma between thousands."""
    return number_text(float(f"{number:.{digits}g}"))


def said(number: float) -> str:
    """A number of as few digits, up to three, as it takes to be right but for a quarter percent."""
    texts = (float(f"{number:.{digits}g}") for digits in (1, 2, 3))
    best = next((value for value in texts if abs(value - number) <= _ROUND * abs(number)), number)
    return short(best)


def times(number: float) -> str:
    """So many times: in words if they are few and whole."""
    whole = round(number)
    if 2 <= whole <= len(_COUNTED) + 1 and abs(number - whole) <= _FEW:
        return tr(_COUNTED[whole - 2])
    if whole == 100:
        return tr("a hundred times")
    return tr("{number} times").format(number=short(number, 2))


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
        "rated": tr("We give plain descent the best rate there is for it.")
        if abs(plan.rate * (plan.condition + 1) - 2) < _EXACT
        else tr("We give plain descent a rate of {rate}.").format(rate=short(plan.rate)),
        "plain_count": f"{plan.plain_count:,}",
        "argue": tr("Across: +{first}, then −{second}. They argue.").format(
            first=said(across[0]), second=said(-across[1])
        ),
        "agree": tr("Along: −{first}, then −{second}. They agree.").format(
            first=said(-along[0]), second=said(-along[1])
        ),
        "kept": f"{100 * plan.memory:.3g}",
        "across": tr("Across: {old}, minus {second}, leaves {push}.").format(
            old=said(plan.memory * across[0]),
            second=said(-across[1]),
            push=said(across[2]),
        ),
        "along": tr("Along: {kept} % of {first} is {old}. With {second} that makes {push}.").format(
            kept=f"{100 * plan.memory:.3g}",
            first=said(along[0]),
            old=said(plan.memory * along[0]),
            second=said(along[1]),
            push=said(along[2]),
        ),
        "even": _even(plan),
        "sums": tr(
            "First 1, then {second}, then {third}. Each old arrow fades to {kept} %."
        ).format(second=short(sums[1]), third=short(sums[2]), kept=f"{100 * plan.memory:.3g}"),
        "second": short(sums[1]),
        "third": short(sums[2]),
        "grown": times(plan.limit),
        "less": tr("twice") if plan.limit > _TWICE else tr("half as much again"),
        "limit": tr("{limit}. There, as much fades away as comes: {rest} × {limit} is 1.").format(
            limit=short(plan.limit), rest=short(1 - plan.memory)
        ),
        "folded": tr("A bit more than half of one.")
        if plan.folded < _HALF_FOLD
        else tr("{folded}: less than one.").format(folded=short(plan.folded, 2)),
        "held_count": f"{plan.held_count:,}",
        "rises": _rises(plan),
        "goes": tr("She no longer goes down at every step. She goes somewhere.")
        if len(plan.rises)
        else tr("She goes somewhere."),
        "most": f"{100 * most[0]:.3g}",
        "worse": _worse(plan),
        "swing": _swing(plan),
        "ring": f"{100 * plan.share:.3g}",
        "opens": tr("Watch her zigzag open: at first, each step leads farther along.")
        if plan.opens
        else tr("Watch her zigzag open."),
        "right": tr("{kept} %: in quickly, and there it stays.").format(
            kept=f"{100 * plan.memory:.3g}"
        ),
        "wide": f"{plan.best[-1].condition:,.6g}",
        "narrow": f"{plan.condition:,.6g}",
        "slower": times(plan.slower[0]),
        "held_slower": times(plan.slower[1]),
        "honest": _honest(plan),
        "wild": tr("the best setting"),
        "rate": short(plan.rate),
    }


def _even(plan: Plan) -> str:
    """How both pushes compare, though one way is steeper."""
    (along, across), push = plan.pushes[0], plan.pushes[2]
    words = (
        tr("It is {steeper} as steep across, and yet both pushes are now almost equal.")
        if plan.is_even
        else tr("It is {steeper} as steep across: the push is {across} there, {along} along.")
    )
    return words.format(
        steeper=times(abs(across / along)), across=short(push[1]), along=short(push[0])
    )


def _rises(plan: Plan) -> str:
    """On how many of her steps the loss went up."""
    if not len(plan.rises):
        return tr("And look at her loss.")
    return tr("And look at her loss: on {count} of these steps it went up.").format(
        count=len(plan.rises)
    )


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
    memory = plan.most[0]
    lost = 100 * (1 - memory**0.5)
    part = tr("half a percent") if abs(lost - 0.5) < 0.02 else f"{lost:.2g} %"
    return tr("Each step multiplies the swing by √β. At {memory} %, it loses only {part}.").format(
        memory=f"{100 * memory:.3g}", part=part
    )


def _honest(plan: Plan) -> str:
    if plan.wild_rise < 1.5:
        return tr("The price: the best setting must know both curvatures.")
    words = _SEVENFOLD.get(round(plan.wild_rise), "")
    how = tr(words) if words else tr("{number}-fold").format(number=short(plan.wild_rise, 2))
    return tr(
        "Honesty, though: {held} is not {plain}. The best setting starts wild: "
        "even at {narrow}, the loss first rises {how}."
    ).format(
        how=how,
        narrow=f"{plan.condition:,.6g}",
        held=f"{plan.best[-1].held:,}",
        plain=f"{plan.best[0].plain:,}",
    )


_SEVENFOLD = {2: "twofold", 3: "threefold", 4: "fourfold", 5: "fivefold", 6: "sixfold",
              7: "sevenfold", 8: "eightfold", 9: "ninefold", 10: "tenfold"}  # fmt: skip


__all__ = ["facts", "guesses", "held_guesses", "plain_guesses", "said", "short", "times"]
