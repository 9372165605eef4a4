#!/bin/sh
# Plays the bundled call: in the window where there is a display, else headless, saying what was written where.
set -eu
cd "$(dirname "$0")/.."
out=$1
shift

if [ "$(uname -s)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec .venv/bin/coach demo "$@"
fi

mkdir -p "$out"
echo "No display here: the demo runs without a window and writes a report and a screenshot (a minute or two) ..."
export QT_QPA_PLATFORM=offscreen
exec .venv/bin/coach demo --headless --report "$out/report.html" --screenshot "$out/screenshot.png" "$@"
