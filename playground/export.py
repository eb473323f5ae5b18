"""Writes what the playground needs to know of gdmath and of the films, as JSON.

    python playground/export.py playground/src/registry.json

Landscapes with their formulas, windows, minima and tapes; optimizers with their defaults and
explanations; the data and numbers of the films that the exercises share, and the situations that
the films begin with; the colours.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import math
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from situations import situations  # noqa: E402
from tracing import trace, trace_hessian  # noqa: E402

from gdmath import (  # noqa: E402
    LANDSCAPES,
    OPTIMIZERS,
    Dataset,
    Landscape,
    Status,
    expression,
    formula,
    linear_data,
    parabola,
    parabolic_data,
    parser,
    regression_landscape,
    tokens,
)
from gdmath.tables import load_table  # noqa: E402
from scenes.bias_variance import BiasVariance  # noqa: E402
from scenes.learning_rate import LearningRateParameters  # noqa: E402
from scenes.parts.bias_variance.plan import plan_for as plan_of_floors  # noqa: E402
from scenes.regression import RegressionParameters  # noqa: E402
from scenes.stage.lecture import theme  # noqa: E402

# What a page is made from, relative to playground/; the registry stands for gdmath and the films.
SOURCES = ("index.html", "package-lock.json", "vite.config.ts", "tsconfig.json", "src/**/*.*")
EVENINGS = HERE.parent / "assets" / "reservations.txt"
_HANDFUL = 9  # examples that are easily moved one by one


def registry() -> dict[str, Any]:
    """Everything, ready for JSON."""
    exercise = LearningRateParameters()
    return {
        "landscapes": [_landscape(known) for known in LANDSCAPES.values()],
        "optimizers": [_optimizer(name, make) for name, make in OPTIMIZERS.items()],
        "grammar": _grammar(),
        "datasets": _datasets(),
        "regression": {
            "learning_rate": RegressionParameters().learning_rate,
            "iterations": RegressionParameters().iterations,
        },
        "exercise": {
            **asdict(exercise),
            "landscape": _landscape(parabola(exercise.coefficient, exercise.minimum)),
        },
        "curves": [_evenings()],
        "situations": situations(),
        "status": {status.name: status.sentence for status in Status},
        "colors": {
            name: value
            for name, value in vars(theme).items()
            if name.isupper() and isinstance(value, str)
        },
        "terrain": list(theme._TERRAIN),
        "cases": list(theme.CASES),
    }


def _grammar() -> dict[str, Any]:
    """What formulas are made of, and how far they may go: the page's reader asks this alone."""
    return {
        "same": {chr(code): plain for code, plain in tokens._SAME.items()},
        "raised": {chr(code): chr(plain) for code, plain in tokens._RAISED.items()},
        "hints": tokens._HINTS,
        "called": list(formula.CALLED),
        "spellings": formula.SPELLINGS,
        "bases": {name: number.value for name, number in formula.BASES.items()},
        "constants": formula.CONSTANTS,
        "noSlope": formula.NO_SLOPE,
        "limits": {
            "length": tokens.MAX_LENGTH,
            "depth": parser.MAX_DEPTH,
            "nodes": parser.MAX_NODES,
            "digits": parser.MAX_DIGITS,
            "exponent": parser.MAX_EXPONENT,
            "slopes": expression.MAX_WRITTEN_OUT,
        },
    }


def _landscape(known: Landscape) -> dict[str, Any]:
    return {
        "name": known.name,
        "expression": known.expression,
        "typst": known.formula,
        "window": [list(side) for side in known.window],
        "minima": known.minima.tolist(),
        "plotLog": known.plot_log,
        "value": trace(known.value_function, known.dimension),
        "gradient": trace(known.gradient_function, known.dimension),
        "hessian": trace_hessian(known),
    }


def _evenings() -> dict[str, Any]:
    """The curve of the first film: the loss of one knob on thirty evenings."""
    curve = regression_landscape(load_table(EVENINGS), bias=False)
    return _landscape(curve) | {"name": "evenings", "expression": "mean((x*n - p)^2)"}


def _optimizer(name: str, make: Callable[..., Any]) -> dict[str, Any]:
    """Name, defaults, and the first sentence of what its docstring says."""
    told = (inspect.getdoc(make) or "").partition("\n\n")[0].replace("\n", " ")
    title, _, rule = told.removeprefix("Return ").rstrip(".").partition(": ")
    return {
        "name": name,
        "title": title[0].upper() + title[1:],
        "rule": rule,
        "defaults": {
            key: parameter.default for key, parameter in inspect.signature(make).parameters.items()
        },
    }


def _datasets() -> list[dict[str, Any]]:
    """The samples of the film, a handful of them, a curve that no line fits, and measured ones."""
    p = RegressionParameters()
    line = {"w": p.w, "b": p.b, "noise": p.noise}
    made: Iterable[tuple[str, Dataset]] = (
        ("film", linear_data(n=p.n, rng=np.random.default_rng(p.seed), **line)),
        ("handful", linear_data(n=_HANDFUL, rng=np.random.default_rng(p.seed), **line)),
        ("curve", parabolic_data(2 * _HANDFUL + 1, rng=np.random.default_rng(p.seed))),
        ("bent", plan_of_floors(**asdict(BiasVariance.parameters)).parabola.data),
        ("reservations", load_table(EVENINGS)),
    )
    return [
        {
            "name": name,
            "x": data.x.tolist(),
            "y": data.y.tolist(),
            "xName": data.x_name,
            "yName": data.y_name,
        }
        for name, data in made
    ]


@cache
def written() -> str:
    """The registry as JSON; numbers are written so that they are read back exactly."""
    return json.dumps(_plain(registry()), ensure_ascii=False, separators=(",", ":"), indent=None)


def _plain(value: Any) -> Any:
    """NumPy's numbers as Python's; anything that JSON cannot say is refused."""
    if isinstance(value, dict):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"the playground cannot be told {value}.")
    return value


def fingerprint() -> str:
    """A hash of everything that the built page depends on."""
    digest = hashlib.sha256(written().encode())
    generated = {HERE / "src" / name for name in ("registry.json", "fingerprint.txt")}
    for pattern in SOURCES:
        for path in sorted(HERE.glob(pattern)):
            if path.is_file() and path not in generated:
                digest.update(path.relative_to(HERE).as_posix().encode() + b"\0")
                digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(written(), encoding="utf-8")
    target.with_name("fingerprint.txt").write_text(fingerprint(), encoding="utf-8")
