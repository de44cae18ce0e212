# The card of a post. {$...} is data; tags are Telegram's HTML.
card-head-draft = 📝 <b>Draft</b> · {$title} · rev {$revision}
card-head-in-review = 👀 <b>In review</b> · {$title} · rev {$revision}
card-head-returned = ↩️ <b>Changes requested</b> · {$title} · rev {$revision}
card-head-approved = ✅ <b>Approved</b> · {$title}
card-head-scheduled = 🗓 <b>Scheduled</b> · {$title}
card-head-sending = 📤 <b>Sending</b> · {$title}
card-head-published = 📣 <b>Published</b> · {$title}
card-head-unconfirmed = ❓ <b>Is it there?</b> · {$title}
card-head-failed = ⚠️ <b>Not published</b> · {$title}
card-head-missed = ⚠️ <b>Missed its time</b> · {$title}
card-head-held = 🧊 <b>Held</b> · {$title}
card-head-removed = 🗑 <b>Taken down</b> · {$title}
card-head-deleted = 🗑 <b>Deleted draft</b> · {$title}
card-head-amend-draft = 📝 <b>Change to a published post</b> · {$title} · rev {$revision}
card-head-amend-in-review = 👀 <b>Change in review</b> · {$title} · rev {$revision}
card-head-amend-returned = ↩️ <b>Changes requested</b> · {$title} · rev {$revision}
card-review-head = 👀 <b>{$channels}</b>
card-review-head-at = 👀 <b>{$channels}</b> · {$when}
card-quotation = “{$text}”
card-review = For your approval · from {$author}, revision {$revision}
card-review-change = Change to a published post, for your approval · from {$author}, revision {$revision}
card-changed = changed: {$changed}
card-to = To: {$channels}
card-to-nowhere = To: no channel yet
card-wished = Wanted for: {$when}
card-label = Label: {$label}
card-options = Options: {$options}
card-returned-note = “{$note}” ({$reviewer})
card-approvals = {$have} of {$need} approvals, last by {$who}
card-no-approvals = 0 of {$need} approvals so far
card-approved-by = { $count ->
    [1] approved by {$who}, {$when}, revision {$revision}
   *[other] approved by {$count} people, last by {$who}, {$when}, revision {$revision}
}
card-comments = 💬 { $count ->
    [one] {$count} comment
   *[other] {$count} comments
}
card-numbers = 📈 {$when}: {$numbers}
card-views = { $count ->
    [one] {$shown} view
   *[other] {$shown} views
}
card-reactions = { $count ->
    [one] {$shown} reaction
   *[other] {$shown} reactions
}
card-forwards = { $count ->
    [one] {$shown} share
   *[other] {$shown} shares
}
card-votes = 🗳 {$when}: { $count ->
    [one] {$shown} person voted
   *[other] {$shown} people voted
}
card-votes-closed = 🗳 Closed: { $count ->
    [0] nobody voted
    [one] {$shown} person voted
   *[other] {$shown} people voted
}
card-votes-none = 🗳 No votes yet
card-votes-unknown = 🗳 Votes: no data. I was not told which poll this post became.
card-option = {$option}: {$votes}
card-options-more = { $count ->
    [one] and {$count} option more
   *[other] and {$count} options more
}
card-replaced = {$title}: the newest card is below ⬇️
pub-planned = {$channel}: {$when}
pub-undo = {$channel}: going out in a moment
pub-again = {$channel}: not out yet, next try at {$when}
pub-sending = {$channel}: on its way
pub-published = {$channel} · {$when}, {$lateness}{ $message ->
    [0] {""}
   *[other] {" "}· message { NUMBER($message, useGrouping: 0) }
}
pub-on-time = on time
pub-seconds-late = {$count} s late
pub-minutes-late = {$count} min late
pub-changing = the change is on its way
pub-removing = being deleted
pub-pinning = being pinned
pub-note = {$why}
pub-unconfirmed = {$channel}: due at {$when}. {$why} I do not send it again unasked: look into the channel and tell me.
pub-failed = {$channel}: {$why}
pub-missed = {$channel}: was due {$when}. {$why}
pub-held = {$channel}: due {$when}. {$why}
pub-removed = {$channel}: taken down
# Why: whole sentences, which follow another one.
why-timed-out = I sent it and no answer came in time.
why-answer-lost = I sent it and lost the answer.
why-answer-unread = I sent it and could not read the answer.
why-unknown = I sent it and do not know what became of it.
why-partly-sent = Only a part of the album may be there.
why-lease-ran-out = I was stopped while sending it.
why-restored = The desk was put back from a copy, so it may be out already.
why-gone = I am not a member of the channel any more.
why-no-rights = I may no longer post there.
why-blocked = I may not post there now; an owner has been told.
why-too-long = Telegram finds it too long.
why-file-gone = Telegram does not know the file any more: send it to me again with Edit.
why-file-too-large = The file is too large for Telegram.
why-bad-button = Telegram refuses a link in the buttons.
why-rejected = Telegram refused it.
why-tries-used-up = Telegram was not to be reached for too long.
why-frozen = Publishing is frozen.
why-late = I was away at its time.
why-very-late = I was away for hours at its time.
why-partly = A part of it is out; the rest was given up.
why-pin-no-rights = It is out, but I may not pin there.
why-pin-rejected = It is out, but Telegram did not pin it.
why-pin-unknown = It is out, but I do not know which message it is: please pin it yourself.
why-edit-cannot-amend = Telegram cannot turn what is out into this: the kind or number of messages differs. What is out stays as it was.
why-edit-message-gone = The change was not made: the message is not in the channel any more.
why-edit-no-rights = The change was not made: I may not edit in the channel.
why-edit-rejected = The change was not made: Telegram refused it.
why-remove-no-rights = It was not deleted: I may not delete in the channel.
why-remove-message-locked = It was not deleted: Telegram lets bots delete for 48 hours only. Delete it by hand.
why-remove-rejected = It was not deleted: Telegram refused.
untitled = (no text)
untitled-album = (an album of {$count})
untitled-video-note = (a video note)
untitled-voice = (a voice note)
untitled-audio = (music)
untitled-document = (a document)
untitled-animation = (a GIF)
untitled-video = (a video)
untitled-photo = (a photo)
untitled-sticker = (a sticker)
you = you
the-desk = the desk
line = {$text}
sign-draft = 📝
sign-in-review = 👀
sign-returned = ↩️
sign-approved = ✅
sign-scheduled = 🗓
sign-closed = 📣
option-silent = silent
option-pinned = pinned
option-protected = protected
option-caption-above = text above
option-spoiler = spoiler
option-two-messages = two messages
option-preview-above = link preview above
option-preview-off = no link preview
option-buttons = link buttons
toggle-preview-below = Link preview: below
toggle-preview-above = Link preview: above
toggle-preview-off = Link preview: off
button-submit = Submit for review
button-approve = Approve
button-request-changes = Request changes
button-undo-publish = Undo
button-undo-approve = Undo
button-publish-now = Publish now
button-apply-change = Publish the change
button-schedule = Schedule
button-move = Move
button-unschedule = Unschedule
button-channels = Channels
button-options = Options
button-edit = Edit
button-withdraw = Withdraw
button-history = History
button-delete = Delete
button-delete-published = Delete
button-drop-change = Drop the change
button-repeat = Repeat
button-pin = Pin
button-restore = Restore
button-open = Open
button-open-card = Open
button-open-channel = Open the channel
button-it-is-there = It is there
button-send-again = Not there, send it
button-leave-it = Leave it
button-try-now = Publish now
button-try-again = Try again
button-new-time = New time
button-drop = Drop
button-how-to-fix = How to fix
button-unfreeze = Unfreeze
button-back = ‹ Back
button-page-before = ‹ Newer
button-page-after = Older ›
button-cure-two-messages = Make it two messages
button-cure-drop-buttons = Remove the buttons
button-cure-buttons = Change the buttons
button-cure-channels = Choose a channel
button-cure-check-channel = Check the channel
button-cure-silence = { $count ->
    [1] Hide this hint
   *[other] Hide these hints
}
finding-empty = There is nothing in it yet
finding-text-too-long = Text {$length} of {$limit} characters
finding-caption-too-long = Caption {$length} of {$limit} characters
finding-no-caption = This kind of file carries no text
finding-album-size = {$count} files; an album takes {$low} to {$high}
finding-album-mixed = These kinds of files cannot stand in one album
finding-album-buttons = An album carries no buttons
finding-poll-options = {$count} answers; a poll takes {$low} to {$high}
finding-poll-question-too-long = Question {$length} of {$limit} characters
finding-poll-option-too-long = An answer has {$length} of {$limit} characters
finding-too-many-buttons = {$count} buttons of {$limit}
finding-row-too-long = {$count} buttons in one row; {$limit} fit
finding-button-empty = A button has no label
finding-button-link = Button “{$label}”: readers cannot open {$url}
finding-bad-link = Readers cannot open {$url}
finding-formatting-lost = I cannot repeat {$what}
finding-no-channel = No channel is chosen
finding-channel-unreachable = I may not post in {$channel}
finding-same-text = {$channel} has the same text ({$at})
finding-cannot-amend = {$channel}: Telegram cannot turn what is out into this. Keep the kind and number of files, or publish a new post
finding-message-unknown = {$channel}: I do not know which message it is there. Change it by hand
finding-no-call = No question or call at the end
finding-forwarded = Forwarded from {$origin}: readers will see it as your own post
finding-all-capitals = Mostly capitals: it reads as shouting
finding-empty-short = it is empty
finding-text-too-long-short = the text is too long
finding-caption-too-long-short = the caption is too long
finding-no-caption-short = this kind of file carries no text
finding-album-size-short = the album has too many or too few files
finding-album-mixed-short = the album mixes kinds of files
finding-album-buttons-short = an album carries no buttons
finding-poll-options-short = the poll has too many or too few answers
finding-poll-question-too-long-short = the question is too long
finding-poll-option-too-long-short = an answer is too long
finding-too-many-buttons-short = there are too many buttons
finding-row-too-long-short = a row has too many buttons
finding-button-empty-short = a button has no label
finding-button-link-short = readers cannot open the link of a button
finding-bad-link-short = readers cannot open a link
finding-formatting-lost-short = some formatting cannot be repeated
finding-no-channel-short = no channel is chosen
finding-channel-unreachable-short = a channel cannot be reached
finding-same-text-short = the channel has the same text within 30 days
finding-cannot-amend-short = Telegram cannot turn what is out into this
finding-message-unknown-short = I do not know which message it is in the channel
lost-custom-emoji = custom emoji: plain ones take their place
lost-text-mention = a mention by name, unless I have met that person
lost-quiz-answer = the right answer of a forwarded quiz: make the quiz anew
lost-live-photo = a live photo: its still picture is sent
lost-poll-extras = a poll’s description, pictures or closing time
