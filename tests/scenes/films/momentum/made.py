"""The plan of the film on momentum, for all its tests."""

from __future__ import annotations

from typing import Any

from scenes.momentum import MomentumParameters
from scenes.parts.momentum.plan import Plan, plan_for


def plan(**changes: Any) -> Plan:
    return plan_for(**(MomentumParameters().__dict__ | changes))


PLAN = plan()
