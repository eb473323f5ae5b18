"""A mapping of names whose misses are explained."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from gdmath.checks import did_you_mean, shorten
from gdmath.errors import InputError

__all__ = ["Registry", "UnknownNameError"]

T = TypeVar("T")


class UnknownNameError(InputError, KeyError):
    """A name that a registry does not have; a KeyError as well, as mappings need."""

    def __str__(self) -> str:
        # KeyError would show the repr of the sentence, quotes and all.
        return str(self.args[0]) if self.args else ""


class Registry(Mapping[str, T], Generic[T]):
    """A read-only mapping name -> thing that answers an unknown name with the nearest known one.

    Args:
        kind: what the things are, for the sentence: `"landscape"`.
        entries: the things by name, in the order in which they are listed.

    >>> colours = Registry("colour", {"red": 1, "green": 2})
    >>> colours["gren"]
    Traceback (most recent call last):
    gdmath.registry.UnknownNameError: There is no colour named 'gren'. Did you mean 'green'?
    """

    __slots__ = ("_entries", "_kind")

    def __init__(self, kind: str, entries: Mapping[str, T]) -> None:
        self._kind = kind
        self._entries = dict(entries)

    def __getitem__(self, name: str) -> T:
        try:
            return self._entries[name]
        except (KeyError, TypeError):
            pass
        hint = did_you_mean(name, self._entries) if isinstance(name, str) else ""
        hint = hint or f" Known: {', '.join(self._entries)}."
        raise UnknownNameError(f"There is no {self._kind} named {shorten(name)}.{hint}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"Registry({self._kind!r}, {list(self._entries)})"
