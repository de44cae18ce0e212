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
alert-reactions = Readers’ reactions: {$reactions}
reaction-count = {$emoji} {$count}
reactions-more = +{$count}
reaction-custom = other
alert-because = because: {$words}
alert-watch = watch “{$watch}”: {$words}
alert-model-negative = negative, says the language model
alert-model-neutral = neutral, says the language model
alert-model-positive = praise, says the language model
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
inbox-nothing-here = { $count ->
    [one] 💬 Nothing here. {$count} waits in all: press <b>Show all</b>, or choose something else.
   *[other] 💬 Nothing here. {$count} wait in all: press <b>Show all</b>, or choose something else.
}
inbox-all = Whose: all
inbox-mine = Whose: mine
inbox-free = Whose: nobody’s
inbox-kinds = All kinds
inbox-sources = All sources
button-inbox-all = Show all
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
alert-closed-not-negative = ✔️ Not negative, says {$by}: the desk has learned it
alert-taught-negative = negative by a person’s word
alert-taught-not-negative = not negative by a person’s word
button-alert-not-negative = Not negative
button-alert-is-negative = This is negative
button-alert-why = Why
done-not-negative = Learned. Closed.
done-is-negative = Learned
# Why there is an alert: what decided, the rule, who was told when.
why-head = <b>Why this card</b> · {$place}
why-mood = negative {$sure}, certainty {$confidence}
why-watch = watch “{$watch}”, by {$layer}: {$words}
why-rule-negative = Rule: complaints come {$severity}
why-rule-question = Rule: questions come {$severity}
why-rule-mention = Rule: mentions come {$severity}
why-rule-spam = Rule: spam comes {$severity}
why-rule-storm = Rule: many who say the same come {$severity}
why-rule-spike = Rule: a sudden rise comes {$severity}
why-severity-low = in the list alone
why-severity-normal = without a sound
why-severity-high = with a sound
why-step-told = {$when} · told: {$by}
why-step-take = {$when} · taken: {$by}
why-step-give-back = {$when} · given back: {$by}
why-step-answer = {$when} · answered: {$by}
why-step-close = {$when} · closed: {$by}
why-step-reopen = {$when} · opened again: {$by}
why-step-not-negative = {$when} · “not negative”: {$by}
why-step-is-negative = {$when} · “negative”: {$by}
why-step-opinion = {$when} · the language model judged otherwise
why-step-other = {$when} · changed: {$by}
negative-of-what = Reply with /negative to the comment that is a complaint.
reader-is-negative = Negative: “{$text}”
why-of-what = Reply with /why to the card of a comment.
refusal-taught-already = The desk knows that already.
refusal-comment-not-found = I did not hear that comment: it was said before I listened there, or not to us.
