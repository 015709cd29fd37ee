# Runs a server and ends it when whoever started it lets go of our standard input, be it by closing it or by dying.
# usage: sh guard.sh SIGNAL GRACE_SECONDS PID_FILE COMMAND [ARGUMENT...]
signal=$1
grace=$2
pidfile=$3
shift 3

exec 3<&0
"$@" </dev/null 3<&- &
server=$!
echo "$server" >"$pidfile.new" && mv "$pidfile.new" "$pidfile"

(
  read -r nothing <&3
  kill -s "$signal" "$server" 2>/dev/null
  waited=0
  while kill -0 "$server" 2>/dev/null && [ "$waited" -lt "$grace" ]; do
    sleep 1
    waited=$((waited + 1))
  done
  kill -s KILL "$server" 2>/dev/null
) &
watcher=$!
exec 3<&-

wait "$server"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
