"""The numbers of a film that a lecturer may change: what is allowed stands in their types.

A film's parameters are a frozen dataclass. The type of each field tells what is allowed, and what
it is for::

    starts: Annotated[int, Meta(ge=1), "how many walkers are dropped"] = 12

msgspec holds values against these types, wherever they come from; here they become sentences.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Annotated, Any, TypeVar, get_type_hints

import numpy as np
from msgspec import Meta, ValidationError, convert, inspect

from gdmath import Dataset
from gdmath.checks import did_you_mean, shorten
from gdmath.errors import InputError
from gdmath.tables import load_table

_SAID = "said"  # under which a type keeps its own words for what it allows
_NAMES = "names"  # under which a type keeps the names that it allows
_SUCH_AS = ("0.1", "0.5", "1", "2")

T = TypeVar("T")

Rate = Annotated[float, Meta(gt=0, le=1e9)]
Moderate = Annotated[float, Meta(ge=-1e6, le=1e6)]
Pair = tuple[Moderate, Moderate]
Seed = Annotated[int, Meta(ge=0)]
DataFile = Annotated[str, Meta(min_length=1, extra={_SAID: "the name of a file"})]


def among(names: Iterable[str]) -> Meta:
    """The constraint that a text is one of ``names``."""
    known = tuple(names)
    extra = {_SAID: f"one of {', '.join(known)}", _NAMES: known}
    return Meta(pattern=rf"^({'|'.join(map(re.escape, known))})\Z", extra=extra)


_Name = Annotated[str, Meta(min_length=1, extra={_SAID: "the name of a column"})]
_Number = Annotated[int, Meta(ge=1, extra={_SAID: "its number"})]
_Mark = Annotated[str, Meta(pattern=r"^[.,]\Z", extra={_SAID: "a point or a comma"})]
_Choice = Annotated[str, among(("refuse", "drop"))]


@dataclass(frozen=True)
class OwnTable:
    """A table of the lecturer's own, in place of a film's data, and how it is read."""

    data: Annotated[DataFile | None, "a table of two columns, or of more; none: the film's"] = None
    x: Annotated[_Name | _Number | None, "the inputs, if there are more than two columns"] = None
    y: Annotated[_Name | _Number | None, "the answers, if there are more than two columns"] = None
    decimal: Annotated[_Mark | None, "its decimal mark; none: as it is written"] = None
    missing: Annotated[_Choice, "rows that lack one of the two numbers"] = "refuse"
    skip: Annotated[int, Meta(ge=0, le=1000), "lines above it to leave out"] = 0

    def tables(self) -> Iterator[Dataset]:
        """The data sets that it asks for; raises InputError for one that cannot be read."""
        if self.data is not None:
            how = {name: getattr(self, name) for name in ("x", "y", "decimal", "missing", "skip")}
            yield load_table(self.data, **how)

    def notes(self) -> Iterator[str]:
        """What has to be said of them."""
        for table in self.tables():
            yield from table.notes


@dataclass(frozen=True)
class Parameter:
    """One of the numbers, texts or lists that a film goes by."""

    name: str
    kind: Any  # its type, with what is allowed
    value: Any

    @property
    def allowed(self) -> str:
        """What it may be, in words."""
        return _described(inspect.type_info(self.kind))

    @property
    def meaning(self) -> str:
        """What it is for, in words."""
        notes = getattr(self.kind, "__metadata__", ())
        return next((note for note in notes if isinstance(note, str)), "")

    def fitted(self, value: Any) -> Any:
        """The value as the type wants it; raises InputError if it is none that is allowed."""
        plain = value.tolist() if isinstance(value, np.generic) else value
        try:
            fitting = convert(plain, self.kind)
        except ValidationError:
            raise self._refusal(value) from None
        if not _is_finite(fitting):
            raise self._refusal(value)
        return fitting

    def _refusal(self, value: Any) -> InputError:
        info = inspect.type_info(self.kind)
        extra = (info.extra if isinstance(info, inspect.Metadata) else None) or {}
        hint = did_you_mean(value, extra.get(_NAMES, ())) if isinstance(value, str) else ""
        return InputError(f"{self.name} must be {self.allowed}, got {shorten(value)}.{hint}")


def parameters_of(values: Any) -> dict[str, Parameter]:
    """Each of a film's parameters by its name; none if they are no dataclass."""
    if not is_dataclass(values) or isinstance(values, type):
        return {}
    kinds = get_type_hints(type(values), include_extras=True)
    return {
        field.name: Parameter(field.name, kinds[field.name], getattr(values, field.name))
        for field in fields(values)
        if field.init
    }


