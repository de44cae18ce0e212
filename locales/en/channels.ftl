# Channels: the list, a channel's card, adding.
channels-head = { $count ->
    [0] <b>{$workspace}</b> has no channel yet.
    [1] <b>{$workspace}</b>: 1 channel
   *[other] <b>{$workspace}</b>: {$count} channels
}
channel-line-fine = ✅ {$channel}
channel-line-lacks = ⚠️ {$channel}: something is lacking
channel-line-blocked = ⛔ {$channel}: I may not post
channel-line-frozen = 🧊 {$channel}: frozen
channel-head = 📣 <b>{$channel}</b> {$title}
channel-new = ✅ Done: <b>{$channel}</b> {$title} is connected.
channel-rights = I may {$rights} in {$channel}.
rights-all = post, edit and delete
rights-without-edit = post and delete, but not edit,
rights-without-delete = post and edit, but not delete,
rights-without-edit-delete = post, but neither edit nor delete,
channel-blocked = ⛔ I may not post here. What is planned waits until I may.
channel-discussion = 💬 I can read the comments.
channel-no-discussion = 💬 There is no discussion group, so there are no comments.
channel-frozen = 🧊 Publishing is frozen (since {$since}).
lack-gone = → I am not in the channel any more. Open {$channel} → Administrators → Add administrator, choose me, then press Check again.
lack-post = → Open {$channel} → Administrators, choose me and switch on <b>Post messages</b>.
lack-edit = → To let me edit: {$channel} → Administrators, choose me and switch on <b>Edit messages of others</b>.
lack-delete = → To let me delete: {$channel} → Administrators, choose me and switch on <b>Delete messages of others</b>.
lack-discussion = 💬 I cannot read the comments yet. → Add me to the discussion group as an administrator; no right in particular is needed.
pick-channel =
    Press the button below and choose your channel. I ask for three rights: to post, to edit and to delete messages.
    No button? Make me an administrator of the channel: it comes in by itself. /cancel takes the button away.
picked = 📣 {$channel} is on your list. Send me anything: text, photo, album, and it is a draft.
question-disconnect = Disconnect <b>{$channel}</b>? What is planned there waits until you connect it again. What is published stays.
done-disconnected = {$channel} is disconnected
button-disconnect = Disconnect
refusal-not-your-channel = You are not an administrator there who may post. Ask the channel's owner to connect it.
