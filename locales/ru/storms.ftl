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
storm-answered = 📤 Ответ получили: {$done} из {$all}
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
