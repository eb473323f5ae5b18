"""What torch.optim and torch's schedulers do: the recorded table and the script that records it.

    python -m tests.gdmath.oracles.torch_table

writes torch_table.json anew, where PyTorch is installed. The tests compare with the recorded
table always, and with PyTorch itself where it can be imported.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

TABLE = Path(__file__).with_suffix(".json")
STEPS = 100
# Every step would make a long table and find nothing more.
SHOWN = (1, 2, 3, 5, 10, 20, 50, 100)


class Case(NamedTuple):
    """An optimizer under both names, with the same numbers."""

    ours: str
    settings: dict[str, Any]
    torch: str
    torch_settings: dict[str, Any]


def _adam(ours: str, torch: str, **extra: Any) -> list[Case]:
    """Adam's relatives: at rest with defaults, and with every number changed."""
    more = {"weight_decay": 0.2} if ours == "adamw" else {}
    more |= {"momentum_decay": 0.05} if ours == "nadam" else {}
    return [
        Case(ours, {}, torch, extra),
        Case(
            ours,
            {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3} | more,
            torch,
            {"lr": 0.01, "betas": (0.8, 0.95), "eps": 1e-3} | more | extra,
        ),
    ]


CASES = [
    Case("gradient_descent", {}, "SGD", {"lr": 1e-3}),
    Case("gradient_descent", {"learning_rate": 0.004}, "SGD", {"lr": 0.004}),
    Case("momentum", {}, "SGD", {"lr": 1e-3, "momentum": 0.9}),
    Case(
        "momentum",
        {"learning_rate": 0.002, "momentum": 0.5},
        "SGD",
        {"lr": 0.002, "momentum": 0.5},
    ),
    Case("nesterov", {}, "SGD", {"lr": 1e-3, "momentum": 0.9, "nesterov": True}),
    Case(
        "nesterov",
        {"learning_rate": 0.002, "momentum": 0.5},
        "SGD",
        {"lr": 0.002, "momentum": 0.5, "nesterov": True},
    ),
    Case("adagrad", {}, "Adagrad", {}),
    Case("adagrad", {"learning_rate": 0.3, "epsilon": 0.01}, "Adagrad", {"lr": 0.3, "eps": 0.01}),
    Case("rmsprop", {}, "RMSprop", {}),
    Case(
        "rmsprop",
        {"learning_rate": 0.02, "decay": 0.8, "epsilon": 0.01},
        "RMSprop",
        {"lr": 0.02, "alpha": 0.8, "eps": 0.01},
    ),
    Case("adadelta", {}, "Adadelta", {}),
    Case(
        "adadelta",
        {"learning_rate": 2.0, "decay": 0.7, "epsilon": 1e-3},
        "Adadelta",
        {"lr": 2.0, "rho": 0.7, "eps": 1e-3},
    ),
    *_adam("adam", "Adam"),
    *_adam("amsgrad", "Adam", amsgrad=True),
    *_adam("adamw", "AdamW"),
    *_adam("nadam", "NAdam"),
]

# Names are those of LANDSCAPES; the formulas are written again here, on purpose.
FUNCTIONS = {
    "quadratic": (lambda x, y: (5 * x**2 + y**2) / 2, (2.0, -1.5)),
    "rosenbrock": (lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, (-1.2, 1.0)),
}

SCHEDULE_STEPS = 40
# Ours by name, its numbers, and PyTorch's scheduler with the base rate and its numbers.
SCHEDULES = [
    ("constant", {"learning_rate": 0.1}, "ConstantLR", 0.1, {"factor": 1.0}),
    (
        "step_decay",
        {"learning_rate": 0.1, "every": 7, "factor": 0.5},
        "StepLR",
        0.1,
        {"step_size": 7, "gamma": 0.5},
    ),
    (
        "exponential",
        {"learning_rate": 0.1, "factor": 0.9},
        "ExponentialLR",
        0.1,
        {"gamma": 0.9},
    ),
    (
        "polynomial",
        {"learning_rate": 0.1, "steps": 30, "power": 2.5},
        "PolynomialLR",
        0.1,
        {"total_iters": 30, "power": 2.5},
    ),
    (
        "cosine",
        {"learning_rate": 0.1, "steps": 40, "final": 0.01},
        "CosineAnnealingLR",
        0.1,
        {"T_max": 40, "eta_min": 0.01},
    ),
    (
        "cyclic",
        {"learning_rate": 0.5, "low": 0.1, "half_period": 6},
        "CyclicLR",
        0.1,
        {"base_lr": 0.1, "max_lr": 0.5, "step_size_up": 6, "cycle_momentum": False},
    ),
    (
        "one_cycle",
        {"learning_rate": 0.5, "steps": 40},
        "OneCycleLR",
        0.1,
        {"max_lr": 0.5, "total_steps": 40, "cycle_momentum": False},
    ),
    (
        "one_cycle",
        {
            "learning_rate": 0.5,
            "steps": 40,
            "rise": 0.45,
            "initial_divisor": 4.0,
            "final_divisor": 10.0,
        },
        "OneCycleLR",
        0.1,
        {
            "max_lr": 0.5,
            "total_steps": 40,
            "pct_start": 0.45,
            "div_factor": 4.0,
            "final_div_factor": 10.0,
            "cycle_momentum": False,
        },
    ),
]


def walk_with_torch(case: Case, function: str) -> list[list[float]]:
    """Return the points at the SHOWN steps, with torch's own gradients."""
    import torch

    # NAdam keeps a product of numbers in the default precision, whatever that of the point is.
    torch.set_default_dtype(torch.float64)
    value, start = FUNCTIONS[function]
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = getattr(torch.optim, case.torch)([point], **case.torch_settings)
    points = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        value(point[0], point[1]).backward()
        optimizer.step()
        points.append(point.tolist())
    return [points[step - 1] for step in SHOWN]


def rates_of_torch(scheduler: str, rate: float, settings: dict[str, Any]) -> list[float]:
    """Return the learning rates of the first SCHEDULE_STEPS steps."""
    import torch

    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate)
    schedule = getattr(torch.optim.lr_scheduler, scheduler)(optimizer, **settings)
    rates = []
    for step in range(SCHEDULE_STEPS):
        rates.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        if step < SCHEDULE_STEPS - 1:
            schedule.step()
    return rates


def record() -> dict[str, Any]:
    """Return the whole table."""
    import torch

    return {
        "torch": torch.__version__.split("+")[0],
        "walks": [[walk_with_torch(case, name) for name in FUNCTIONS] for case in CASES],
        "rates": [rates_of_torch(*row[2:]) for row in SCHEDULES],
    }


def recorded() -> dict[str, Any]:
    """Return the table as it was recorded."""
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table


def as_text(table: dict[str, Any]) -> str:
    """Return the table as JSON with one walk or schedule per line."""
    lines = [f'{{"torch": {json.dumps(table["torch"])}']
    for part in ("walks", "rates"):
        rows = ",\n".join(json.dumps(row) for row in table[part])
        lines.append(f'"{part}": [\n{rows}\n]')
    return ",\n".join(lines) + "}\n"


if __name__ == "__main__":
    TABLE.write_text(as_text(record()), encoding="utf-8")
