# What ./run and ./test have in common: says what is missing, and sets up what can be set up. Sourced, not run.

fail() {
  echo "$1" >&2
  exit 1
}

needs_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET SDK 10 is needed: https://dotnet.microsoft.com/download"
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    fail "The .NET SDK that global.json asks for is not installed: https://dotnet.microsoft.com/download"
}

needs_node() {
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 or later, with npm, is needed: https://nodejs.org"
  local version
  version="$(node --version)"
  version="${version#v}"
  ((${version%%.*} >= 20)) || fail "Node.js 20 or later is needed, and this is $version: https://nodejs.org"
}

# npm ci, unless what is installed is what the lock file says.
install_packages() {
  local installed="$1/node_modules/.package-lock.json"
  if [[ ! -f "$installed" || "$1/package-lock.json" -nt "$installed" ]]; then
    echo "Installing the npm packages of ${1#"$root/"}…"
    npm ci --prefix "$1" --no-audit --no-fund --loglevel error
    touch "$installed"
  fi
}

# The web client, where there is one and it was changed since it was built.
build_web() {
  [[ -f "$1/package.json" ]] || return 0
  install_packages "$1"
  if [[ ! -d "$1/dist" || -n "$(find "$1" \( -name node_modules -o -name dist \) -prune -o -type f -newer "$1/dist" -print -quit)" ]]; then
    echo "Building the web client…"
    npm run build --prefix "$1" --silent
    touch "$1/dist"
  fi
}

# For the browser tests: one on PATH, else Debian's package where we may install it, else Playwright's own of the version that the tests use.
needs_chromium() {
  local name version
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  echo "Installing Chromium for the browser tests…"
  if [[ "$(id -u)" -eq 0 && -f /etc/debian_version ]] && apt-get update -qq && apt-get install -y -qq chromium && command -v chromium >/dev/null; then
    return 0
  fi
  version="$(sed -nE 's/.*"Microsoft.Playwright" Version="([^"]+)".*/\1/p' "$root/Directory.Packages.props")"
  npx --yes "playwright@$version" install chromium || fail "The browser tests need Chromium: put chromium or google-chrome on PATH."
}
