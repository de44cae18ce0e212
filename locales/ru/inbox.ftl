# Что говорят читатели и что из этого следует.
alert-head-negative = 💬 <b>Негатив{$sure}</b> · {$place}
alert-head-question = 💬 <b>Вопрос</b> · {$place}
alert-head-mention = 💬 <b>Упоминание</b> · {$place}
alert-head-spam = 💬 <b>Похоже на спам</b> · {$place}
alert-head-storm = 🔥 <b>Многие пишут об одном</b> · {$place}
alert-head-spike = 📈 <b>Резкий рост</b> · {$place}
alert-sign-negative = 💬
alert-sign-question = ❔
alert-sign-mention = 📣
alert-sign-spam = 🗑
alert-sign-storm = 🔥
alert-sign-spike = 📈
alert-no-place = все источники
alert-due = ответить до {$when}
alert-late = ответ был нужен до {$when}
alert-taken = взято: {$by}
alert-answered = ✅ Отвечено: {$by}, за {$took}
alert-muted = 🔕 Без звука: источник или автор заглушён
alert-closed = ✔️ Закрыто: {$by}
alert-closed-gone = ✔️ Закрыто: комментария больше нет
alert-closed-deleted = ✔️ Закрыто: комментарий удалён ({$by})
took-seconds = {$seconds} с
took-minutes = {$minutes} мин {$seconds} с
took-hours = {$hours} ч {$minutes} мин
alert-by = — {$author}
alert-by-under = — {$author}, под «{$title}»
alert-edited = {" "}(изменено)
alert-because = потому что: {$words}
alert-watch = наблюдение «{$named}»: {$words}
alert-model = подтверждено языковой моделью
alert-more = + { $count ->
    [one] ещё {$count} комментарий
    [few] ещё {$count} комментария
    [many] ещё {$count} комментариев
   *[other] ещё {$count} комментария
}
alert-media-photo = (фото)
alert-media-video = (видео)
alert-media-animation = (гифка)
alert-media-sticker = (стикер)
alert-media-voice = (голосовое сообщение)
alert-media-video-note = (видеосообщение)
alert-media-document = (файл)
alert-media-audio = (музыка)
alert-media-other = (без текста)
button-alert-take = Беру
button-alert-give-back = Вернуть
button-alert-close = Закрыть
button-alert-reopen = Открыть снова
button-inbox = Входящие
inbox-empty = 💬 Никто не ждёт ответа.
inbox-head = 💬 { $count ->
    [one] {$count} ждёт ответа
    [few] {$count} ждут ответа
    [many] {$count} ждут ответа
   *[other] {$count} ждут ответа
}{ $mine ->
    [0] {""}
   *[other] {" "}· ваших: {$mine}
}
done-alert-taken = Теперь ваше
done-alert-given-back = Возвращено
done-alert-closed = Закрыто
done-alert-reopened = Снова открыто, теперь ваше
command-inbox = комментарии, которые ждут ответа
