#!/bin/sh
# Build the playground: what gdmath knows is exported, the page is made, and the one file lands in
# the package as scenes/playground.html. With the argument `check` its sources are only checked, with
# `packages` only what it is made with is installed.
set -eu
cd "$(dirname "$0")/.."

command -v npm >/dev/null 2>&1 || {
    echo "playground: Node.js 20 or newer with npm is needed to build and check the page." >&2
    exit 1
}
cd playground
if ! cmp -s package-lock.json node_modules/.installed 2>/dev/null; then
    npm ci --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.installed
fi
[ "${1:-build}" != packages ] || exit 0
../.venv/bin/python export.py src/registry.json
npm run --silent check
[ "${1:-build}" = build ] || exit 0
npm run --silent build -- --logLevel warn
# Under its name only when it is complete.
cp dist/index.html ../scenes/playground.html.part
mv ../scenes/playground.html.part ../scenes/playground.html
echo "scenes/playground.html: $(($(wc -c <../scenes/playground.html) / 1024)) KiB"
