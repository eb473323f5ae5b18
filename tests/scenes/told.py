"""What a film would say with any parameters, without rehearsing it: its plan, and its sentences."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter
from typing import Any

from scenes.render.command.course import film
from scenes.stage import STAGE
from scenes.stage.lecture.claims import Claim

ROOT = Path(__file__).resolve().parents[2]
FILMS = (
    "loss_curve",
    "regression",
    "mse_gradient",
    "training_loop",
    "learning_rate",
    "paraboloid",
    "local_minima",
    "derivative",
    "gradient",
    "neural_landscape",
    "momentum",
    "optimizer_race",
    "stochastic",
    "bias_variance",
    "many_features",
    "where_next",
)
_SENTENCE = 4  # words
_PLANS = {"local_minima": "choosing", "loss_curve": "choosing", "regression": "fits",
          "gradient": "choosing", "paraboloid": "choosing",
          "training_loop": "choosing"}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A plan, and every sentence that the film has for it."""

    plan: Any
    sentences: tuple[str, ...]


def claims_of(name: str) -> tuple[Claim, ...]:
    """What a film claims."""
    found: tuple[Claim, ...] = import_module(f"scenes.parts.{name}.claims").CLAIMS
    return found


def told(name: str, **changes: Any) -> Told:
    """What a film says with some of its parameters changed."""
    lecture = film(name)
    parameters = replace(lecture.parameters, **changes)
    plan_for = import_module(f"scenes.parts.{name}.{_PLANS.get(name, 'plan')}").plan_for
    plan = plan_for(**asdict(parameters))
    facts = _facts(name, plan, parameters)
    known = {key: str(fact) for key, fact in facts.items()}
    said = [_filled(words, known) for words in _templates(name)]
    whole = (fact for fact in facts.values() if isinstance(fact, str))
    said += [fact for fact in whole if len(fact.split()) >= _SENTENCE]
    return Told(plan, tuple(dict.fromkeys([*said, *_by_itself(name, plan)])))


def _facts(name: str, plan: Any, parameters: Any) -> dict[str, Any]:
    telling = import_module(f"scenes.parts.{name}.telling")
    if name == "loss_curve":
        return dict(telling.facts(plan, parameters.data is None))
    if name == "local_minima":
        valleys = import_module("scenes.parts.local_minima.valleys")
        walk = valleys.Walk(plan.bowl, parameters.convex_rate, parameters.convex_start, "")
        return dict(telling.facts(plan, valleys.valley(walk, valleys.extent(walk), STAGE, None)))
    return dict(telling.facts(plan))


def _by_itself(name: str, plan: Any) -> list[str]:
    """The sentences that a film puts together as it tells them."""
    if name != "learning_rate":
        return []
    telling = import_module("scenes.parts.learning_rate.telling")
    return [telling.rate_told(plan, number)[0] for number in range(len(plan.runs))]


def _filled(words: str, facts: dict[str, str]) -> str:
    """The words with their facts; those that this plan does not have stay out."""
    names = {name for _, name, _, _ in Formatter().parse(words) if name}
    return words.format_map(facts) if names <= facts.keys() else ""


@cache
def _templates(name: str) -> tuple[str, ...]:
    """What is said in the film's file and in its parts, as it is written there."""
    files = [ROOT / "scenes" / f"{name}.py", *(ROOT / "scenes" / "parts" / name).glob("*.py")]
    return tuple(words for path in sorted(files) for words in _said_in(path.read_text("utf-8")))


def _said_in(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if called in ("say", "beat") and isinstance(first, ast.Constant):
                yield str(first.value)
