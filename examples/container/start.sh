#!/bin/sh
# Runs a command of Headroom. A service that ends with 69, because its share of API calls is used up, is started again after a
# quarter of an hour: docker would start it within a minute, and each start takes a few calls.
child= signals=0
trap 'signals=$((signals + 1)); kill -TERM "$child" 2> /dev/null' TERM INT

# Sets `code` to what the child ended with. A signal ends a wait before the child has ended, so it is waited for once more; a child
# that has told its code is not known any more, which is 127.
ended() {
  code=127
  while :; do
    before=$signals
    wait "$child"
    told=$?
    [ "$told" -eq 127 ] || code=$told
    [ "$before" -ne "$signals" ] || return 0
  done
}

while :; do
  node /headroom/node_modules/sf-headroom/bin/run.js "$@" &
  child=$!
  ended
  case "$code $*" in
    '69 sync '*--watch* | '69 sync '*--every*) ;;
    *) exit "$code" ;;
  esac
  [ "$signals" -eq 0 ] || exit 0
  sleep 900 &
  child=$!
  ended
  [ "$signals" -eq 0 ] || exit 0
done
