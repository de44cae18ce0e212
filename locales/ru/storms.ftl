# Штормы: многие пишут почти одно и то же.
storm-authors = { $count ->
    [one] Об этом пишет <b>{$count} читатель</b>
    [few] Об этом пишут <b>{$count} читателя</b>
    [many] Об этом пишут <b>{$count} читателей</b>
   *[other] Об этом пишут <b>{$count} читателя</b>
}
storm-pace = { $count ->
    [one] {$count} комментарий, {$first}–{$last}, около {$rate} в час
    [few] {$count} комментария, {$first}–{$last}, около {$rate} в час
    [many] {$count} комментариев, {$first}–{$last}, около {$rate} в час
   *[other] {$count} комментария, {$first}–{$last}, около {$rate} в час
}
storm-answered = 📤 Отвечено: {$done} из {$all}
storm-reactions = Реакции на ответы: {$reactions}
alert-muted-until = 🔕 Без звука до {$when}; счётчик идёт
alert-closed-storm = ✔️ Закрыто: теперь это часть шторма
storm-list-head = { $count ->
    [one] 🔥 <b>Пишут об одном</b>: {$count} комментарий
    [few] 🔥 <b>Пишут об одном</b>: {$count} комментария
    [many] 🔥 <b>Пишут об одном</b>: {$count} комментариев
   *[other] 🔥 <b>Пишут об одном</b>: {$count} комментария
}
ask-answer-all = { $count ->
    [one] Напишите ответ для <b>{$count} читателя</b>. Каждый получит его в ответ на свой комментарий, по очереди.
    [few] Напишите ответ для <b>{$count} читателей</b>. Каждый получит его в ответ на свой комментарий, по очереди.
    [many] Напишите ответ для <b>{$count} читателей</b>. Каждый получит его в ответ на свой комментарий, по очереди.
   *[other] Напишите ответ для <b>{$count} читателя</b>. Каждый получит его в ответ на свой комментарий, по очереди.
}
question-answer-all = { $count ->
    [one] Отправить это {$count} читателю?
    [few] Отправить это {$count} читателям по очереди?
    [many] Отправить это {$count} читателям по очереди?
   *[other] Отправить это {$count} читателя по очереди?
}
done-answer-all = { $count ->
    [one] Ответ идёт {$count} читателю
    [few] Ответ идёт {$count} читателям по очереди
    [many] Ответ идёт {$count} читателям по очереди
   *[other] Ответ идёт {$count} читателя по очереди
}
done-storm-mute = Час без звука
button-answer-all = Ответить всем
button-answer-all-yes = Отправить всем
button-storm-list = Список
button-storm-mute = Без звука 1 ч
button-open-storm = Открыть шторм
refusal-no-storm = Это не шторм.
refusal-nobody-waits = Там уже всем ответили.
# Всплески: больше обычного или хуже обычного.
spike-volume = { $count ->
    [one] <b>{$count}</b> комментарий за два часа; обычно {$usual}
    [few] <b>{$count}</b> комментария за два часа; обычно {$usual}
    [many] <b>{$count}</b> комментариев за два часа; обычно {$usual}
   *[other] <b>{$count}</b> комментария за два часа; обычно {$usual}
}
spike-mood = Негативных <b>{$share} %</b>; обычно {$usual} %
spike-baseline = { $weeks ->
    [one] Обычно — тот же день недели и час, {$weeks} неделя
    [few] Обычно — тот же день недели и час, {$weeks} недели
    [many] Обычно — тот же день недели и час, {$weeks} недель
   *[other] Обычно — тот же день недели и час, {$weeks} недели
}
# Красная кнопка: всё останавливается, а у команды появляется комната.
button-red-button = 🛑 Красная кнопка
button-red-button-yes = Остановить всё
question-red-button = Остановить все публикации этого пространства и открыть для этого комнату в группе команды?
war-room-topic = Кризис, {$when}
war-room-storm = многие пишут об одном
war-room-spike = резкий рост
war-room-head = 🛑 <b>Все публикации остановлены</b>: {$kind}. Обсуждайте здесь.
war-room-stopped = { $count ->
    [0] Ничего не ждало публикации.
    [one] <b>Остановлено</b>: {$count} пост
    [few] <b>Остановлено</b>: {$count} поста
    [many] <b>Остановлено</b>: {$count} постов
   *[other] <b>Остановлено</b>: {$count} поста
}
war-room-out = { $count ->
    [0] За шесть часов ничего не вышло.
    [one] <b>Вышло за шесть часов</b>: {$count} пост
    [few] <b>Вышло за шесть часов</b>: {$count} поста
    [many] <b>Вышло за шесть часов</b>: {$count} постов
   *[other] <b>Вышло за шесть часов</b>: {$count} поста
}
war-room-line = · {$when}, {$channel}: {$title}
war-room-more = и ещё {$count}
refusal-no-crowd = Здесь речь об одном комментарии. Чтобы остановить публикации, есть /freeze.
# История читателя.
button-reader = История
button-reader-note = Добавить заметку
reader-head = 👤 <b>{$author}</b>, сначала новое
reader-said = {$sign} {$when} · {$state}
reader-answer = ↳ мы: {$text}
reader-note = 📝 {$text} ({$by}, {$when})
reader-open = ждёт
reader-assigned = взято
reader-escalated = просрочено
reader-answered = отвечено
reader-muted = без звука
reader-closed = закрыто
reader-no-alert = без оповещения
reader-reacts = Ставит реакции: {$reactions}
ask-reader-note = Напишите заметку: <b>{$author}</b>. Её видит только команда.
refusal-no-author = Здесь речь не об одном читателе.
refusal-reader-note-wanted = Напишите заметку текстом, пожалуйста.
refusal-note-too-long = В заметке {$have} знаков; помещается {$limit}.
