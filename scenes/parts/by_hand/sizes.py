"""Sizes of type before they rose, for the films whose frames still have no room for more."""

from __future__ import annotations

TITLE_SIZE = 44
BODY_SIZE = 32
LABEL_SIZE = 28
SMALLEST_SIZE = 24
