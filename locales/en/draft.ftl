new-send-anything = Send me anything: text, photo, album, video, document, poll or a forward, and it is a draft.
drafts-head = { $count ->
    [one] <b>{$count} post in your hands</b>
   *[other] <b>{$count} posts in your hands</b>
}
drafts-none = You have no drafts. Send me anything, and it is one.
ask-edit = Send a new text, new pictures, or both for <b>{$title}</b>. What you do not send stays.
ask-edit-published = Send a new text, new pictures, or both for <b>{$title}</b>. What is out stays until the change is agreed.
ask-label = Which label (rubric)? One or two words.
ask-buttons =
    Send the buttons, a row per line:
    <code>Order now - example.com/order</code>
    Two in a row: <code>Menu - example.com/menu | Map - example.com/map</code>
    A dash alone removes them.
kept-as-draft = I kept this as a draft.
question-go-on = ⚠️ {$what} Go on all the same?
question-delete-published = Delete <b>{$title}</b> from the channel? Readers will not see it any more.
done-option = Done
done-two-messages = Two messages, one after the other
done-buttons-gone = The buttons are gone
done-silenced = { $count ->
    [1] This hint will not come again
   *[other] These hints will not come again
}
done-checked = Checked
done-deleted = Deleted. Restore brings it back.
done-restored = It is a draft again
done-change-dropped = The change is dropped
done-repeated = A new draft with the same content
done-removing = Deleting it from the channel
done-pinning = Pinning it in the channel
done-kept = Nothing was changed
done-used-as-answer = Taken as the answer
button-label = Label
button-link-buttons = Link buttons
button-add-channel = Add a channel
button-go-on = Go on
button-show-it = Show it
button-delete-yes = Yes, delete
button-keep = Keep it
button-use-as-answer = Use as answer
button-as-draft = It is a draft
button-home = Home
history-head = <b>History</b> · {$title}
history-line = <i>{$when}</i> · {$who}: {$what}
history-note = “{$note}”
history-comment = <i>{$when}</i> · {$who}: 💬 {$text}
history-media = (other files)
history-options = (options or channels)
history-much = (rewritten)
step-compose = wrote it
step-edit = revision {$revision}
step-submit = asked for review of revision {$revision}
step-approve = ✅ approved revision {$revision}
step-return = ↩️ requested changes to revision {$revision}
step-retract = took the approval back
step-withdraw = took it back from review
step-expire = its time passed unapproved
step-not-approved = its time came without an approval: back to review
step-set-time = set the time
step-publish-now = publish now
step-unschedule = took the time back
step-published = 📣 published
step-unconfirmed = ❓ sent, and the answer was lost
step-failed = ⚠️ not published
step-it-is-there = said that it is there
step-send-again = asked to send it again
step-leave-it = left it as it is
step-retry = asked to publish it after all
step-drop = gave it up
step-cancel = deleted the draft
step-remove = asked to delete it from the channel
step-removed = deleted from the channel
step-edited = changed in the channel
step-pin = asked to pin it
step-pinned = pinned in the channel
step-edit-failed = ⚠️ the change was refused
step-pin-failed = ⚠️ the pin was refused
step-remove-failed = ⚠️ the deletion was refused
step-restore = brought the draft back
step-channels = changed the channels
step-label = changed the label
step-forget-time = took the wished time back
step-drop-change = dropped the change
step-other = changed something
