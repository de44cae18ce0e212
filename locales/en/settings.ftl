# Settings of the workspace, and one's own language.
language-name = English
settings-head = ⚙️ <b>{$workspace}</b>
settings-zone = 🕒 {$zone}, now {$now}
settings-mode-none = Approval: none; editors publish by themselves
settings-mode-optional = Approval: optional; the author may ask for it
settings-mode-required = Approval: required, one ({ $people ->
    [1] 1 member may approve
   *[other] {$people} members may approve
})
settings-mode-quorum = Approval: {$count} of { $people ->
    [1] 1 member who may approve
   *[other] {$people} members who may approve
}
settings-too-few = ⚠️ { $count ->
    [0] Nobody may approve yet, so nothing can go out.
    [1] Only 1 member may approve, so nothing can go out.
   *[other] Only {$count} members may approve, so nothing can go out.
} Invite one: /team
settings-self-yes = Own posts: may be approved by their author
settings-self-no = Own posts: somebody else approves
settings-undo = { $seconds ->
    [0] Publish now: at once, without Undo
    [1] Publish now: Undo for 1 second
   *[other] Publish now: Undo for {$seconds} seconds
}
settings-team-chat-on = Team's group: cards come there too
settings-team-chat-off = Team's group: none, cards come to each person
settings-hints = { $count ->
    [1] 💡 1 hint is hidden
   *[other] 💡 {$count} hints are hidden
}
ask-name = What shall the workspace be called?
choose-zone =
    The zone is {$zone}. Choose another, or type a city.
    What is planned stays at its instant.
which-zone = Which one?
choose-mode = Who says yes before a post goes out?
choose-undo = For how long can <b>Publish now</b> be taken back?
choose-language = Which language do you speak with me? The team keeps its own.
done-setting = Saved
done-language = I speak English with you
button-set-name = Name
button-set-zone = Time zone
button-set-approval = Approval
button-set-self-allow = Own posts: allow
button-set-self-forbid = Own posts: forbid
button-set-undo-time = Undo time
button-set-team-chat = Team's group
button-set-hints = Show hints again
button-mode-none = None
button-mode-optional = Optional
button-mode-required = Required
button-mode-quorum = { $count ->
   *[other] {$count} approvals
}
button-undo-seconds = { $seconds ->
    [0] No undo
   *[other] {$seconds} s
}
button-language = Language
refusal-zone-unknown = I do not know that city. Try the next bigger one, or its country.
refusal-other-workspace = This button belongs to another workspace; you are in {$workspace} now. /start switches.
