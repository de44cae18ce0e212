news-comment = 💬 <b>{$by}</b> on “{$title}”: {$text}
news-reminder = ⏰ “{$title}” still waits for your approval. It is wanted for {$when}.
news-expired = ⌛ “{$title}” was wanted for {$when}, and nobody approved it. It was not published and is a draft again.
news-channel-connected = ✅ I may post in {$channel} again. What was held goes on.
news-channel-blocked = ⚠️ I may not post in {$channel} any more. What was planned there is held.
news-missed = { $count ->
    [one] ⚠️ I was away, and {$count} post missed its time (since {$since}). Nothing was sent late: open it and decide.
   *[other] ⚠️ I was away, and {$count} posts missed their time (since {$since}). Nothing was sent late: open each and decide.
}
news-joined = 👋 {$name} has joined the team as {$role}.
news-unreachable = ⚠️ I cannot write to {$name}: they have blocked me or never started me. Ask them to press Start.
news-frozen = 🧊 {$by} has frozen all publishing. { $count ->
    [0] Nothing new is held.
    [one] {$count} post is held.
   *[other] {$count} posts are held.
}
news-frozen-channel = 🧊 {$by} has frozen publishing in {$channel}. { $count ->
    [0] Nothing new is held.
    [one] {$count} post is held.
   *[other] {$count} posts are held.
}
news-unfrozen = {$by} has unfrozen all publishing. { $count ->
    [0] Nothing goes out by that.
    [one] {$count} post goes on.
   *[other] {$count} posts go on.
}
news-unfrozen-channel = {$by} has unfrozen publishing in {$channel}. { $count ->
    [0] Nothing goes out by that.
    [one] {$count} post goes on.
   *[other] {$count} posts go on.
}
news-restored = 🧊 The desk was put back from a copy. { $count ->
    [0] Nothing fell due since it was made.
    [one] {$count} post fell due since and may be out: its card asks.
   *[other] {$count} posts fell due since and may be out: their cards ask.
} Publishing is frozen until somebody looks at the plan.
button-channel-check = Check again
button-plan = Plan
button-team = Team
news-source = 📡 I cannot read “{$title}” any more and go on trying.
