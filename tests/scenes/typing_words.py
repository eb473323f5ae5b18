"""The command line without a process of its own, for what it refuses."""

from __future__ import annotations

from click.testing import CliRunner

from scenes.render.command.main import downhill


def typed(*words: str) -> str:
    """What a command that must fail says, without a process of its own."""
    result = CliRunner().invoke(downhill, words)
    assert result.exit_code not in (0, None)
    said = str(result.exception) if isinstance(result.exception, SystemExit) else ""
    return said if said not in ("1", "2") else result.output
