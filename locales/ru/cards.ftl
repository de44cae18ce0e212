# Карточка поста. {$...} это данные; теги — HTML Телеграма.
# Слова: draft черновик · review согласование · approve согласовать · changes правки · revision версия · schedule план
# freeze заморозить · held на паузе · label рубрика · preview превью · workspace пространство · team команда
card-head-draft = 📝 <b>Черновик</b> · {$title} · версия {$revision}
card-head-in-review = 👀 <b>На согласовании</b> · {$title} · версия {$revision}
card-head-returned = ↩️ <b>Нужны правки</b> · {$title} · версия {$revision}
card-head-approved = ✅ <b>Согласовано</b> · {$title}
card-head-scheduled = 🗓 <b>Запланировано</b> · {$title}
card-head-sending = 📤 <b>Отправляется</b> · {$title}
card-head-published = 📣 <b>Опубликовано</b> · {$title}
card-head-unconfirmed = ❓ <b>Пост вышел?</b> · {$title}
card-head-failed = ⚠️ <b>Не опубликовано</b> · {$title}
card-head-missed = ⚠️ <b>Не вышло вовремя</b> · {$title}
card-head-held = 🧊 <b>На паузе</b> · {$title}
card-head-removed = 🗑 <b>Удалено из канала</b> · {$title}
card-head-deleted = 🗑 <b>Черновик удалён</b> · {$title}
card-head-amend-draft = 📝 <b>Правка опубликованного</b> · {$title} · версия {$revision}
card-head-amend-in-review = 👀 <b>Правка на согласовании</b> · {$title} · версия {$revision}
card-head-amend-returned = ↩️ <b>Нужны правки</b> · {$title} · версия {$revision}
card-review-head = 👀 <b>{$channels}</b>
card-review-head-at = 👀 <b>{$channels}</b> · {$when}
card-quotation = «{$text}»
card-review = Ждёт вашего решения · автор: {$author}, версия {$revision}
card-review-change = Правка опубликованного, ждёт вашего решения · автор: {$author}, версия {$revision}
card-changed = изменено: {$changed}
card-to = Куда: {$channels}
card-to-nowhere = Куда: канал не выбран
card-wished = Желаемое время: {$when}
card-label = Рубрика: {$label}
card-options = Параметры: {$options}
card-returned-note = «{$note}» ({$reviewer})
card-approvals = Согласований: {$have} из {$need}, последнее: {$who}
card-no-approvals = Согласований пока 0 из {$need}
card-approved-by = { $count ->
    [1] Согласовано: {$who}, {$when}, версия {$revision}
   *[other] Согласований: {$count}, последнее: {$who}, {$when}, версия {$revision}
}
card-comments = 💬 { $count ->
    [one] {$count} комментарий
    [few] {$count} комментария
    [many] {$count} комментариев
   *[other] {$count} комментария
}
card-numbers = 📈 {$when}: {$numbers}
card-views = { $count ->
    [one] {$shown} просмотр
    [few] {$shown} просмотра
    [many] {$shown} просмотров
   *[other] {$shown} просмотра
}
card-reactions = { $count ->
    [one] {$shown} реакция
    [few] {$shown} реакции
    [many] {$shown} реакций
   *[other] {$shown} реакции
}
card-forwards = { $count ->
    [one] {$shown} репост
    [few] {$shown} репоста
    [many] {$shown} репостов
   *[other] {$shown} репоста
}
card-votes = 🗳 {$when}: { $count ->
    [one] голосовал {$shown} человек
    [few] голосовали {$shown} человека
    [many] голосовали {$shown} человек
   *[other] голосовали {$shown} человека
}
card-votes-closed = 🗳 Завершён: { $count ->
    [0] никто не голосовал
    [one] голосовал {$shown} человек
    [few] голосовали {$shown} человека
    [many] голосовали {$shown} человек
   *[other] голосовали {$shown} человека
}
card-votes-none = 🗳 Голосов пока нет
card-votes-unknown = 🗳 Голоса: нет данных. Мне не сообщили, каким опросом стал этот пост.
card-option = {$option}: {$votes}
card-options-more = { $count ->
    [one] и ещё {$count} вариант
    [few] и ещё {$count} варианта
    [many] и ещё {$count} вариантов
   *[other] и ещё {$count} варианта
}
card-replaced = {$title}: новая карточка ниже ⬇️
pub-planned = {$channel}: {$when}
pub-undo = {$channel}: сейчас выйдет
pub-again = {$channel}: пока не вышло, следующая попытка в {$when}
pub-sending = {$channel}: отправляется
pub-published = {$channel} · {$when}, {$lateness}{ $message ->
    [0] {""}
   *[other] {" "}· сообщение { NUMBER($message, useGrouping: 0) }
}
pub-on-time = вовремя
pub-seconds-late = позже на {$count} с
pub-minutes-late = позже на {$count} мин
pub-changing = правка вносится
pub-pinning = закрепляется
pub-removing = удаляется
pub-note = {$why}
pub-unconfirmed = {$channel}: время выхода {$when}. {$why} Сам я повторно не отправлю: посмотрите в канал и скажите мне.
pub-failed = {$channel}. {$why}
pub-missed = {$channel}: должно было выйти {$when}. {$why}
pub-held = {$channel}: выход {$when}. {$why}
pub-removed = {$channel}: удалено
# Почему: целые предложения, которые стоят после другого.
why-timed-out = Пост отправлен, но ответ не пришёл вовремя.
why-answer-lost = Пост отправлен, но ответ потерялся.
why-answer-unread = Пост отправлен, но ответ не удалось прочитать.
why-unknown = Пост отправлен, но что с ним стало, неизвестно.
why-partly-sent = Возможно, вышла только часть альбома.
why-lease-ran-out = Меня остановили во время отправки.
why-restored = Данные восстановлены из копии, поэтому пост мог уже выйти.
why-gone = Меня больше нет в канале.
why-no-rights = Мне больше нельзя публиковать в канале.
why-blocked = Сейчас мне нельзя там публиковать, владелец уже знает.
why-too-long = Telegram считает пост слишком длинным.
why-file-gone = Telegram больше не находит файл: пришлите его ещё раз через «Изменить».
why-file-too-large = Файл слишком большой для Telegram.
why-bad-button = Telegram не принимает ссылку в кнопке.
why-rejected = Telegram ответил отказом.
why-tries-used-up = Telegram слишком долго был недоступен.
why-frozen = Публикации заморожены.
why-late = В нужное время меня не было на связи.
why-very-late = Меня не было на связи несколько часов.
why-partly = Вышла только часть, от остального отказались.
why-pin-no-rights = Пост вышел, но закреплять в канале мне нельзя.
why-pin-rejected = Пост вышел, но закрепить его Telegram не дал.
why-pin-unknown = Пост вышел, но какое это сообщение, мне неизвестно: закрепите его сами.
why-edit-cannot-amend = Telegram не может заменить опубликованное на это: вид или число сообщений не совпадает. В канале всё осталось как было.
why-edit-message-gone = Правка не внесена: сообщения в канале уже нет.
why-edit-no-rights = Правка не внесена: мне нельзя редактировать в канале.
why-edit-rejected = Правка не внесена: Telegram отказал.
why-remove-no-rights = Пост не удалён: мне нельзя удалять в канале.
why-remove-message-locked = Пост не удалён: ботам Telegram разрешает удалять только первые 48 часов. Удалите его вручную.
why-remove-rejected = Пост не удалён: Telegram отказал.
untitled = (без текста)
untitled-album = (альбом, файлов: {$count})
untitled-video-note = (видеосообщение)
untitled-voice = (голосовое)
untitled-audio = (музыка)
untitled-document = (документ)
untitled-animation = (гифка)
untitled-video = (видео)
untitled-photo = (фото)
untitled-sticker = (стикер)
you = вы
the-desk = бот
line = {$text}
sign-draft = 📝
sign-in-review = 👀
sign-returned = ↩️
sign-approved = ✅
sign-scheduled = 🗓
sign-closed = 📣
option-silent = без звука
option-pinned = в закрепе
option-protected = без пересылки
option-caption-above = текст сверху
option-spoiler = спойлер
option-two-messages = двумя сообщениями
option-preview-above = превью ссылки сверху
option-preview-off = без превью ссылки
option-buttons = кнопки-ссылки
toggle-preview-below = Превью: снизу
toggle-preview-above = Превью: сверху
toggle-preview-off = Превью: нет
button-submit = На согласование
button-approve = Согласовать
button-request-changes = Нужны правки
button-undo-publish = Отменить
button-undo-approve = Отменить
button-publish-now = Опубликовать
button-apply-change = Опубликовать правку
button-schedule = В план
button-move = Перенести
button-unschedule = Снять с плана
button-channels = Каналы
button-options = Параметры
button-edit = Изменить
button-withdraw = Отозвать
button-history = История
button-delete = Удалить
button-delete-published = Удалить
button-drop-change = Убрать правку
button-repeat = Повторить
button-pin = Закрепить
button-restore = Восстановить
button-open = Открыть
button-open-card = Открыть
button-open-channel = Открыть канал
button-it-is-there = Пост на месте
button-send-again = Нет, отправить снова
button-leave-it = Оставить как есть
button-try-now = Сейчас
button-try-again = Ещё раз
button-new-time = Новое время
button-drop = Не нужно
button-how-to-fix = Как исправить
button-unfreeze = Разморозить
button-back = ‹ Назад
button-page-before = ‹ Новее
button-page-after = Раньше ›
button-cure-two-messages = Двумя сообщениями
button-cure-drop-buttons = Убрать кнопки
button-cure-buttons = Изменить кнопки
button-cure-channels = Выбрать канал
button-cure-check-channel = Проверить канал
button-cure-silence = { $count ->
    [1] Скрыть подсказку
    [one] Скрыть подсказки
    [few] Скрыть подсказки
    [many] Скрыть подсказки
   *[other] Скрыть подсказки
}
finding-empty = Пока здесь пусто
finding-text-too-long = Текст {$length} из {$limit} знаков
finding-caption-too-long = Подпись {$length} из {$limit} знаков
finding-no-caption = К такому файлу нельзя добавить текст
finding-album-size = Файлов: {$count}; в альбоме может быть от {$low} до {$high}
finding-album-mixed = Такие файлы нельзя собрать в один альбом
finding-album-buttons = У альбома не бывает кнопок
finding-poll-options = Ответов: {$count}; в опросе может быть от {$low} до {$high}
finding-poll-question-too-long = Вопрос {$length} из {$limit} знаков
finding-poll-option-too-long = Один из ответов длиннее: {$length} из {$limit} знаков
finding-too-many-buttons = Кнопок: {$count} из {$limit}
finding-row-too-long = Кнопок в одном ряду: {$count}; помещается {$limit}
finding-button-empty = У кнопки нет названия
finding-button-link = Кнопка «{$label}»: ссылка {$url} у читателей не откроется
finding-bad-link = Ссылка {$url} у читателей не откроется
finding-formatting-lost = Не смогу повторить {$what}
finding-no-channel = Канал не выбран
finding-channel-unreachable = Мне нельзя публиковать в {$channel}
finding-same-text = В {$channel} есть такой же текст ({$at})
finding-cannot-amend = {$channel}: Telegram не может заменить опубликованное на это. Оставьте вид и число файлов или опубликуйте новый пост
finding-message-unknown = {$channel}: я не знаю, какое это сообщение в канале. Измените его вручную
finding-no-call = В конце нет вопроса или призыва
finding-forwarded = Переслано от {$origin}: читатели увидят это как ваш пост
finding-all-capitals = Почти всё заглавными: читается как крик
finding-empty-short = пост пустой
finding-text-too-long-short = текст слишком длинный
finding-caption-too-long-short = подпись слишком длинная
finding-no-caption-short = к такому файлу нельзя добавить текст
finding-album-size-short = в альбоме слишком много или слишком мало файлов
finding-album-mixed-short = такие файлы нельзя собрать в один альбом
finding-album-buttons-short = у альбома не бывает кнопок
finding-poll-options-short = в опросе слишком много или слишком мало ответов
finding-poll-question-too-long-short = вопрос слишком длинный
finding-poll-option-too-long-short = один из ответов слишком длинный
finding-too-many-buttons-short = слишком много кнопок
finding-row-too-long-short = в ряду слишком много кнопок
finding-button-empty-short = у кнопки нет названия
finding-button-link-short = ссылка в кнопке у читателей не откроется
finding-bad-link-short = одна из ссылок у читателей не откроется
finding-formatting-lost-short = часть оформления не удастся повторить
finding-no-channel-short = канал не выбран
finding-channel-unreachable-short = один из каналов недоступен
finding-same-text-short = такой же текст есть в канале в пределах 30 дней
finding-cannot-amend-short = Telegram не может заменить опубликованное на это
finding-message-unknown-short = неизвестно, какое это сообщение в канале
lost-custom-emoji = премиум-эмодзи: вместо них будут обычные
lost-text-mention = упоминание по имени, если я не знаком с этим человеком
lost-quiz-answer = верный ответ пересланной викторины: создайте её заново
lost-live-photo = живое фото: уйдёт обычный снимок
lost-poll-extras = описание, картинки и срок опроса
