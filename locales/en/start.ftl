# Home, first use, invitations, workspaces.
home-head = <b>{$workspace}</b> · {$now}
home-frozen = 🧊 Publishing is frozen
home-trouble = { $count ->
    [1] ⚠️ 1 post waits for a decision: not out, or not known to be
   *[other] ⚠️ {$count} posts wait for a decision: not out, or not known to be
}
home-blocked = { $count ->
    [1] ⛔ There is 1 channel where I may not post: /channels
   *[other] ⛔ There are {$count} channels where I may not post: /channels
}
home-review = { $count ->
    [1] 👀 1 post waits for your approval
   *[other] 👀 {$count} posts wait for your approval
}
home-inbox = { $count ->
    [one] 💬 {$count} waits for an answer: {$oldest}
   *[other] 💬 {$count} wait for an answer, the oldest: {$oldest}
}
home-drafts = { $count ->
    [1] 📝 1 draft of yours
   *[other] 📝 {$count} drafts of yours
}
home-no-channel = 📣 No channel yet: add yours, and what you send me can be published.
home-today = { $count ->
    [1] 🗓 1 goes out today, at {$next}
   *[other] 🗓 {$count} go out today, next {$next}
}
home-nothing-today = 🗓 Nothing more goes out today
stranger =
    👋 This is the desk of a social-media team, and you are not in a team yet.
    Ask its owner for an invitation link and open it: it brings you in. If the desk is yours, open the link that it showed when it was started.
invited =
    👋 You are invited to <b>{$workspace}</b> as <b>{$role}</b>.
    You may {$may}.
done-joined = Welcome to {$workspace}
workspaces-head = Where do you want to work?
done-switched = You are in {$workspace} now
first-hello =
    👋 Hello! I am the desk of your social-media team: drafts, approvals and publishing, all in this chat.
    Which language do you speak with me?
first-language = 👋 Good. Two questions, one channel, and the desk is yours.
ask-brand = What is the brand called?
first-zone =
    <b>{$workspace}</b> it is. In which time zone do you plan?
    Press, or type a city.
first-channel =
    🕒 {$zone}, now {$now}.
    Last step: the channel that you publish in.
button-new-post = New post
button-add-my-channel = Add my channel
button-review = Review
button-drafts = Drafts
button-settings = Settings
button-trouble = Decide
button-workspaces = Workspaces
button-new-workspace = New workspace
button-join = Join
