# /doctor: what is wrong, each with its cure.
doctor-looking = Looking at channels, groups and people…
doctor-head = { $count ->
    [0] 🩺 <b>{$workspace}</b>: all is well.
    [1] 🩺 <b>{$workspace}</b>: 1 thing to look at.
   *[other] 🩺 <b>{$workspace}</b>: {$count} things to look at.
}
doctor-name = Readers see answers from “{$name}” (@{$username}). If that is not your brand's name: @BotFather → /setname.
doctor-sign-error = ⛔
doctor-sign-warning = ⚠️
doctor-sign-hint = 💡
doctor-line = {$sign} {$what}
doctor-lacks = {$sign} <b>{$channel}</b> {$cure}
doctor-more = { $count ->
    [1] And 1 more. Mend these first, then check again.
   *[other] And {$count} more. Mend these first, then check again.
}
doctor-no-channel = No channel is connected, so nothing can go out. → Add one.
doctor-not-seen = Telegram does not say now what I may do in {$channel}. → Check again in a minute.
doctor-no-group = {$channel} has no discussion group, so there are no comments. → Channel settings → Discussion.
doctor-group-not-seen = Telegram does not say now what I may do in the discussion group of {$channel}. → Check again in a minute.
doctor-no-delete = I cannot delete comments under {$channel}. → Discussion group → Administrators, choose me, <b>Delete messages</b>.
doctor-no-restrict = I cannot ban or restrict readers under {$channel}. → Discussion group → Administrators, choose me, <b>Ban users</b>.
doctor-frozen = {$channel} is frozen: nothing goes out there. → /unfreeze
doctor-all-frozen = Publishing is frozen everywhere. → /unfreeze
doctor-few-reviewers = { $wanted ->
    [1] A post needs an approval, and nobody can give one. → /team
   *[other] A post needs {$wanted} approvals, and {$count} can give one. → /team
}
doctor-nobody-answers = Nobody here can be told of an angry comment. → /team: give somebody the role Responder.
doctor-no-rota = There is no duty table, so alerts go to the responders, or else to the owner. → Duty
doctor-out-of-reach = {$name} has blocked me or left Telegram, and hears nothing. → Ask {$name} to open me and press Start.
doctor-source-fails = “{$source}” cannot be read. → /sources
doctor-no-model = No language model is set: mood is judged here alone, and <i>Suggest</i> offers saved replies. → OPENAI_API_KEY
doctor-name-not-seen = Telegram does not say now how I appear. → Check again in a minute.
doctor-no-picture = I have no picture, and readers see me under their comments. → @BotFather → /setuserpic: the brand's logo.
doctor-no-description = I have no description. → @BotFather → /setdescription: whose bot this is.
doctor-privacy = Privacy mode is on: in groups I hear readers only as an administrator. → Make me one, or @BotFather → /setprivacy → Disable.
button-doctor = Check-up
button-sources = Sources
