#!/usr/bin/env bash
# Looks through what `dotnet publish` made, before it is deployed: infra/check-package.sh FOLDER
# It must be whole, and must not carry what is for development only.
set -uo pipefail

folder="${1:?"Usage: $0 FOLDER"}"
failures=0

fail() {
  echo "FAILED  $1" >&2
  failures=$((failures + 1))
}

for file in host.json worker.config.json functions.metadata CompanionChat.Functions.dll CompanionChat.Domain.dll companions/companions.json plans/plans.json web/index.html; do
  [[ -f "$folder/$file" ]] || fail "$file is missing"
done

while IFS= read -r -d '' found; do
  fail "${found#"$folder"/} does not belong into a package"
done < <(find "$folder" \( -iname 'CompanionChat.LocalHost*' -o -iname 'CompanionChat.AzureSdk*' -o -iname 'CompanionChat.Tests*' \
  -o -iname 'local.settings*.json' -o -iname '*.map' -o -iname 'azurite*' -o -name node_modules -o -name .local \) -print0)

# The simulators' routes, in our own assemblies (.NET keeps strings as UTF-16) and in the web client.
while IFS= read -r -d '' found; do
  fail "${found#"$folder"/} speaks of a simulator"
done < <(find "$folder" \( -name 'CompanionChat.*.dll' -o -path '*/web/*.js' -o -path '*/web/*.html' \) -type f -exec sh -c \
  'tr -d "\000" <"$1" | LC_ALL=C grep -qa "/_sim" && printf "%s\0" "$1"' _ {} \;)

((failures == 0)) || exit 1
echo "The package is whole, and has nothing in it but the app."
