# Часы оповещений: предупреждения, передача, сводка; дежурства, заглушение и правила.
alert-escalated = вовремя не ответили, передано: {$to}
warning-soon = ⏳ {$author} всё ещё ждёт: ответить до {$when}
warning-late = ⏰ {$author} ждёт слишком долго: ответ был нужен до {$when}
digest-empty = 📥 Из этой сводки всё разобрано.
digest-head = 📥 { $count ->
    [one] {$count} комментарий пришёл без уведомления
    [few] {$count} комментария пришли без уведомления
    [many] {$count} комментариев пришли без уведомления
   *[other] {$count} комментария пришли без уведомления
}{ $late ->
    [0] {""}
   *[other] {" "}· просрочено: {$late}
}
digest-line = {$sign} <b>{$author}</b> {$text}
digest-line-many = {$sign} <b>{$author}</b> ×{$count} {$text}
digest-more = + { $count ->
    [one] ещё {$count} во входящих
    [few] ещё {$count} во входящих
    [many] ещё {$count} во входящих
   *[other] ещё {$count} во входящих
}

# Заглушение
button-mute = Заглушить
choose-mute = 🔕 О ком больше не сообщать? Автор: {$author}.
button-mute-author-hour = Автор, 1 ч
button-mute-author-day = Автор, 1 день
button-mute-author-good = Автор, навсегда
button-mute-thread-hour = Ветка, 1 ч
button-mute-thread-day = Ветка, 1 день
button-mute-thread-good = Ветка, навсегда
done-muted = Заглушено
done-unmuted = Больше не заглушено
button-mutes = Заглушённые
mutes-head = 🔕 { $count ->
    [0] Никто не заглушён.
    [one] Заглушён {$count}. Нажмите, чтобы снять.
    [few] Заглушены {$count}. Нажмите, чтобы снять.
    [many] Заглушено {$count}. Нажмите, чтобы снять.
   *[other] Заглушено {$count}. Нажмите, чтобы снять.
}
mute-kind-author = автор
mute-kind-thread = ветка в
mute-kind-near = похожее на
mute-for-good = навсегда

# Правила
button-alert-rules = Оповещения
rules-head = 🔔 <b>Оповещения</b>
rules-sla = Ответить за: { $minutes ->
    [one] {$minutes} минуту
    [few] {$minutes} минуты
    [many] {$minutes} минут
   *[other] {$minutes} минуты
}
rules-business = Часы идут: {$hours}
rules-quiet = Без звука: {$hours}
rules-rate = Сводка вместо уведомлений: больше {$count} за десять минут
rules-kind = {$kind}: {$comes}
rules-always = всегда
rules-never = никогда
rules-daily = ежедневно
rules-workdays = пн–пт
rules-minutes = {$minutes} мин
severity-low = в сводке
severity-normal = без звука
severity-high = со звуком
alert-kind-negative = Негатив
alert-kind-question = Вопрос
alert-kind-mention = Упоминание
alert-kind-spam = Спам
alert-kind-storm = Волна жалоб
alert-kind-spike = Резкий рост
button-rules-sla = Ответить за
button-rules-business = Рабочие часы
button-rules-quiet = Тихие часы
button-rules-rate = Порог сводки
choose-sla = Сколько может ждать читатель? Действует для новых оповещений.
choose-rate = После скольких оповещений за десять минут уведомления заменяет сводка?
choose-business = Когда идут часы? По местному времени команды.
choose-quiet = Когда без звука? Сообщения всё равно приходят.

# Дежурство
button-duty = Дежурство
button-hand-over = Передаю дежурство …
duty-head = 🧭 <b>Дежурство</b>
duty-now = Сейчас: {$names}
duty-nobody = никого
duty-line = {$day}: {$who}
duty-empty = Графика пока нет: узнают ответственные, иначе владелец и администраторы.
duty-of = Когда дежурит {$name}? Выберите часы, затем дни. Дата заменяет свой день недели.
duty-over-midnight = {$hours} — через полночь: конец уже на следующий день.
button-other-hours = Другие часы
ask-duty-hours = Какие часы? Напишите, например: «09:00–18:00», «22–6» (через полночь) или «весь день».
refusal-hours-unread = Не понимаю эти часы. Попробуйте: «09:00–18:00», «22–6», «весь день».
choose-hand-over = Ваше дежурство до {$until}: кому передать? То, что вы взяли, перейдёт вместе с ним.
choose-hand-over-open = То, что вы взяли, перейдёт другому, дежурство останется за вами. Кому?
choose-hand-over-no-duty = В ближайшую неделю вы не дежурите. То, что вы взяли, можно передать: кому?
button-open-only = Только взятое
ask-duty-until = До какого времени? Напишите, например: «18:00», «пн 9:00» или «через 3 часа».
refusal-duty-over = Это время уже прошло. Выберите другое.
refusal-duty-too-long = Не больше чем на { $days ->
    [one] {$days} день
    [few] {$days} дня
    [many] {$days} дней
   *[other] {$days} дня
}. Что дольше, то меняют в графике.
done-duty-handed = Ваше дежурство до {$until}: {$name}{ $count ->
    [0] {""}
    [one] {" "}· передан {$count} комментарий
    [few] {" "}· передано {$count} комментария
    [many] {" "}· передано {$count} комментариев
   *[other] {" "}· передано {$count} комментария
}
news-duty = 🧭 {$by} передаёт вам дежурство до {$until}. { $count ->
    [0] Открытых комментариев нет.
    [one] Открыт {$count} комментарий.
    [few] Открыто {$count} комментария.
    [many] Открыто {$count} комментариев.
   *[other] Открыто {$count} комментария.
}
news-duty-back = 🧭 {$by} забирает дежурство обратно. { $count ->
    [0] Открытых комментариев вместе с ним нет.
    [one] Вместе с ним уходит {$count} открытый комментарий.
    [few] Вместе с ним уходят {$count} открытых комментария.
    [many] Вместе с ним уходят {$count} открытых комментариев.
   *[other] Вместе с ним уходит {$count} открытого комментария.
}
button-take-duty-back = Забрать обратно
done-duty-back = Дежурство снова ваше{ $count ->
    [0] {""}
    [one] {" "}· с ним вернулся {$count} комментарий
    [few] {" "}· с ним вернулись {$count} комментария
    [many] {" "}· с ним вернулись {$count} комментариев
   *[other] {" "}· с ним вернулось {$count} комментария
}
refusal-duty-not-away = Вашего дежурства уже ни у кого нет: забирать нечего.
hand-over-nobody = Больше никто не может отвечать читателям.
done-handed-over = { $count ->
    [0] У вас ничего не открыто
    [one] Передан {$count} комментарий
    [few] Передано {$count} комментария
    [many] Передано {$count} комментариев
   *[other] Передано {$count} комментария
}
