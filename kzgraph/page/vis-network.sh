#!/bin/sh
# Rebuild vis-network.min.js from npm: vis-network and vis-data without polyfills, one script, global `vis`.
# Same versions, same bytes; `sha256sum --check vis-network.sha256` proves a copy.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
parts="vis-network vis-data vis-util @egjs/hammerjs component-emitter keycharm uuid"
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact \
  vis-network@10.1.5 vis-data@8.0.6 vis-util@6.0.3 @egjs/hammerjs@2.0.17 component-emitter@2.0.0 keycharm@0.4.0 \
  uuid@14.0.3 esbuild@0.28.2
: > licences
for part in $parts; do
  version=$(node -p "require('./node_modules/$part/package.json').version")
  printf '%s\n%s %s\n%s\n\n' "$(printf '=%.0s' $(seq 72))" "$part" "$version" "$(printf '=%.0s' $(seq 72))" >> licences
  find "node_modules/$part" -maxdepth 1 -iname '*licen[cs]e*' | LC_ALL=C sort | while read -r file; do
    cat "$file"; echo
  done >> licences
done
{
  printf '/*! vis-network 10.1.5 with'
  printf ' vis-data 8.0.6, vis-util 6.0.3, keycharm 0.4.0 (Apache-2.0 OR MIT), hammerjs 2.0.17, component-emitter 2.0.0,'
  printf ' uuid 14.0.3 (MIT).\n'
  grep -iE '^ *copyright \(c\)' licences | sed 's/^ */ * /' | LC_ALL=C sort -u
  sed -n '/^Permission is hereby granted/,$p' node_modules/vis-network/LICENSE-MIT | sed 's/^/ * /; s/ *$//'
  printf ' */\n'
} > banner
printf 'export { Network } from "vis-network/esnext";\nexport { DataSet } from "vis-data/esnext";\n' > entry.js
node_modules/.bin/esbuild entry.js --bundle --minify --format=iife --global-name=vis --target=es2022 \
  --legal-comments=none --log-level=warning --outfile=bundle.js
cat banner bundle.js > "$here/vis-network.min.js"
sed 's/\r$//; s/[ \t]*$//' licences > "$here/vis-network.LICENSES.txt"
cd "$here" && sha256sum vis-network.min.js > vis-network.sha256
