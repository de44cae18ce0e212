# What this bot does, and its commands (also Telegram's menu).
help =
    <b>Your desk in this chat</b>
    📝 Send me text, photo, album, video, document, poll or a forward: it is a draft, shown as it will be.
    👀 Submit it for review: reviewers approve with one tap, or ask for changes.
    🗓 Schedule it by button or in words (“fri 18:30”), or publish at once.
    📣 It goes out once; the card becomes the receipt. If not, it says why and what to press.
    💬 Reply to a card to comment on it; edit your message to change the draft.
    🧊 /freeze stops everything at once.
help-role = Your role here: {$role}. Your commands:
help-command = {$command} {$what}
cancelled = The question is forgotten.
nothing-asked = I had asked nothing. Send me anything, and it is a draft.
command-start = what waits for me
command-new = a new draft
command-drafts = my drafts
command-review = what waits for my approval
command-plan = the plan: last week and next
command-freeze = stop publishing
command-unfreeze = resume publishing
command-channels = connect and check channels
command-team = members and invitations
command-settings = zone, approval, undo
command-language = my language
command-help = what I can do
command-cancel = forget the question
command-teamchat = bring the team's cards here
