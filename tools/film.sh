#!/bin/sh
# Render one lecture with manim and say where its film is:  film.sh LECTURE [manim flags]
set -eu
cd "$(dirname "$0")/.."

lecture=$1
shift
PATH="$PWD/.venv/bin:$PATH"
manim render "$@" "scenes/$lecture.py"

# What was made last is the newest of the lecture's films and pictures; cached segments lie deeper.
made=$(ls -t "media/videos/$lecture"/*/*.mp4 "media/videos/$lecture"/*/*.mov \
    "media/videos/$lecture"/*/*.webm "media/videos/$lecture"/*/*.gif \
    "media/images/$lecture"/*.png 2>/dev/null | head -n 1)
if [ -n "$made" ]; then
    echo "$PWD/$made"
fi
