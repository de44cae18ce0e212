# The plan, and what waits for a decision.
plan-head =
    🗓 <b>{$since} – {$until}</b>
    {$zone}, now {$now}
plan-today-head = <b>{$day} · today</b>
plan-day-head = <b>{$day}</b>
plan-line = {$sign} {$time} {$channels} · {$title}
plan-more = … and {$count} more
plan-none = Nothing is planned here, and nothing went out.
plan-sign-planned = 🗓
plan-sign-sending = 📤
plan-sign-published = 📣
plan-sign-unconfirmed = ❓
plan-sign-failed = ⚠️
plan-sign-missed = ⚠️
plan-sign-held = 🧊
plan-sign-cancelled = ✖️
plan-sign-removed = 🗑
plan-sign-seen = ✍️
trouble-head = { $count ->
    [1] ⚠️ 1 post waits for a decision. Open it: its card asks.
   *[other] ⚠️ {$count} posts wait for a decision. Open each: its card asks.
}
trouble-none = Nothing waits for a decision.
button-plan-earlier = ‹ Earlier
button-plan-later = Later ›
button-plan-today = This week
