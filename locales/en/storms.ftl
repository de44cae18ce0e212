# Storms: many say nearly the same.
storm-authors = { $count ->
    [one] <b>{$count} reader</b> says it
   *[other] <b>{$count} readers</b> say it
}
storm-pace = { $count ->
    [one] {$count} comment, {$first}–{$last}, about {$rate} an hour
   *[other] {$count} comments, {$first}–{$last}, about {$rate} an hour
}
storm-answered = 📤 {$done} of {$all} answered
storm-reactions = Reactions to the answers: {$reactions}
alert-muted-until = 🔕 Muted until {$when}; the counter goes on
alert-closed-storm = ✔️ Closed: it is part of a storm by now
storm-list-head = { $count ->
    [one] 🔥 <b>They say the same</b>: {$count} comment
   *[other] 🔥 <b>They say the same</b>: {$count} comments
}
ask-answer-all = { $count ->
    [one] Write the answer for <b>{$count} reader</b>. Each of them gets it as a reply, one after another.
   *[other] Write the answer for <b>{$count} readers</b>. Each of them gets it as a reply, one after another.
}
question-answer-all = { $count ->
    [one] Send this to {$count} reader?
   *[other] Send this to {$count} readers, one after another?
}
done-answer-all = { $count ->
    [one] It goes to {$count} reader
   *[other] It goes to {$count} readers, one after another
}
done-storm-mute = Quiet for an hour
button-answer-all = Answer all
button-answer-all-yes = Send to all
button-storm-list = List
button-storm-mute = Mute 1 h
button-open-storm = Open the storm
refusal-no-storm = This alert is no storm.
refusal-nobody-waits = Everybody there has an answer already.
# Spikes: more than usual, or worse.
spike-volume = { $count ->
    [one] <b>{$count}</b> comment in the last two hours; usual are {$usual}
   *[other] <b>{$count}</b> comments in the last two hours; usual are {$usual}
}
spike-mood = <b>{$share} %</b> of them negative; usual are {$usual} %
spike-baseline = { $weeks ->
    [one] Usual: the same weekday and hour, {$weeks} week back
   *[other] Usual: the same weekday and hour, {$weeks} weeks back
}
# The red button: all publishing stops, and the team gets a room.
button-red-button = 🛑 Red button
button-red-button-yes = Stop everything
question-red-button = Stop all publishing of this workspace now, and open a room for it in the team's group?
war-room-topic = Crisis, {$when}
war-room-storm = many say the same
war-room-spike = a sudden rise
war-room-head = 🛑 <b>All publishing is stopped</b>: {$kind}. Talk about it here.
war-room-stopped = { $count ->
    [0] Nothing was waiting to go out.
    [one] <b>Stopped</b>: {$count} post
   *[other] <b>Stopped</b>: {$count} posts
}
war-room-out = { $count ->
    [0] Nothing went out in the last six hours.
    [one] <b>Out in the last six hours</b>: {$count} post
   *[other] <b>Out in the last six hours</b>: {$count} posts
}
war-room-line = · {$when}, {$channel}: {$title}
war-room-more = and {$count} more
refusal-no-crowd = This alert is about a single comment. To stop publishing, use /freeze.
# A reader's history.
button-reader = History
button-reader-note = Add a note
reader-head = 👤 <b>{$author}</b>, the newest first
reader-said = {$sign} {$when} · {$state}
reader-answer = ↳ we: {$text}
reader-note = 📝 {$text} ({$by}, {$when})
reader-open = waits
reader-assigned = taken
reader-escalated = late
reader-answered = answered
reader-muted = muted
reader-closed = closed
reader-no-alert = no alert
reader-reacts = Reacts to messages: {$reactions}
ask-reader-note = Write a note about <b>{$author}</b>. The team alone sees it.
refusal-no-author = This alert is about no single reader.
refusal-reader-note-wanted = Please write the note as a text.
refusal-note-too-long = The note has {$have} characters; up to {$limit} fit.
