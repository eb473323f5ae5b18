#!/bin/sh
# Render one lecture with manim and say where its film is:  film.sh LECTURE [manim flags]
set -eu
cd "$(dirname "$0")/.."

lecture=$1
shift
PATH="$PWD/.venv/bin:$PATH"
manim render "$@" "scenes/$lecture.py"

# The newest film of the lecture; its cached segments lie one folder deeper.
film=$(ls -t "media/videos/$lecture"/*/*.mp4 2>/dev/null | head -n 1)
if [ -n "$film" ]; then
    echo "The film: $PWD/$film"
fi
