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
alert-reactions = Реакции читателей: {$reactions}
reaction-count = {$emoji} {$count}
reactions-more = +{$count}
reaction-custom = другое
alert-because = потому что: {$words}
alert-watch = наблюдение «{$watch}»: {$words}
alert-model-negative = негатив, по мнению языковой модели
alert-model-neutral = нейтрально, по мнению языковой модели
alert-model-positive = похвала, по мнению языковой модели
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
inbox-nothing-here = { $count ->
    [one] 💬 Здесь пусто. Всего ждёт {$count}: нажмите <b>Показать все</b> или выберите другое.
    [few] 💬 Здесь пусто. Всего ждут {$count}: нажмите <b>Показать все</b> или выберите другое.
    [many] 💬 Здесь пусто. Всего ждут {$count}: нажмите <b>Показать все</b> или выберите другое.
   *[other] 💬 Здесь пусто. Всего ждёт {$count}: нажмите <b>Показать все</b> или выберите другое.
}
inbox-all = Чьи: все
inbox-mine = Чьи: мои
inbox-free = Чьи: ничьи
inbox-kinds = Все виды
inbox-sources = Все источники
button-inbox-all = Показать все
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
alert-closed-not-negative = ✔️ Не негатив ({$by}): бот это запомнил
alert-taught-negative = негатив, по слову человека
alert-taught-not-negative = не негатив, по слову человека
button-alert-not-negative = Не негатив
button-alert-is-negative = Это негатив
button-alert-why = Почему
done-not-negative = Запомнено. Закрыто.
done-is-negative = Запомнено
# Почему появилась карточка: что решило, какое правило, кто и когда узнал.
why-head = <b>Почему эта карточка</b> · {$place}
why-mood = негатив {$sure}, уверенность {$confidence}
why-watch = наблюдение «{$watch}», слой «{$layer}»: {$words}
why-rule-negative = Правило: жалобы приходят {$severity}
why-rule-question = Правило: вопросы приходят {$severity}
why-rule-mention = Правило: упоминания приходят {$severity}
why-rule-spam = Правило: спам приходит {$severity}
why-rule-storm = Правило: волна одинаковых жалоб приходит {$severity}
why-rule-spike = Правило: резкий рост приходит {$severity}
why-severity-low = только в список
why-severity-normal = без звука
why-severity-high = со звуком
why-step-told = {$when} · сообщено: {$by}
why-step-take = {$when} · взято: {$by}
why-step-give-back = {$when} · возвращено: {$by}
why-step-answer = {$when} · отвечено: {$by}
why-step-close = {$when} · закрыто: {$by}
why-step-reopen = {$when} · открыто снова: {$by}
why-step-not-negative = {$when} · «не негатив»: {$by}
why-step-is-negative = {$when} · «негатив»: {$by}
why-step-opinion = {$when} · языковая модель рассудила иначе
why-step-other = {$when} · изменено: {$by}
negative-of-what = Ответьте командой /negative на комментарий, в котором жалоба.
reader-is-negative = Негатив: «{$text}»
why-of-what = Ответьте командой /why на карточку комментария.
refusal-taught-already = Бот это уже знает.
refusal-comment-not-found = Этого комментария я не слышал: его написали раньше, чем я начал слушать, или не нам.
