"""Results that nobody can change: their arrays are read-only, also in copies and after pickling."""

from dataclasses import fields
from typing import Any

import numpy as np

__all__ = ["Frozen", "read_only"]


class Frozen:
    """A base for frozen dataclasses with arrays as fields."""

    __slots__ = ()

    def __post_init__(self) -> None:
        """Make the arrays read-only."""
        for field in fields(self):  # type: ignore[arg-type]
            object.__setattr__(self, field.name, read_only(getattr(self, field.name)))

    def __reduce__(self) -> tuple[Any, ...]:
        # Made again by the constructor, a copy is as unchangeable as the original.
        return type(self), tuple(getattr(self, field.name) for field in fields(self))  # type: ignore[arg-type]


def read_only(value: Any) -> Any:
    """Return `value` with every array in it replaced by a view that cannot be written to."""
    if isinstance(value, np.ndarray):
        view = value.view()
        view.flags.writeable = False
        return view
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(read_only(field) for field in value))
    return value
