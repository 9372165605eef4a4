#!/bin/sh
# Makes .venv ready for use, from nothing, and does nothing when it is ready already.
#
# Usage: scripts/bootstrap.sh [--tests]
#
# Finds a Python, installs the system libraries that are missing (where permitted), makes the virtual environment and
# installs exactly what requirements.lock names. Talks to nothing but the package index and apt.
# Exit codes: 0 ready, 3 something is missing that this script may not install.
set -eu
cd "$(dirname "$0")/.."

tests=no
[ "${1:-}" = --tests ] && tests=yes

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 3; }

# --- system packages -------------------------------------------------------------------------------------------------

as_root=none
if command -v apt-get >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ]; then as_root=direct
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root=sudo
  fi
fi

apt() { # runs apt-get as root, quietly, and says what it said only when it failed
  log=$(mktemp)
  if [ "$as_root" = direct ]; then DEBIAN_FRONTEND=noninteractive apt-get "$@" >"$log" 2>&1 && status=0 || status=$?
  else sudo -n env DEBIAN_FRONTEND=noninteractive apt-get "$@" >"$log" 2>&1 && status=0 || status=$?
  fi
  [ "$status" = 0 ] || tail -n 5 "$log" >&2
  rm -f "$log"
  return "$status"
}

updated=no
install() { # install PACKAGE...: true when all are there afterwards
  [ "$as_root" = none ] && return 1
  if [ "$updated" = no ]; then updated=yes; apt update || true; fi
  say "Installing with apt: $*"
  apt install -y --no-install-recommends "$@"
}

# --- a Python --------------------------------------------------------------------------------------------------------

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

find_python() {
  for name in python3.11 python3.12 python3.13 python3 python; do
    if command -v "$name" >/dev/null 2>&1 && fits "$name"; then printf '%s' "$name"; return 0; fi
  done
  return 1
}

usable_venv() { [ -x .venv/bin/python ] && fits .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }

make_venv() {
  python=$(find_python) || { install python3 python3-venv && python=$(find_python); } ||
    stop "No Python 3.11, 3.12 or 3.13 was found: please install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python@3.12) and run this again."
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  "$python" -m venv --clear .venv >/dev/null 2>&1 && return
  { install "python$version-venv" || install python3-venv; } && "$python" -m venv --clear .venv && return
  stop "Python $version cannot make virtual environments: please install the package python$version-venv and run this again."
}

# --- system libraries (Linux) ------------------------------------------------------------------------------------------

known_libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
has_library() { case $known_libraries in *"$1"*) return 0 ;; esac; return 1; }

has_chinese_font() {
  if command -v fc-list >/dev/null 2>&1; then [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ] && return 0; fi
  [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.local/share/fonts" \
    \( -iname '*cjk*' -o -iname '*wqy*' -o -iname '*uming*' -o -iname '*SourceHan*' \) 2>/dev/null | head -n 1)" ]
}

missing_packages() {
  # What Qt needs to start (the xcb ones to open a window under X), PortAudio for sound.
  while read -r library package; do
    has_library "$library" || printf '%s ' "$package"
  done <<LIBRARIES
libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xinerama.so.0 libxcb-xinerama0
libxcb-xkb.so.1 libxcb-xkb1
libportaudio.so.2 libportaudio2
libpulse.so.0 libpulse0
LIBRARIES
  # By which PortAudio reaches PulseAudio and PipeWire; loaded by ALSA from a folder of its own.
  [ -n "$(find /usr/lib /usr/lib64 -name 'libasound_module_pcm_pulse.so' 2>/dev/null | head -n 1)" ] || printf 'libasound2-plugins '
  has_chinese_font || printf 'fonts-noto-cjk '
  if [ "$tests" = yes ] && ! command -v Xvfb >/dev/null 2>&1; then printf 'xvfb '; fi
  if [ "$tests" = yes ]; then # a window manager and somebody who presses keys, to see who has the focus
    for command in openbox xdotool; do command -v "$command" >/dev/null 2>&1 || printf '%s ' "$command"; done
    command -v pdftoppm >/dev/null 2>&1 || printf 'poppler-utils ' # draws the pages of a report, to look at them
  fi
}

system_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  missing=$(missing_packages)
  # shellcheck disable=SC2086 # the list is words
  [ -z "$missing" ] || install $missing ||
    stop "These system packages are missing and may not be installed from here, please install them and run this again: $missing"
}

test_sound_server() { # what the tests of live devices record from; without it they are skipped and say so
  [ "$tests" = yes ] && [ "$(uname -s)" = Linux ] || return 0
  command -v pulseaudio >/dev/null 2>&1 && command -v pactl >/dev/null 2>&1 && return 0
  # The package pulseaudio takes the place of PipeWire: never on a machine that uses it for its sound.
  if command -v pipewire >/dev/null 2>&1; then
    say "PipeWire is installed, so pulseaudio is not: tests that record from a sound server will be skipped."
  else
    install pulseaudio pulseaudio-utils || say "pulseaudio is missing: tests that record from a sound server will be skipped."
  fi
}

# --- Python packages ---------------------------------------------------------------------------------------------------

stamped() { [ "$(cat ".venv/$1.stamp" 2>/dev/null || true)" = "$2" ]; }

python_packages() {
  lock=$(cksum <requirements.lock)
  if ! stamped lock "$lock"; then
    say "Installing the Python packages of requirements.lock into .venv (about 2 GB on disk, once) ..."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r requirements.lock ||
      stop "The Python packages could not be installed: please check the connection to your package index and run this again."
    printf '%s' "$lock" >.venv/lock.stamp
  fi
  project="$lock $(cksum <pyproject.toml) $(pwd)"
  if ! stamped project "$project"; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . ||
      stop "The project itself could not be installed into .venv: please remove .venv and run this again."
    printf '%s' "$project" >.venv/project.stamp
  fi
}

usable_venv || make_venv
system_libraries
test_sound_server
python_packages
