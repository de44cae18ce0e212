# The team: members, roles, invitations, the team's group.
team-head = { $count ->
    [1] <b>{$workspace}</b>: 1 member
   *[other] <b>{$workspace}</b>: {$count} members
}
team-line = • {$name}, {$role}
team-line-unreachable = • {$name}, {$role} · I cannot write to them
team-invitation = ✉️ open invitation: {$role}, ends {$until}
choose-role = In which role?
choose-new-role = What shall {$name} be?
role-line = <b>{$role}</b>: may {$may}
role-may-owner = do everything, also make owners
role-may-admin = do everything but make owners
role-may-editor = write and publish, stop publishing
role-may-reviewer = see and approve posts, stop publishing
role-may-responder = see posts, stop publishing
role-may-analyst = see posts and the plan
role-may-client = see and approve posts
invitation-made =
    ✉️ The invitation as {$role} is below: forward it to one person.
    It works once and for 24 hours. You are told who joins.
invitation =
    👋 Join the desk of <b>{$workspace}</b> as {$role}: {$link}
    For one person, within 24 hours.
member-head = 👤 <b>{$name}</b> {$username}
member-unreachable = ⚠️ I cannot write to them: they have blocked me or never started me. Ask them to press Start.
question-remove = Remove <b>{$name}</b>? They lose access at once. What they wrote stays.
your-role = Your role in <b>{$workspace}</b> is {$role} now. {$by} changed it.
you-are-removed = You are not in the team of <b>{$workspace}</b> any more.
you-left = You have left the team of <b>{$workspace}</b>.
done-revoked = The invitation is void
done-role = {$name}: {$role}
done-removed = {$name} is out
team-chat-here = 👋 Cards of <b>{$workspace}</b> come here from now on. Each button asks who presses it. <code>/teamchat off</code> ends it.
team-chat-left = Cards of <b>{$workspace}</b> do not come here any more.
team-chat-how =
    Add me to your team's group and write /teamchat there, or choose the group here.
    Cards then come there and to each person. Written in a topic, /teamchat brings them into that topic.
pick-group = Press the button below and choose the group. I must be in it already. /cancel takes the button away.
done-team-chat = Done: cards come to the group too.
refusal-team-chat-unreachable = I cannot write there. Add me to the group first, then choose it again.
button-invite = Invite
button-revoke = Revoke: {$role}
button-change-role = Change role
button-remove-member = Remove
button-choose-group = Choose a group
button-team-chat-off = No group
