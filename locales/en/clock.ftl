# The clock of alerts: warnings, escalation, the digest; duty, mutes and rules.
alert-escalated = not answered in time, passed on to {$to}
warning-soon = ⏳ {$author} still waits: answer by {$when}
warning-late = ⏰ {$author} waits too long: the answer was due by {$when}
digest-empty = 📥 Nothing is left of this digest.
digest-head = 📥 { $count ->
    [one] {$count} came without a push
   *[other] {$count} came without a push
}{ $late ->
    [0] {""}
   *[other] {" "}· {$late} late
}
digest-line = {$sign} <b>{$author}</b> {$text}
digest-line-many = {$sign} <b>{$author}</b> ×{$count} {$text}
digest-more = + { $count ->
    [one] {$count} more in the inbox
   *[other] {$count} more in the inbox
}

# Mutes
button-mute = Mute
choose-mute = 🔕 Whom shall no alert be raised for? The author is {$author}.
button-mute-author-hour = Author, 1 h
button-mute-author-day = Author, 1 day
button-mute-author-good = Author, for good
button-mute-thread-hour = Thread, 1 h
button-mute-thread-day = Thread, 1 day
button-mute-thread-good = Thread, for good
done-muted = Muted
done-unmuted = Not muted any more
button-mutes = Muted
mutes-head = 🔕 { $count ->
    [0] Nobody is muted.
    [one] {$count} is muted. A tap lifts it.
   *[other] {$count} are muted. A tap lifts one.
}
mute-kind-author = author
mute-kind-thread = thread in
mute-kind-near = words like
mute-for-good = for good

# Rules
button-alert-rules = Alerts
rules-head = 🔔 <b>Alerts</b>
rules-sla = Answer within: { $minutes ->
    [one] {$minutes} minute
   *[other] {$minutes} minutes
}
rules-business = The clock runs: {$hours}
rules-quiet = No sound: {$hours}
rules-rate = Digest instead of pushes: above {$count} alerts in ten minutes
rules-kind = {$kind}: {$comes}
rules-always = always
rules-never = never
rules-daily = daily
rules-workdays = Mon–Fri
rules-minutes = {$minutes} min
severity-low = in the digest
severity-normal = without a sound
severity-high = with a sound
alert-kind-negative = Negative
alert-kind-question = Question
alert-kind-mention = Mention
alert-kind-spam = Spam
alert-kind-storm = Storm
alert-kind-spike = Sudden rise
button-rules-sla = Answer within
button-rules-business = Business hours
button-rules-quiet = Quiet hours
button-rules-rate = Digest above
choose-sla = How long may a reader wait? It counts for new alerts.
choose-rate = Above how many alerts in ten minutes does one digest take the place of pushes?
choose-business = When does the clock run? Local time of the workspace.
choose-quiet = When shall nothing make a sound? Everything still comes.

# Duty
button-duty = Duty
button-hand-over = I hand over to …
duty-head = 🧭 <b>Duty</b>
duty-now = Now: {$names}
duty-nobody = nobody
duty-line = {$day}: {$who}
duty-empty = No table yet: responders are told, else owner and admins.
duty-of = When is {$name} on duty? Choose the hours, then tap the days. A date takes the place of its weekday.
duty-over-midnight = {$hours} runs over midnight: it ends on the next day.
button-other-hours = Other hours
ask-duty-hours = Which hours? Write them like “09:00–18:00”, “22–6” (over midnight) or “all day”.
refusal-hours-unread = I cannot read these hours. Try: “09:00–18:00”, “22–6”, “all day”.
choose-hand-over = Your duty until {$until}: who takes it? What you have taken goes along.
choose-hand-over-open = What you have taken goes to somebody else, your duty stays yours. To whom?
choose-hand-over-no-duty = You have no duty within a week. What you have taken can go to somebody else: to whom?
button-open-only = Only what I took
ask-duty-until = Until when? Write it like “18:00”, “mon 9:00” or “in 3 hours”.
refusal-duty-over = That time has passed. Choose another one.
refusal-duty-too-long = For { $days ->
    [one] {$days} day
   *[other] {$days} days
} at most. What lasts longer is a change of the table.
done-duty-handed = {$name} has your duty until {$until}{ $count ->
    [0] {""}
    [one] {" "}· {$count} handed over
   *[other] {" "}· {$count} handed over
}
news-duty = 🧭 {$by} hands the duty over to you until {$until}. { $count ->
    [0] Nothing is open.
    [one] {$count} is open.
   *[other] {$count} are open.
}
news-duty-back = 🧭 {$by} takes the duty back. { $count ->
    [0] Nothing goes along.
    [one] {$count} that is open goes along.
   *[other] {$count} that are open go along.
}
button-take-duty-back = Take it back
done-duty-back = Your duty is yours again{ $count ->
    [0] {""}
    [one] {" "}· {$count} came back with it
   *[other] {" "}· {$count} came back with it
}
refusal-duty-not-away = Nobody has your duty any more, so there is nothing to take back.
hand-over-nobody = There is nobody else who may answer readers.
done-handed-over = { $count ->
    [0] You had nothing open
    [one] {$count} handed over
   *[other] {$count} handed over
}
