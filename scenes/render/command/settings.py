"""A lecturer's own numbers: `--set key=value` and TOML files, checked against the parameters."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from scenes.render.command.course import Film, nearest
from scenes.render.trouble import Trouble

_KINDS = {
    float: "a number",
    int: "a whole number",
    str: "a text",
    bool: "true or false",
    NoneType: "none",
}
_WORDS = {"true": True, "false": False, "none": None}

Settings = dict[str, dict[str, Any]]  # film's label → parameter → value


def settings_of(films: Iterable[Film], pairs: Iterable[str], file: Path | None) -> Settings:
    """What is to be changed in each film; `--set` has the last word.

    A pair names a parameter that some of the films have, ``rate=0.1``, or that of one of them,
    ``hills.rate=0.1``. A file has a table per film.
    """
    chosen = {film.label: film for film in films}
    settings: Settings = {name: {} for name in chosen}
    for name, table in (_read(file) if file else {}).items():
        if not isinstance(table, Mapping):
            raise Trouble(f"{file}: {name!r} stands outside of a film's table, such as [hills].")
        for key, value in table.items():
            if name in chosen:
                settings[name][key] = _checked(chosen[name], key, value)
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals or not key.strip():
            raise Trouble(f"--set takes KEY=VALUE, got {pair!r}.")
        for name, own_key in _targets(key.strip(), chosen):
            settings[name][own_key] = _checked(chosen[name], own_key, _value(text.strip()))
    return settings


def with_settings(film: Film, changes: Mapping[str, Any]) -> type[Any]:
    """The film's scene with some of its parameters changed."""
    if not changes:
        return film.scene
    try:
        parameters = replace(film.parameters, **changes)
    except ValueError as error:
        raise Trouble(f"{film.label}: {error}") from None
    return type(film.scene.__name__, (film.scene,), {"parameters": parameters})


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise Trouble(f"Cannot read the parameters in {file}: {reason}.") from None
    except tomllib.TOMLDecodeError as error:
        raise Trouble(f"{file} is no TOML: {error}.") from None


def _targets(key: str, chosen: Mapping[str, Film]) -> list[tuple[str, str]]:
    """Which films' parameters ``key`` means."""
    name, dot, own_key = key.partition(".")
    if dot:
        if name not in chosen:
            raise Trouble(f"--set {key}: no film called {name!r} is to be made.")
        return [(name, own_key)]
    having = [(name, key) for name, film in chosen.items() if key in _types(film)]
    if not having:
        known = dict.fromkeys(key for film in chosen.values() for key in _types(film))
        raise Trouble(f"--set: there is no parameter {key!r}{nearest(key, known)}")
    return having


def _types(film: Film) -> dict[str, Any]:
    if film.parameters is None:
        return {}
    hints = get_type_hints(type(film.parameters))
    return {field.name: hints[field.name] for field in fields(film.parameters)}


def _value(text: str) -> Any:
    """What is written: numbers, tuples of them, true, false, none; anything else is a text."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text


def _checked(film: Film, key: str, value: Any) -> Any:
    types = _types(film)
    if key not in types:
        raise Trouble(f"{film.label} has no parameter {key!r}{nearest(key, types)}")
    fitting = _fit(value, types[key])
    if fitting is _Unfit:
        allowed = _described(types[key])
        raise Trouble(f"{film.label}: {key} must be {allowed}, got {value!r}.")
    return fitting


class _Unfit:
    """What does not fit a type."""


def _fit(value: Any, kind: Any) -> Any:
    """The value as the type wants it, or `_Unfit`."""
    if isinstance(kind, UnionType):
        fitting = [_fit(value, one) for one in get_args(kind)]
        return next((found for found in fitting if found is not _Unfit), _Unfit)
    if get_origin(kind) is tuple:
        if not isinstance(value, tuple | list):
            return _Unfit
        kinds = get_args(kind)
        if kinds[-1] is Ellipsis:
            kinds = kinds[:1] * len(value)
        parts = [_fit(one, part) for one, part in zip(value, kinds, strict=False)]
        return tuple(parts) if len(value) == len(kinds) and _Unfit not in parts else _Unfit
    if kind is float and type(value) in (int, float):
        return float(value) if abs(value) <= sys.float_info.max else _Unfit
    if kind is str and value is not None and not isinstance(value, tuple | list):
        return str(value)
    return value if type(value) is kind else _Unfit


def _described(kind: Any) -> str:
    if isinstance(kind, UnionType):
        return " or ".join(map(_described, get_args(kind)))
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        if kinds[-1] is Ellipsis:
            return "a list such as 0.1,0.5 of numbers"
        return f"{len(kinds)} numbers such as {','.join(['0.5'] * len(kinds))}"
    return _KINDS.get(kind, str(kind))