def changed(values: T, changes: Mapping[str, Any]) -> T:
    """The parameters with some of them changed, each as its type wants it.

    Raises InputError if one is not what its type allows, or if they do not go together.
    """
    known = parameters_of(values)
    try:
        return replace(values, **{key: known[key].fitted(new) for key, new in changes.items()})  # type: ignore[type-var]
    except InputError:
        raise
    except ValueError as error:  # what a lecturer's own class says of its fields
        raise InputError(str(error)) from error


def checked(values: T) -> T:
    """The parameters as their types want them; raises InputError otherwise.

    For those that were set in Python, where nothing has looked at them yet.
    """
    known = parameters_of(values)
    return changed(values, {key: one.value for key, one in known.items()}) if known else values


# -- words ---------------------------------------------------------------------------------------


def _is_finite(value: Any) -> bool:
    if isinstance(value, tuple | list):
        return all(map(_is_finite, value))
    return not isinstance(value, float) or math.isfinite(value)


def _described(info: inspect.Type, many: int | None = None) -> str:
    """What a type allows: one such thing, or ``many`` (0 for any number) of them."""
    match info:
        case inspect.Metadata(type=inner, extra=extra):
            return str((extra or {}).get(_SAID) or _described(inner, many))
        case inspect.IntType():
            return _counted("a whole number", "whole numbers", many) + _bounds(info)
        case inspect.FloatType():
            return _counted("a number", "numbers", many) + _bounds(info)
        case inspect.StrType():
            return _counted("a text", "texts", many)
        case inspect.BoolType():
            return "true or false"
        case inspect.NoneType():
            return "none"
        case inspect.LiteralType(values=values):
            return f"one of {', '.join(map(str, values))}"
        case inspect.UnionType(types=kinds):
            return " or ".join(map(_described, kinds))
        case inspect.TupleType(item_types=kinds) if len(set(map(_described, kinds))) == 1:
            return _described(kinds[0], len(kinds)) + _such_as(kinds[0], len(kinds))
        case inspect.VarTupleType(item_type=kind, min_length=least, max_length=most):
            count = f"{least or 0} to {most}" if most else f"at least {least}" if least else "any"
            return f"a list of {count} {_described(kind, 0)}{_such_as(kind, 2)}"
        case inspect.CustomType(cls=kind):
            return f"a {kind.__name__}"
    return type(info).__name__.removesuffix("Type").lower()


def _counted(one: str, some: str, many: int | None) -> str:
    return one if many is None else f"{many} {some}" if many else some


def _such_as(kind: inspect.Type, count: int) -> str:
    inner = kind.type if isinstance(kind, inspect.Metadata) else kind
    if not isinstance(inner, inspect.FloatType | inspect.IntType):
        return ""
    numbers = _SUCH_AS if isinstance(inner, inspect.FloatType) else _SUCH_AS[2:]
    return f" such as {','.join((numbers * count)[:count])}"


def _bounds(info: inspect.IntType | inspect.FloatType) -> str:
    if info.ge is not None and info.le is not None:
        return f" from {_number(info.ge)} to {_number(info.le)}"
    words = (("above", info.gt), ("at least", info.ge), ("below", info.lt), ("at most", info.le))
    said = " and ".join(f"{word} {_number(bound)}" for word, bound in words if bound is not None)
    return f" {said}" if said else ""


def _number(bound: float) -> str:
    return f"{bound:g}".replace("e+0", "e")
