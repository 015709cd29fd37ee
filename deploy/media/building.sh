# For the build scripts beside it, which read it in: fetching and building a server from Go's module proxy.
#
# Who reads it in has set: name, of the script, for messages; module and version; sum, the source's checksum as Go
# states it; program, where the built program shall be.
# Source and program go to ${XDG_CACHE_HOME:-~/.cache}/plenary and never into the repository.

fail() {
  echo "$name: $*" >&2
  exit 1
}

# Ends the script when the program was built before.
done_already() {
  if [ -x "$program" ]; then
    echo "$program"
    exit 0
  fi
}

require_go() {
  PATH=$PATH:/usr/local/go/bin
  command -v go >/dev/null || fail "Go is missing (https://go.dev/dl). The tests with this server do not run without it."
}

# Puts the checked source into $work/source; $work goes when the script ends.
fetch() {
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/$name.XXXXXX")
  trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
  trap 'exit 1' INT TERM
  echo "Fetching $module@$version" >&2
  (cd "$work" && go mod download -json "$module@$version") >"$work/module.json" ||
    fail "the module proxy ($(go env GOPROXY)) does not give $module@$version."
  grep -qF "\"Sum\": \"$sum\"" "$work/module.json" || fail "$module@$version is not what it was."
  cp -R "$(sed -n 's/^.*"Dir": "\(.*\)",*$/\1/p' "$work/module.json")" "$work/source"
  chmod -R u+w "$work/source"
}

# Builds the package of the source that is named, and prints where the program is.
build() {
  echo "Building; this takes a few minutes" >&2
  (cd "$work/source" && CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-s -w' -o "$work/program" "$1") ||
    fail "it does not build; see above. A module that the proxy does not have cannot be helped here."
  mkdir -p "${program%/*}"
  mv "$work/program" "$program"
  echo "$program"
}

cache=${XDG_CACHE_HOME:-$HOME/.cache}/plenary
