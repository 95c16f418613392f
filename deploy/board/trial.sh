# Part of deploy/install.sh: a new release on trial, which release.sh of the good one judges; and trials that were cut off.
patience_s=0

good_release() { basename "$(readlink "$OPT/good")"; }

# The trial is a unit of its own: a lost SSH line, or a closed laptop, does not cut it off.
on_trial() {
    say "Release $release is on trial for up to $within s; the board goes back by itself unless it is well"
    code=0
    systemd-run --quiet --wait --collect --unit=bytavla-trial --property=Type=oneshot --property=StandardOutput=journal \
        "$OPT/good/deploy/release.sh" try "$release" "$within" "$steady" || code=$?
    await_trial     # where only the line to systemd broke
    journalctl --quiet --no-pager --output=cat --unit=bytavla-trial --since=-"$((within + 60))s" | grep '^bytavla: \|^    ' || true
    end_cut_off_trial
    [ "$(good_release)" != "$release" ] || return 0
    # The codes are the judge's.
    [ "$code" != 9 ] || fail "The new release was taken back."
    fail "The trial ended without a verdict (code $code, see above): $(good_release) plays. Run this again."
}

# Who begins a trial may be gone before its verdict. A second one meanwhile would judge the first one's release.
await_trial() {
    trial_runs || return 0
    say "A release is on trial on this board: waiting for the verdict"
    while trial_runs; do sleep 1; done
}

trial_runs() {
    case "$(systemctl is-active bytavla-trial.service)" in activating|active|deactivating) return 0 ;; esac
    return 1
}

# A judge that was killed leaves on the screen what has not proved itself, and nothing else ends that before the next boot.
end_cut_off_trial() {
    await_trial
    [ "$(readlink "$OPT/current")" != "$(readlink "$OPT/good")" ] || return 0
    "$OPT/good/deploy/release.sh" settle
    systemctl restart --no-block bytavla-player.service bytavla-sync.service
    patience_s=60
}
