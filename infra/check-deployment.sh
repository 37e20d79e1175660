#!/usr/bin/env bash
# Asks a deployed app what only the platform in front of it can answer: infra/check-deployment.sh URL [VERSION]
# Above all that forged identity headers are taken away: nothing else proves it, and the app believes them.
# CHECK_PATIENCE_SECONDS (180): how long the app may take until it is ready.
set -uo pipefail

url="${1:?"Usage: $0 URL [VERSION]"}"
url="${url%/}"
version="${2:-}"
patience="${CHECK_PATIENCE_SECONDS:-180}"
command -v curl >/dev/null || { echo "curl is needed." >&2; exit 2; }

body="$(mktemp)"
trap 'rm -f "$body"' EXIT
failures=0

# ask [options of curl] PATH: leaves the status, and where it redirects to, in $answer. It follows no redirect.
ask() {
  local path="${*: -1}"
  answer="$(curl --silent --max-time 30 --output "$body" --write-out '%{http_code} %{redirect_url}' "${@:1:$#-1}" "$url$path")" || answer="none"
}

# expect WHAT PATTERN: the status must match it as a whole.
expect() {
  if [[ "${answer%% *}" =~ ^($2)$ ]]; then
    echo "ok      $1"
  else
    echo "FAILED  $1: expected $2, got $answer"
    failures=$((failures + 1))
  fi
}

is_ready() {
  ask /api/health
  [[ "${answer%% *}" == 200 ]] && grep -q '"status":"ok"' "$body" && { [[ -z "$version" ]] || grep -qE "\"version\":\"$version(\\+[^\"]*)?\"" "$body"; }
}

until is_ready || ((SECONDS >= patience)); do sleep 3; done
if is_ready; then
  echo "ok      it is ready${version:+, and is version $version}"
else
  echo "FAILED  it is ready${version:+, and is version $version}: $answer $(head -c 200 "$body")"
  exit 1
fi

# What App Service Authentication would set for a user, sent by a client. A claim set of the right form, so that it is not refused for its form.
claims="$(printf '{"auth_typ":"google","claims":[{"typ":"sub","val":"forged"}],"name_typ":"sub","role_typ":"role"}' | base64 | tr -d '\n')"
forged=(--header 'X-MS-CLIENT-PRINCIPAL-IDP: google' --header 'X-MS-CLIENT-PRINCIPAL-ID: forged' --header 'X-MS-CLIENT-PRINCIPAL-NAME: forged'
  --header "X-MS-CLIENT-PRINCIPAL: $claims")
lower=(--header 'x-ms-client-principal-idp: google' --header 'x-ms-client-principal-id: forged' --header "x-ms-client-principal: $claims")
ask "${forged[@]}" /api/me
expect 'a forged identity is nobody' 401
ask "${lower[@]}" --http1.1 /api/me
expect 'a forged identity in lower case is nobody' 401
ask "${forged[@]}" /api/threads
expect 'a forged identity reads no conversations' 401
ask "${forged[@]}" --request POST /api/negotiate
expect 'a forged identity listens to nothing' '401|500'

# A provider gives a callback up for good on a redirect or a 401.
for provider in stripe coingate upgate; do
  ask --header 'Content-Type: application/json' --data '{}' "/api/webhooks/$provider"
  expect "an unsigned callback of $provider is neither taken nor sent away" '400|404'
done

ask /
expect 'the web client is public' 200
ask /api/companions
expect 'the catalog is public' 200
ask /api/threads
expect 'the anonymous read no conversations' 401

if [[ "$url" == https://* ]]; then
  answer="$(curl --silent --max-time 30 --output /dev/null --write-out '%{http_code} %{redirect_url}' "http://${url#https://}/")" || answer="none"
  expect 'http leads to https' '301|302|307|308'
fi

((failures == 0)) || { echo "$failures failed." >&2; exit 1; }
