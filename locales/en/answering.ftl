# Answers to readers: asked for, on their way, there; saved replies; moderation.
ask-answer = Write the answer to <b>{$author}</b>: a text, a picture, a voice note or a sticker.
    <blockquote>{$text}</blockquote>
done-answering = The answer is on its way
done-answer-there = Good: the reader counts as answered
done-answer-again = I send it again now
done-answer-left = Left as it is; I do not send it
done-answer-now = It goes out now
done-answer-dropped = Given up; the reader has no answer yet
done-taking-back = I take it back
button-reply = Reply
button-answer-too = Send mine too
button-take-back = Take back
button-take-back-yes = Yes, delete it
question-take-back = Delete this answer? The reader may have read it.
# On the alert's card.
answer-on-its-way = 📤 {$by} answers: “{$text}”
answer-waits = 📤 {$by} answers: “{$text}”. It did not get through yet; I keep trying.
answer-sent = 💬 {$by}: “{$text}”
answer-reactions = Reactions to the answer: {$reactions}
answer-reactions-by-hand = Reactions to the answer given in the group: {$reactions}
answer-taken-back = {$by} took the answer back.
answer-changing = I am changing it there.
answer-not-edit = The answer stays as it was: it could not be changed.
answer-not-remove = The answer is still there: it could not be deleted. Please delete it by hand.
answer-unconfirmed = ❓ Is the answer of {$by} there? “{$text}”
answer-doubt-timed-out = I sent it and no reply came in time. I do not send it again unasked.
answer-doubt-answer-lost = I sent it and lost the connection. I do not send it again unasked.
answer-doubt-answer-unread = I sent it and could not read the reply. I do not send it again unasked.
answer-doubt-unknown = I sent it and do not know what became of it. I do not send it again unasked.
answer-doubt-conflict = I sent it and do not know what became of it. I do not send it again unasked.
answer-doubt-lease-ran-out = I was stopped while sending it. I do not send it again unasked.
answer-doubt-restored = The desk was put back from a copy, so it may be there already. I do not send it again unasked.
answer-failed = ⚠️ Not sent, the answer of {$by}: “{$text}”
answer-why-gone = I am not in that chat any more. Add me again, then try again.
answer-why-no-rights = I may not write there. Let me, then try again.
answer-why-blocked = I may not write there. Let me, then try again.
answer-why-comment-gone = The comment has been deleted: there is nothing left to answer.
answer-why-source-removed = That source was removed from the desk.
answer-why-late-answer = I could not send it for six hours. Does it still fit?
answer-why-may-not-answer = Whoever wrote it may not answer readers any more. You may send it instead.
answer-why-topic-closed = The topic is closed. Open it, then try again.
answer-why-too-long = Telegram finds it too long.
answer-why-file-gone = Telegram does not know the file any more. Answer again with a new one.
answer-why-file-too-large = The file is too large.
answer-why-tries-used-up = Telegram was not to be reached for too long.
answer-why-rejected = Telegram refused it.
# Saved replies.
button-saved = Saved replies
button-saved-new = New
button-saved-send = Send it
button-saved-others = Others
button-save-template = Keep as template
button-saved-edit = Edit
button-saved-language = Language: {$language}
button-saved-delete = Delete
saved-head = { $count ->
    [one] <b>Saved replies</b>: {$count}
   *[other] <b>Saved replies</b>: {$count}
    }
saved-none = No saved replies yet. Write one, or keep a good answer with <b>Keep as template</b> on its card.
saved-proof = <b>{$author}</b> would get:
    <blockquote>{$text}</blockquote>
    Nothing is sent yet.
saved-one = <b>Saved reply</b>
    <blockquote>{$text}</blockquote>
ask-saved = Send the text. <code>{$name}</code> becomes the reader’s name, <code>{$title}</code> the title of the post.
done-saved = Kept among the saved replies
done-saved-deleted = Deleted
question-saved-delete = Delete the saved reply “{$name}”?
# Suggestions.
button-suggest = Suggest
button-suggest-send = Send
button-suggest-edit = Edit
button-suggest-another = Another
suggest-proof = <b>{$author}</b> would get:
    <blockquote>{$text}</blockquote>
    Nothing is sent yet.
suggest-by-model = The language model wrote it: read it before you send it.
suggest-saved = From your saved replies.
suggest-instead = From your saved replies: the language model has no answer now, or the day’s budget is used up.
suggest-strange = ⚠️ In none of your own texts: {$what}. Press <b>Edit</b> and send it in your words.
ask-suggest-edit = Tap the text to copy it, change it and send it to me. <b>{$author}</b> gets what you write.
    <code>{$text}</code>
# Moderation.
button-moderate = Moderate
button-mod-delete = Delete comment
button-mod-delete-yes = Yes, delete
button-mod-ban = Ban author
button-mod-ban-yes = Yes, ban
button-mod-unban = Unban
button-mod-restrict = Restrict 1 h
button-mod-restrict-yes = Yes, restrict
button-mod-lift = Lift restriction
moderate-head = What shall I do about <b>{$author}</b>?
moderate-nothing = I can do nothing about it there. With the rights to delete messages and to ban users in the group I could.
question-mod-delete = Delete the comment of <b>{$author}</b>? It cannot be brought back.
question-mod-ban = Ban <b>{$author}</b>? They cannot write there any more. It can be undone.
question-mod-restrict = Keep <b>{$author}</b> from writing for an hour? It can be undone.
moderated-unban = <b>{$author}</b> is banned.
moderated-lift = <b>{$author}</b> cannot write for an hour.
done-mod-delete = The comment is deleted, the alert is closed
done-mod-gone = The comment was gone already; the alert is closed
done-mod-ban = Banned
done-mod-unban = The ban is lifted
done-mod-restrict = Restricted for an hour
done-mod-lift = The restriction is lifted
# Refusals.
refusal-not-an-answer = This cannot be an answer. Send a text, a picture, a video, a voice note or a sticker.
refusal-answer-text-only = Only text can be sent there.
refusal-answer-too-long = The answer is too long: {$have} characters, {$limit} are allowed.
refusal-answered-by-other = {$by} has answered already.
refusal-taken-by-other = {$by} has taken this one.
refusal-comment-gone = The comment is not there any more.
refusal-nothing-to-answer = This alert is about no single comment.
refusal-cannot-answer-there = I cannot answer at that source. Please answer there by hand.
refusal-cannot-do = That cannot be done there.
refusal-author-runs-it = That person is an administrator of the group.
refusal-author-gone = Telegram does not know that person any more.
refusal-reply-unconfirmed = First tell me on the card whether the answer is there.
refusal-reply-unknown = I do not know which message it is: please change it there by hand.
refusal-reply-over = That answer is not there any more.
refusal-reply-decided = That has been decided already.
refusal-reply-not-found = There is no such answer.
refusal-saved-not-found = That saved reply is not there any more.
refusal-saved-changed = It would read differently by now. Choose it again.
refusal-saved-text = Send a text of at most {$limit} characters.
refusal-nothing-to-suggest = I have nothing to suggest: there is no saved reply in that language yet, and no language model has an answer. Write one with Saved replies, New.
refusal-suggestion-gone = That suggestion is not the newest any more. Press Suggest again.
refusal-suggestion-strange = This stands in none of your own texts: {$what}. Press Edit and send it in your words.
