"""A lecturer's own numbers: `--set key=value` and TOML files, held against their types."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from gdmath.errors import InputError
from scenes.render.command.course import Film, names_of_films, nearest
from scenes.render.parameters import changed, parameters_of
from scenes.render.trouble import Trouble

_WORDS = {"true": True, "false": False, "none": None}

Settings = dict[str, dict[str, Any]]  # film's label → parameter → value


def settings_of(films: Iterable[Film], pairs: Iterable[str], file: Path | None) -> Settings:
    """What is to be changed in each film; `--set` has the last word.

    A pair names a parameter that some of the films have, ``rate=0.1``, or that of one of them,
    ``hills.rate=0.1``. A file has a table per film.
    """
    chosen = {film.label: film for film in films}
    settings: Settings = {name: {} for name in chosen}
    for name, table in _tables(file, chosen) if file else ():
        for key, value in table.items():
            with _told(f"{file}: "):
                settings[name][key] = _fitted(chosen[name], key, value)
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals or not key.strip():
            raise Trouble(f"--set takes KEY=VALUE, got {pair!r}.")
        for name, own_key in _targets(key.strip(), chosen):
            with _told():
                settings[name][own_key] = _typed(chosen[name], own_key, text.strip())
    notes: dict[str, None] = {}
    for name, film in chosen.items():
        changed_film = with_settings(film, settings[name])  # whether they go together
        with _told():
            notes |= dict.fromkeys(_notes(getattr(changed_film, "parameters", None)))
    for note in notes:
        print(note, file=sys.stderr)
    return settings


def _notes(parameters: Any) -> Iterator[str]:
    """What has to be said of what parameters ask for; raises InputError if there is no such thing.

    Parameters that ask for a table, or for a formula, have a method ``notes`` for that.
    """
    notes = getattr(parameters, "notes", None)
    if callable(notes):
        yield from notes()


def with_settings(film: Film, changes: Mapping[str, Any]) -> type[Any]:
    """The film's scene with some of its parameters changed."""
    if not changes:
        return film.scene
    with _told():
        fitting = {key: _fitted(film, key, value) for key, value in changes.items()}
    with _told(f"{film.label}: "):
        parameters = changed(film.parameters, fitting)
    where = {"__module__": film.scene.__module__}  # by which it tells what it is about
    return type(film.scene.__name__, (film.scene,), {"parameters": parameters, **where})


# -- files -----------------------------------------------------------------------------------------


def _tables(file: Path, chosen: Mapping[str, Film]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """The tables of those films that are to be made."""
    known = dict.fromkeys([*names_of_films(), *chosen])
    for name, table in _read(file).items():
        if not isinstance(table, list | Mapping):
            raise Trouble(f"{file}: {name!r} stands outside of a film's table, such as [hills].")
        if name not in known:
            raise Trouble(f"{file}: there is no film called {name!r}{nearest(name, known)}")
        if isinstance(table, list):
            raise Trouble(f"{file}: {name} must be one table, [{name}], got {len(table)} of them.")
        if name in chosen:
            yield name, table


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise Trouble(f"Cannot read the parameters in {file}: {reason}.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Trouble(f"{file} is no TOML: {error}.") from None


# -- the command line ------------------------------------------------------------------------------


def _targets(key: str, chosen: Mapping[str, Film]) -> list[tuple[str, str]]:
    """Which films' parameters ``key`` means."""
    name, dot, own_key = key.partition(".")
    if dot:
        if name not in chosen:
            raise Trouble(f"--set {key}: no film called {name!r} is to be made.")
        return [(name, own_key)]
    having = [(name, key) for name, film in chosen.items() if key in parameters_of(film.parameters)]
    if not having:
        known = dict.fromkeys(k for film in chosen.values() for k in parameters_of(film.parameters))
        raise Trouble(f"--set: there is no parameter {key!r}{nearest(key, known)}")
    return having


def _typed(film: Film, key: str, text: str) -> Any:
    """What was typed, as the parameter wants it: a value, a text, or a list of one."""
    value = _value(text)
    for reading in (value, text, (value,)):
        with suppress(InputError):
            return _fitted(film, key, reading)
    return _fitted(film, key, value)  # which says why not


def _value(text: str) -> Any:
    """What is written: numbers, tuples of them, true, false, none; anything else is a text."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text


# -- both ------------------------------------------------------------------------------------------


def _fitted(film: Film, key: str, value: Any) -> Any:
    """The value as the film's parameter wants it; raises InputError otherwise."""
    known = parameters_of(film.parameters)
    if key not in known:
        raise InputError(f"{film.label} has no parameter {key!r}{nearest(key, known)}")
    try:
        return known[key].fitted(value)
    except InputError as error:
        raise InputError(f"{film.label}: {error}") from None


@contextmanager
def _told(where: str = "") -> Iterator[None]:
    try:
        yield
    except InputError as error:
        raise Trouble(f"{where}{error}") from None
