#!/usr/bin/env bash
# Plays one quarter of a real sales organisation through the real daemon and the real command line.
#
#   demo.sh PROGRAMS      the folder with ledger and ledgerd, as `make build` made them
#   DIR=/where            puts everything there (it must be empty or new); otherwise .build/demo, made anew each time
#   KEEP=1                leaves the daemon running; the last line is then LEDGER_SOCKET=/path
#   GUIDE=check           replays Docs/Guides/first-week.md at the end; GUIDE=write puts into it what came out
set -euo pipefail
programs=$(realpath "${1:?usage: demo.sh PROGRAMS (or make demo)}")
cd "$(dirname "$0")/.."

crm=Examples/crm
quarter=2017-10-01..2017-12-31
began=$(date +%s%N)

# shellcheck source=scripts/demo/daemon.sh
source scripts/demo/daemon.sh
# shellcheck source=scripts/demo/client.sh
source scripts/demo/client.sh
# shellcheck source=scripts/demo/organisation.sh
source scripts/demo/organisation.sh
# shellcheck source=scripts/demo/agreements.sh
source scripts/demo/agreements.sh
# shellcheck source=scripts/demo/quarter.sh
source scripts/demo/quarter.sh
# shellcheck source=scripts/demo/meetings.sh
source scripts/demo/meetings.sh
# shellcheck source=scripts/demo/diary.sh
source scripts/demo/diary.sh
# shellcheck source=scripts/demo/converse.sh
source scripts/demo/converse.sh
# shellcheck source=scripts/demo/guide.sh
source scripts/demo/guide.sh
# shellcheck source=scripts/demo/checkin.sh
source scripts/demo/checkin.sh
# shellcheck source=scripts/demo/tour.sh
source scripts/demo/tour.sh
# shellcheck source=scripts/demo/evidence.sh
source scripts/demo/evidence.sh

prepare_directory "${DIR:-}"
open_ledger
register_people
note_key
define_metrics
publish_goals
agree_with_everybody
play_quarter
check_verdicts
look_around
check_in
if [[ -n ${GUIDE:-} ]]; then replay_guide "$GUIDE"; fi
take_evidence
say_what_it_took
leave "${KEEP:-}"
