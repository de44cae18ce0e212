# Цифры: слова на картинке, подпись под ней и кнопки.
stats-week = Неделя {$number}
stats-against-week = по сравнению с 7 днями до этого
stats-against-month = по сравнению с 30 днями до этого
stats-against-quarter = по сравнению с 13 неделями до этого
stats-followers = Подписчики
stats-views = Просмотры поста
stats-engagement = Вовлечённость
stats-in-time = Ответ за {$minutes} мин
stats-in-hours = Ответ за {$hours} ч
stats-same = без изменений
stats-new = не с чем сравнить

# Части картинки
stats-panel-views = { $step ->
    [1] Просмотры по дням
   *[other] Просмотры по неделям
}
stats-panel-views-hint = постов этого дня; линия — прошлый период
stats-panel-engaged = { $step ->
    [1] Вовлечённость по дням
   *[other] Вовлечённость по неделям
}
stats-panel-engaged-hint = реакции, комментарии и репосты; линия — прошлый период
stats-panel-flow = Подписчики
stats-panel-flow-hint = { $step ->
    [1] пришли и ушли за день
   *[other] пришли и ушли за неделю
}
stats-panel-trend = Подписчики
stats-panel-trend-hint = сколько их было в конце дня
stats-panel-kinds = Вовлечённость по видам
stats-panel-kinds-views = реакции, комментарии, репосты на просмотр; (посты)
stats-panel-kinds-followers = реакции, комментарии на подписчика; (посты)
stats-panel-hours = Лучшие часы
stats-panel-hours-hint = просмотры поста за 8 недель; пусто — постов не было
stats-panel-mood = Комментарии и настроение
stats-panel-mood-hint = { $step ->
    [1] за день; сверху — доля негативных
   *[other] за неделю; сверху — доля негативных
}
stats-panel-answers = Первый ответ
stats-panel-answers-hint = минуты, точка — комментарий; линия — обещано
stats-panel-voice = Доля голоса
stats-panel-voice-hint = часть всех просмотров, которую собрали посты; в скобках — сколько постов
stats-panel-each-hint = в среднем, по данным открытых страниц; в скобках — сколько постов
stats-row-since = {$value}  с {$day}
stats-kind-text = Текст
stats-kind-photo = Фото
stats-kind-album = Альбом
stats-kind-video = Видео
stats-kind-poll = Опрос
stats-kind-other = Другое
stats-row = {$name} ({$posts})
stats-row-one = {$rate}  один пост
stats-row-better = {$rate}  лучше
stats-row-weaker = {$rate}  слабее

# Чего мы не знаем
stats-no-posts = За это время постов не было
stats-no-views = Просмотры пока неизвестны
stats-no-followers = Подписчики ещё не посчитаны
stats-no-comments = За это время комментариев не было
stats-no-answers = Отвечать было не на что
stats-no-discussion = Комментарии не читаются: нет группы обсуждения
stats-no-competitor = Конкурентов пока нет. Добавьте: /sources
stats-why-no-posts = не было постов
stats-why-no-views = данных пока нет
stats-why-no-followers = ещё не посчитаны
stats-why-no-comments = не было комментариев
stats-why-no-answers = не на что отвечать
stats-why-no-discussion = не подключено
stats-why-no-competitor = сравнивать не с кем
stats-footer-views = Просмотры: известны у {$known} из {$count}.
stats-footer-at = Посчитано {$when}, {$city}
stats-footer-never = Пока ничего не посчитано.
stats-no-visits = Посещения: нет данных. Загрузите файл: /visits
stats-why-no-visits = файл не загружен

# Пики
stats-peak-hit = {$kind} «{$title}»: ×{$times} к обычным просмотрам
stats-peak-hit-untitled = {$kind}: ×{$times} к обычным просмотрам
stats-peak-negative = { $count ->
    [one] {$count} негативный комментарий {$day}
    [few] {$count} негативных комментария {$day}
    [many] {$count} негативных комментариев {$day}
   *[other] {$count} негативного комментария {$day}
}

# Подпись
stats-caption-head = 📊 <b>{$name}</b> · {$period}
stats-caption-peak = {$sign} {$text}
stats-caption-best = 🕑 Лучшие часы {$from}–{$until}: {$views} просмотров на пост, так показали посты ({$posts}).
stats-caption-best-unsure = 🕑 Пока лучшие часы {$from}–{$until}: {$views} просмотров на пост, постов {$posts}. Возможно, это случайность.
stats-caption-answer = ⏱ Половина ответов — быстрее чем за {$minutes} мин.
stats-caption-visits = 🔗 Посещения по нашим ссылкам: {$visits}
stats-caption-visits-part = { $days ->
    [one] 🔗 Посещения по нашим ссылкам: {$visits}, известно {$known} из {$days} дня
    [few] 🔗 Посещения по нашим ссылкам: {$visits}, известно {$known} из {$days} дней
    [many] 🔗 Посещения по нашим ссылкам: {$visits}, известно {$known} из {$days} дней
   *[other] 🔗 Посещения по нашим ссылкам: {$visits}, известно {$known} из {$days} дня
}
stats-caption-voice = 🗣 Ваши посты собрали {$share} всех просмотров, остальное — посты конкурентов.
stats-voice-unknown = Не учтены, просмотры пока неизвестны: {$names}.
stats-caption-unsure = Различия без «лучше» и «слабее» могут быть случайными.

