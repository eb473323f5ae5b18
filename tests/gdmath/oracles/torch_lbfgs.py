"""What torch.optim.LBFGS does without a line search: the recorded table and its script.

    python -m tests.gdmath.oracles.torch_lbfgs

writes torch_lbfgs.json anew, where PyTorch is installed. Its iterations are inside one step, so
they are taken with `max_iter` 1, which keeps its memory from step to step.
"""

import json
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_suffix(".json")
STEPS = 30
SHOWN = (1, 2, 3, 5, 8, 13, 21, 30)
# Landscape, start, learning rate, history.
CASES = (
    ("quadratic", (2.0, -1.5), 1.0, 100),
    ("quadratic", (2.0, -1.5), 0.5, 2),
    ("rosenbrock", (-1.2, 1.0), 0.3, 100),
    ("rosenbrock", (-1.2, 1.0), 0.2, 3),
)
FUNCTIONS = {
    "quadratic": lambda x, y: (5 * x**2 + y**2) / 2,
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
}


def record() -> dict[str, Any]:
    """Return the points that are shown of each case."""
    import torch

    walks = []
    for name, start, rate, history in CASES:
        point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.LBFGS(
            [point],
            lr=rate,
            max_iter=1,
            history_size=history,
            tolerance_grad=0,
            tolerance_change=0,
        )

        def closure(point: Any = point, name: str = name, rule: Any = optimizer) -> Any:
            rule.zero_grad()
            loss = FUNCTIONS[name](point[0], point[1])
            loss.backward()
            return loss

        points = []
        for _ in range(STEPS):
            optimizer.step(closure)
            points.append(point.tolist())
        walks.append([points[step - 1] for step in SHOWN])
    return {"torch": torch.__version__.split("+")[0], "walks": walks}


def recorded() -> dict[str, Any]:
    """Return the table as it was recorded."""
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table


if __name__ == "__main__":
    table = record()
    rows = ",\n".join(json.dumps(walk) for walk in table["walks"])
    told = f'{{"torch": {json.dumps(table["torch"])},\n"walks": [\n{rows}\n]}}\n'
    TABLE.write_text(told, encoding="utf-8")
