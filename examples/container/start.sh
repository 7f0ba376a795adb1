#!/bin/sh
# Runs a command of Headroom. A service that ends with 69, because its share of API calls is used up, is started again after a
# quarter of an hour: docker would start it within a minute, and each start takes a few calls.
child= stopped=
trap 'stopped=1; kill -TERM "$child" 2> /dev/null' TERM INT
while :; do
  node /headroom/node_modules/sf-headroom/bin/run.js "$@" &
  child=$!
  wait "$child"
  code=$?
  # A signal ends the wait, and the child a little later.
  while kill -0 "$child" 2> /dev/null; do
    wait "$child"
    code=$?
  done
  case "$code $*" in
    '69 sync '*--watch* | '69 sync '*--every*) ;;
    *) exit "$code" ;;
  esac
  [ -z "$stopped" ] || exit 0
  sleep 900 &
  child=$!
  wait "$child"
  [ -z "$stopped" ] || exit 0
done
