"""What the film says of the angle between a step and the gradient where it began."""

from __future__ import annotations

import numpy as np

from scenes.parts.hills.descents import Descents
from scenes.stage import LABEL_SIZE, Words, tr


def angles(plan: Descents) -> np.ndarray:
    """The degrees between each step of every walker and the gradient where it began."""
    ways = [_directions(np.diff(plan.walk.points, axis=0)), _directions(plan.walk.gradients[:-1])]
    there = ways[0].any(axis=-1) & ways[1].any(axis=-1)
    shares = (ways[0] * ways[1]).sum(axis=-1)[there]
    return np.asarray(np.degrees(np.arccos(np.clip(shares, -1, 1))))


def _directions(vectors: np.ndarray) -> np.ndarray:
    """Vectors (..., 2) at length 1, however long they are; 0 stays 0."""
    largest = np.abs(vectors).max(axis=-1, keepdims=True)
    rough = vectors / np.where(largest > 0, largest, 1.0)
    length = np.linalg.norm(rough, axis=-1, keepdims=True)
    return np.asarray(rough / np.where(length > 0, length, 1.0))


def _opposite(plan: Descents) -> int:
    """How many steps go the opposite way, to a tenth of a degree; 0 if any does not."""
    found = angles(plan)
    return len(found) if len(found) and found.min() >= 179.95 else 0


def checked(plan: Descents) -> list[Words]:
    """How many steps of all walkers go the opposite way, if all do: what "every step" means."""
    count = _opposite(plan)
    words = tr("all {count} steps: {angle}").format(
        count=f"{count:,}", angle=f"{angles(plan).min():.1f}°" if count else ""
    )
    return [Words(words, LABEL_SIZE)] if count else []


def between(plan: Descents) -> str:
    """In a sentence, how large it is at every step, if it is so."""
    if _opposite(plan):
        return tr("Between arrow and step: 180 degrees, at every step.")
    return tr("The step is the other way.")