# Сообщение под картинкой
details-peaks = Что выделяется
details-peaks-none = Ничего: ни один пост не набрал в 1,8 раза больше обычного, и ни в один день не было заметно больше жалоб.
details-hit = Вышел {$when}. Просмотров {$views}: ×{$times} к обычным {$usual}.
details-hit-rate = Вовлечённость {$rate}, у всех постов вместе {$usual}.
details-negative = { $comments ->
    [one] Негативных {$count} из {$comments} комментария, {$share}; за всё время {$usual}.
    [few] Негативных {$count} из {$comments} комментариев, {$share}; за всё время {$usual}.
    [many] Негативных {$count} из {$comments} комментариев, {$share}; за всё время {$usual}.
   *[other] Негативных {$count} из {$comments} комментария, {$share}; за всё время {$usual}.
}
details-negative-post = { $comments ->
    [one] В тот день больше всего обсуждали: {$title}, {$comments} комментарий.
    [few] В тот день больше всего обсуждали: {$title}, {$comments} комментария.
    [many] В тот день больше всего обсуждали: {$title}, {$comments} комментариев.
   *[other] В тот день больше всего обсуждали: {$title}, {$comments} комментария.
}
details-seen = Больше всего просмотров
details-post = Пост
details-visits = Посещения по нашим ссылкам
details-visits-days = { $days ->
    [one] известно {$known} из {$days} дня
    [few] известно {$known} из {$days} дней
    [many] известно {$known} из {$days} дней
   *[other] известно {$known} из {$days} дня
}
details-visits-strange = По другим ссылкам
details-channel-gone = Отключённый канал
details-campaign = Кампания {$name}
details-poll = 🗳 {$title} · { $count ->
    [one] голосовал {$count} человек
    [few] голосовали {$count} человека
    [many] голосовали {$count} человек
   *[other] голосовали {$count} человека
}
details-poll-closed = 🗳 {$title} · завершён, { $count ->
    [one] голосовал {$count} человек
    [few] голосовали {$count} человека
    [many] голосовали {$count} человек
   *[other] голосовали {$count} человека
}
details-polls-unknown = { $count ->
    [one] Голоса {$count} опроса: нет данных. Telegram сообщает голоса только тех опросов, что публикую я.
    [few] Голоса {$count} опросов: нет данных. Telegram сообщает голоса только тех опросов, что публикую я.
    [many] Голоса {$count} опросов: нет данных. Telegram сообщает голоса только тех опросов, что публикую я.
   *[other] Голоса {$count} опроса: нет данных. Telegram сообщает голоса только тех опросов, что публикую я.
}
details-voice-posts = { $posts ->
    [one] {$posts} пост
    [few] {$posts} поста
    [many] {$posts} постов
   *[other] {$posts} поста
}
details-voice-each = { $count ->
    [one] {$views} просмотр на пост
    [few] {$views} просмотра на пост
    [many] {$views} просмотров на пост
   *[other] {$views} просмотра на пост
}
details-voice-since = с {$day}
details-joins = Подписались
details-way = {$way}
details-ways-other = Другие ссылки
way-named = «{$name}»
way-main = Основная ссылка …{$name}
way-unnamed = Ссылка …{$name}
way-public = Публичная ссылка
way-folder = Общая папка
way-added = Кто-то добавил
way-unknown = Откуда, неизвестно
command-stats = неделя в картинке
button-stats = Неделя в картинке
button-view-week = Всё
button-view-growth = Рост
button-view-posts = Посты
button-view-hours = Часы
button-view-mood = Настроение
button-view-answers = Ответы
button-view-voice = Конкуренты
button-span-week = Неделя
button-span-month = Месяц
button-span-quarter = Квартал
button-stats-earlier = ‹ Раньше
button-stats-later = Позже ›
button-stats-channel = Канал
button-stats-all = Все каналы
button-stats-dark = Тёмная
button-stats-light = Светлая
button-stats-why = Почему?
button-stats-details = Подробнее
button-stats-picture = ‹ Картинка
refusal-picture-failed = Картинку не удалось нарисовать. Попробуйте через минуту.
refusal-channel-unknown = Канала «{$name}» здесь нет. Все каналы: /channels.

# Почему изменились просмотры
why-views-head = 🔎 <b>{$name}</b> · {$period}
why-views-rose = Просмотры выросли: было {$before}, стало {$now}, {$change}.
why-views-fell = Просмотры упали: было {$before}, стало {$now}, {$change}.
why-views-same = Просмотры не изменились: {$now}.
why-views-unknown = Просмотры одного из двух периодов неизвестны, сравнить не с чем.
why-views-none = Одной причины не видно: сложилось много мелочей.
why-views-because = Что говорят цифры, сначала главное:
cause-posts-up = • Больше постов: {$now}, раньше {$before} ({$part})
cause-posts-down = • Меньше постов: {$now}, раньше {$before} ({$part})
cause-hit-up = • Один хит: {$title}, просмотров {$views} ({$part})
cause-hit-down = • Не было хита: раньше {$title} набрал {$views} ({$part})
cause-kinds-up = • Больше того, что смотрят чаще, прежде всего: {$name} ({$part})
cause-kinds-down = • Больше того, что смотрят реже, прежде всего: {$name} ({$part})
cause-hours-up = • Часы удачнее, прежде всего с {$from} до {$until} ({$part})
cause-hours-down = • Часы слабее, прежде всего с {$from} до {$until} ({$part})
cause-followers-up = • Больше подписчиков: {$now}, раньше {$before} ({$part})
cause-followers-down = • Меньше подписчиков: {$now}, раньше {$before} ({$part})
cause-reach-up = • Обычный пост видели чаще: {$now}, раньше {$before} ({$part})
cause-reach-down = • Обычный пост видели реже: {$now}, раньше {$before} ({$part})
why-views-note = Это оценки: каждая сравнивает одно с обычным для прошлого периода.
