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

# Tags of links: source, medium and campaign, for the web counter.
channel-tags = 🔖 Links get tags for your web counter.
tags-head = 🔖 <b>Tags of links</b>, {$channel}
tags-off = Off. Links go out as you wrote them.
tags-on =
    On. A link gets what it lacks of these, in the preview as in the channel; the text you see stays the same.
tags-example = Now: utm_source={$source}, utm_medium={$medium}, utm_campaign={$campaign}
tags-automatic = the post's label, else its name
tags-spared = Links to Telegram and tags that stand there already are left alone.
ask-tag-source = What shall stand as the source (utm_source)? For example: telegram
ask-tag-medium = What shall stand as the medium (utm_medium)? For example: social
ask-tag-campaign = What shall stand as the campaign (utm_campaign)? Type <code>-</code> for the post's label, else its name.
button-tags = Tags of links
button-tags-on = Switch on
button-tags-off = Switch off
button-tag-source = Source
button-tag-medium = Medium
button-tag-campaign = Campaign
done-tags-on = From now on links get tags
done-tags-off = Links go out as written
refusal-tag-wanted = Type a word, please.
refusal-tag-too-long = That has {$have} characters; up to {$limit} fit.
refusal-tag-unknown = I know the source, the medium and the campaign. Open the channel once more: /channels
