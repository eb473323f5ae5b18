"""What films are made of. A film imports from here, and nothing from the rooms themselves."""

from __future__ import annotations

from scenes.stage.curve.curve import Curve
from scenes.stage.curve.lamplight import Beam, Headlamp, Lit
from scenes.stage.curve.night import Night, Sky
from scenes.stage.curve.tangent import Tangent
from scenes.stage.ground.axes import GroundAxes
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.field import Field
from scenes.stage.ground.fog import Fog, FogBank
from scenes.stage.ground.rings import Endless, Rings
from scenes.stage.ground.round_map import RoundMap
from scenes.stage.ground.spun import Spun
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import MAP, View
from scenes.stage.lecture.boxes import CAPTION, FRAME, STAGE, TITLE, Box, Stack
from scenes.stage.lecture.choices import Choices
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.lecture.theme import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    MINIMUM,
    NEXT,
    PATH,
    POSITION,
    PREDICTION,
    QUIET,
    SMALLEST_SIZE,
    STEP,
    TEXT,
    TITLE_SIZE,
    TRUTH,
    VALLEYS,
)
from scenes.stage.lecture.words import ALPHA, italic, tr, trn
from scenes.stage.paint.arrow import Arrow, ArrowScale, HalfTurn
from scenes.stage.paint.landing import Landing
from scenes.stage.paint.marks import Link, Mark, Plumb, tie
from scenes.stage.paint.painted import Afterwards, change, coming, instead, swell
from scenes.stage.plot.bands import Bands, Hands, Post
from scenes.stage.plot.history import LossCurves
from scenes.stage.plot.knob import Dial, Knob
from scenes.stage.plot.needles import Needle
from scenes.stage.plot.plane import Plane
from scenes.stage.plot.ruler import Ruler
from scenes.stage.plot.scatter import FittedLine, Law, Residuals, Samples
from scenes.stage.type.derivation import Derivation
from scenes.stage.type.listing import Listing, Log
from scenes.stage.type.readout import Measured, Readout, Scientific
from scenes.stage.type.rule import UpdateRule
from scenes.stage.type.text import Formula, TextLine, Words, on_one_line, on_plate
from scenes.stage.type.worked import WorkedLine, add_up
from scenes.stage.walk.curve_pawns import CurvePawns
from scenes.stage.walk.figure import Figure
from scenes.stage.walk.hiker import Hiker
from scenes.stage.walk.on_curve import CurveWalk
from scenes.stage.walk.playback import Playback, StepByStep
from scenes.stage.walk.trail import Trails
from scenes.stage.walk.walker import Walkers

__all__ = [
    "ALPHA",
    "BODY_SIZE",
    "CAPTION",
    "DATA",
    "FRAME",
    "GRADIENT",
    "LABEL_SIZE",
    "LOSS",
    "MAP",
    "MINIMUM",
    "NEXT",
    "PATH",
    "POSITION",
    "PREDICTION",
    "QUIET",
    "SMALLEST_SIZE",
    "STAGE",
    "STEP",
    "TEXT",
    "TITLE",
    "TITLE_SIZE",
    "TRUTH",
    "VALLEYS",
    "Afterwards",
    "Arrow",
    "ArrowScale",
    "Bands",
    "Beam",
    "Box",
    "Choices",
    "ContourMap",
    "Curve",
    "CurvePawns",
    "CurveWalk",
    "Derivation",
    "Dial",
    "Endless",
    "Field",
    "Figure",
    "FittedLine",
    "Fog",
    "FogBank",
    "Formula",
    "GroundAxes",
    "HalfTurn",
    "Hands",
    "Headlamp",
    "Hiker",
    "Knob",
    "Landing",
    "Law",
    "Layer",
    "LectureScene",
    "Link",
    "Listing",
    "Lit",
    "Log",
    "LossCurves",
    "Mark",
    "Measured",
    "Needle",
    "Night",
    "Plane",
    "Playback",
    "Plumb",
    "Post",
    "Readout",
    "Residuals",
    "Rings",
    "RoundMap",
    "Ruler",
    "Samples",
    "Scientific",
    "Sky",
    "Spun",
    "Stack",
    "StepByStep",
    "Surface",
    "Tangent",
    "TextLine",
    "Trails",
    "UpdateRule",
    "View",
    "Walkers",
    "Words",
    "WorkedLine",
    "add_up",
    "beat",
    "change",
    "coming",
    "instead",
    "italic",
    "on_one_line",
    "on_plate",
    "swell",
    "tie",
    "tr",
    "trn",
]
