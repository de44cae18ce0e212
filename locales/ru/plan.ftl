# План и то, что ждёт решения.
plan-head =
    🗓 <b>{$since} – {$until}</b>
    {$zone}, сейчас {$now}
plan-today-head = <b>{$day} · сегодня</b>
plan-day-head = <b>{$day}</b>
plan-line = {$sign} {$time} {$channels} · {$title}
plan-more = … и ещё {$count}
plan-none = Здесь ничего не запланировано и ничего не выходило.
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
    [one] ⚠️ {$count} пост ждёт решения. Откройте его: карточка спросит.
    [few] ⚠️ {$count} поста ждут решения. Откройте каждый: карточка спросит.
    [many] ⚠️ {$count} постов ждут решения. Откройте каждый: карточка спросит.
   *[other] ⚠️ {$count} постов ждут решения. Откройте каждый: карточка спросит.
}
trouble-none = Решать нечего.
button-plan-earlier = ‹ Раньше
button-plan-later = Позже ›
button-plan-today = Эта неделя
