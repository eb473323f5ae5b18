"""Tables of one's own, and the plans and words that films on lines make of them."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

from scenes.parts.derivative import plan as derivative_plan
from scenes.parts.derivative import telling as derivative
from scenes.parts.loss_curve import choosing
from scenes.parts.loss_curve import telling as loss_curve
from scenes.parts.mse_gradient import plan as mse_gradient_plan
from scenes.parts.mse_gradient import telling as mse_gradient
from scenes.parts.regression import fits
from scenes.parts.regression import telling as regression
from scenes.parts.training_loop import choosing as training_loop_plan
from scenes.parts.training_loop import telling as training_loop
from scenes.render.command.course import film
from scenes.render.command.settings import with_settings

FILMS = ["loss_curve", "regression", "mse_gradient", "training_loop", "derivative"]
PLANS: dict[str, tuple[ModuleType, ModuleType]] = {
    "loss_curve": (choosing, loss_curve),
    "regression": (fits, regression),
    "mse_gradient": (mse_gradient_plan, mse_gradient),
    "training_loop": (training_loop_plan, training_loop),
    "derivative": (derivative_plan, derivative),
}
LINES = "Height,Weight,Name\n1,2.2,a\n2,3.9,b\n3,,c\n4,8.1,d\n5,9.7,e\n"


def plan_of(name: str, **changes: Any) -> Any:
    """The plan of a film with some of its parameters changed."""
    values = with_settings(film(name), changes).parameters.__dict__
    return PLANS[name][0].plan_for(**values)


def facts_of(name: str, plan: Any) -> dict[str, Any]:
    """What its narration says."""
    facts = PLANS[name][1].facts
    told: dict[str, Any] = facts(plan, False) if name == "loss_curve" else facts(plan)
    return told


def made_table(tmp_path: Path) -> str:
    """Three columns, and a row that lacks a number."""
    path = tmp_path / "own.csv"
    path.write_text(LINES, encoding="utf-8")
    return str(path)


FALLING = "age (years),score\n4.1,85.3\n12,52\n8.2,70.1\n20,21\n15.5,39\n2.2,95\n6.5,73\n"


def made_falling(tmp_path: Path) -> str:
    """Numbers of a size, so that standard units are others."""
    path = tmp_path / "falling.csv"
    path.write_text(FALLING, encoding="utf-8")
    return str(path)


HOUSES = "area,price\n50,150000\n60,182000\n72,201000\n80,244000\n95,279000\n110,335000\n"
PARABOLA = "\n".join(f"{x},{x * x + 0.1 * x:.2f}" for x in range(-10, 11))
