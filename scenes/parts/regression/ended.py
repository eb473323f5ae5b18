"""What both descents come to, in words: the lines that are found, and how high the bottoms are."""

from __future__ import annotations

from scenes.parts.regression import found as lines
from scenes.parts.regression.figures import line_text, one, two
from scenes.parts.regression.fits import Plan
from scenes.stage import tr
from scenes.stage.plot.ticks import tick_text
from scenes.stage.type.text import read_number

_ALL = 0.05  # of the second bottom: where chance is less, nearly all of it is the bend's


def at_the_cross(plan: Plan) -> bool:
    """Whether the line that descent has found is the best one, as both are printed."""
    last = lines.steps(plan)
    end, best = (
        line_text(lines.shown(plan, it), last=last) for it in (plan.line.end, plan.line.best)
    )
    return plan.line.arrived and end == best


def found(plan: Plan, steps: str) -> dict[str, str]:
    """Where the descent has come to, the line that it has found, and how good that is."""
    fit, there = plan.line, at_the_cross(plan)
    line = lines.shown(plan, lines.told(plan, fit))
    told = {
        "at_the_cross": tr("Our point is there: this bowl has one bottom.")
        if there
        else tr("We are nearly there.")
        if fit.arrived
        else tr("We are not there yet."),
        "found": line_text(line, last=lines.steps(plan)),
    }
    if plan.truth is not None:
        better = fit.arrived and fit.loss(fit.end) < fit.loss(plan.truth)
        told["truth"] = line_text(plan.truth, exact=True) + (
            tr(", plus noise") if plan.noise else ""
        )
        told["almost"] = (
            tr("On these dots, ours even beats the truth.")
            if better
            else tr("Almost.")
            if fit.arrived
            else tr("It needs more steps.")
        )
    if plan.units is not None:
        whose = (
            tr("The best line is {found}") if fit.arrived and not there else tr("We found {found}")
        )
        told["in_the_file"] = f"{whose.format(found=told['found'])}, {_counted_from(plan)}."
    return told


def _counted_from(plan: Plan) -> str:
    """In which numbers a line is told: those of the file, or others, or of a later beginning."""
    told = []
    for symbol, unit, offset in zip("xy", plan.counted_in, lines.offsets(plan), strict=True):
        parts = [tr("in {unit}").format(unit=unit)] if unit else []
        parts += [tr("counted from {offset}").format(offset=tick_text(offset))] if offset else []
        if parts:
            told.append(f"{symbol} {' '.join(parts)}")
    return (
        tr("with {columns}").format(columns=tr(" and ").join(told))
        if told
        else tr("in the units of the file")
    )


def bottoms(plan: Plan) -> dict[str, str]:
    """How high both bottoms are, and of what."""
    first, second = (two(fit.floor) for fit in plan.fits)
    if plan.parabola.arrived:
        reached = tr("It reaches the bottom. The line is still wrong.")
    else:
        reached = tr("It has not reached the bottom yet. The line is wrong.")
    first_part = tr("that is chance") if plan.units is None else tr("so much no line mends")
    second_bottom, other_part = _second_bottom(plan)
    return {
        "reached": reached,
        "first_bottom": tr("With dots from a line, {loss}: {cause}.").format(
            loss=first, cause=first_part
        ),
        "first_part": first_part,
        "second_bottom": second_bottom.format(
            loss=second, chance=one(plan.chance), bend=one(plan.parabola.bend)
        ),
        "other_part": other_part,
    }


def _second_bottom(plan: Plan) -> tuple[str, str]:
    """What is said of the second bottom, and from which words on of the bend."""
    if not hidden(plan) and plan.chance < _ALL * plan.parabola.floor:
        told = tr("With the parabola, at {loss}: almost all of it comes from the bend.")
        return told, tr("almost all")
    if hidden(plan):
        told = tr("With the parabola, at {loss}: chance hides a part of what the bend costs.")
        return told, tr("chance hides")
    told = tr("With the parabola, {loss}: about {bend} of that is the bend.")
    return told, tr("about")


def hidden(plan: Plan) -> bool:
    """Whether chance makes the second bottom lower than the bend alone would, as printed."""
    return read_number(one(plan.parabola.bend)) > read_number(one(plan.parabola.floor))


__all__ = ["at_the_cross", "bottoms", "found", "hidden"]
