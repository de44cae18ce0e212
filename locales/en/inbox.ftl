# What readers say, and what comes of it.
alert-head-negative = 💬 <b>Negative{$sure}</b> · {$place}
alert-head-question = 💬 <b>Question</b> · {$place}
alert-head-mention = 💬 <b>Mention</b> · {$place}
alert-head-spam = 💬 <b>Looks like spam</b> · {$place}
alert-head-storm = 🔥 <b>Many say the same</b> · {$place}
alert-head-spike = 📈 <b>Sudden rise</b> · {$place}
alert-sign-negative = 💬
alert-sign-question = ❔
alert-sign-mention = 📣
alert-sign-spam = 🗑
alert-sign-storm = 🔥
alert-sign-spike = 📈
alert-no-place = all sources
alert-due = answer by {$when}
alert-late = was to be answered by {$when}
alert-taken = taken by {$by}
alert-answered = ✅ Answered by {$by} in {$took}
alert-muted = 🔕 Muted: it made no sound
alert-closed = ✔️ Closed by {$by}
alert-closed-gone = ✔️ Closed: the comment is not there any more
alert-closed-deleted = ✔️ Closed: the comment was deleted ({$by})
took-seconds = {$seconds} s
took-minutes = {$minutes} min {$seconds} s
took-hours = {$hours} h {$minutes} min
alert-by = — {$author}
alert-by-under = — {$author}, under “{$title}”
alert-edited = {" "}(edited)
alert-because = because: {$words}
alert-watch = watch “{$named}”: {$words}
alert-model = confirmed by the language model
alert-more = + { $count ->
    [one] {$count} more comment
   *[other] {$count} more comments
}
alert-media-photo = (a photo)
alert-media-video = (a video)
alert-media-animation = (a GIF)
alert-media-sticker = (a sticker)
alert-media-voice = (a voice message)
alert-media-video-note = (a video message)
alert-media-document = (a file)
alert-media-audio = (music)
alert-media-other = (no text)
button-alert-take = I take it
button-alert-give-back = Give back
button-alert-close = Close
button-alert-reopen = Open again
button-inbox = Inbox
inbox-empty = 💬 Nothing waits for an answer.
inbox-head = 💬 { $count ->
    [one] {$count} waits for an answer
   *[other] {$count} wait for an answer
}{ $mine ->
    [0] {""}
   *[other] {" "}· {$mine} yours
}
done-alert-taken = Yours now
done-alert-given-back = Given back
done-alert-closed = Closed
done-alert-reopened = Open again, and yours
command-inbox = comments that wait for an answer
