"""How much is tried of what takes long: some cases, or with ``DOWNHILL_EVERYTHING=1`` all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

Case = TypeVar("Case")

EVERYTHING = bool(os.environ.get("DOWNHILL_EVERYTHING"))


def some(cases: Iterable[Case], count: int = 1) -> list[Case]:
    """The first cases, which are chosen to tell the most, or all of them."""
    return [case for place, case in enumerate(cases) if EVERYTHING or place < count]
