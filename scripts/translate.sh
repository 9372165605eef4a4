#!/bin/sh
# Collects the window's English strings into the Chinese translation and compiles it. Run after changing a string,
# then give what is new its Chinese in the .ts file and run again.
set -eu
cd "$(dirname "$0")/.."
ts=coach_app/ui/i18n/voice_coach_zh_CN.ts
# shellcheck disable=SC2046 # no path of ours holds a space
.venv/bin/pyside6-lupdate $(find coach_app/ui -name '[a-z]*.py' | LC_ALL=C sort) \
  -locations none -no-obsolete -source-language en -target-language zh_CN -ts "$ts"
.venv/bin/pyside6-lrelease -silent "$ts" -qm "${ts%.ts}.qm"
