"""What the film says of its races, and when it is true."""

from __future__ import annotations

from scenes.stage.lecture.claims import Claim

CLAIMS: tuple[Claim, ...] = ()
