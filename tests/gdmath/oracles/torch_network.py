"""What PyTorch makes of the network of the film: the recorded table and the script that records it.

    python -m tests.gdmath.oracles.torch_network

writes torch_network.json anew, where PyTorch is installed. Data and start are written again here,
on purpose. The tests compare with the recorded table always, and with PyTorch where it is.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

TABLE = Path(__file__).with_suffix(".json")
STEPS, RATE = 400, 0.01
SHOWN = (0, 1, 25, 50, 100, 150, 200, 300, 400)


def record() -> dict[str, Any]:
    """Return losses on the way, the first gradient and the last knobs."""
    import torch

    torch.set_default_dtype(torch.float64)
    q = np.random.default_rng(0)
    t = np.linspace(0.08, 1, 100)
    arms = []
    for c in (0, 1):
        angle = 2.5 * np.pi * t + np.pi * c
        arm = t[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        arms.append(2 * (arm + q.normal(0, 0.03, (100, 2))))
    x = torch.tensor(np.concatenate(arms))
    y = torch.tensor(np.repeat([0.0, 1.0], 100))
    q = np.random.default_rng(0)
    knobs = []
    for inputs, units in ((2, 8), (8, 8), (8, 1)):
        knobs.append(torch.tensor(q.normal(size=(inputs, units)) / np.sqrt(inputs)))
        knobs.append(torch.zeros(units))
    for knob in knobs:
        knob.requires_grad_()
    optimizer = torch.optim.Adam(knobs, lr=RATE)
    losses, first = [], []
    for step in range(STEPS + 1):
        optimizer.zero_grad()
        handed = torch.tanh(torch.tanh(x @ knobs[0] + knobs[1]) @ knobs[2] + knobs[3])
        scores = (handed @ knobs[4] + knobs[5])[:, 0]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, y)
        losses.append(loss.item())
        if step == STEPS:
            break
        loss.backward()
        if step == 0:
            first = _flat([knob.grad for knob in knobs])
        optimizer.step()
    return {
        "torch": torch.__version__.split("+")[0],
        "steps": list(SHOWN),
        "losses": [losses[step] for step in SHOWN],
        "gradient": first,
        "end": _flat(knobs),
    }


def recorded() -> dict[str, Any]:
    """Return the table as it was recorded."""
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table


def _flat(tensors: list[Any]) -> list[float]:
    return [number for tensor in tensors for number in tensor.detach().reshape(-1).tolist()]


if __name__ == "__main__":
    rows = [f"{json.dumps(name)}: {json.dumps(row)}" for name, row in record().items()]
    TABLE.write_text("{" + ",\n".join(rows) + "}\n", encoding="utf-8")
