"""How frames are made and kept; Manim's settings are the course's from here on."""

from scenes.render.defaults import lay_beneath

lay_beneath()
