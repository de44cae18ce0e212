# Ответы читателям: спрошены, в пути, отправлены; заготовки; модерация.
ask-answer = Напишите ответ для <b>{$author}</b>: текст, картинку, голосовое или стикер.
    <blockquote>{$text}</blockquote>
done-answering = Ответ отправляется
done-answer-there = Хорошо, считаю, что читатель получил ответ
done-answer-again = Отправляю ещё раз
done-answer-left = Оставляю как есть и не отправляю
done-answer-now = Отправляю сейчас
done-answer-dropped = Не отправляю, читатель пока без ответа
done-taking-back = Удаляю ответ
button-reply = Ответить
button-answer-too = Отправить и мой
button-take-back = Удалить ответ
button-take-back-yes = Да, удалить
question-take-back = Удалить этот ответ? Читатель мог его уже прочитать.
# На карточке.
answer-on-its-way = 📤 {$by} отвечает: «{$text}»
answer-waits = 📤 {$by} отвечает: «{$text}». Пока не дошло, пробую дальше.
answer-sent = 💬 {$by}: «{$text}»
answer-reactions = Реакции на ответ: {$reactions}
answer-reactions-by-hand = Реакции на ответ, данный в группе: {$reactions}
answer-taken-back = Ответ удалён, отвечал(а) {$by}.
answer-changing = Меняю его там.
answer-not-edit = Ответ остался прежним: изменить его не удалось.
answer-not-remove = Ответ всё ещё там: удалить его не удалось. Удалите его вручную.
answer-unconfirmed = ❓ Дошёл ли ответ, который дал(а) {$by}? «{$text}»
answer-doubt-timed-out = Ответ отправлен, но подтверждение не пришло вовремя. Без вашего слова не повторяю.
answer-doubt-answer-lost = Ответ отправлен, но связь прервалась. Без вашего слова не повторяю.
answer-doubt-answer-unread = Ответ отправлен, но подтверждение не удалось прочитать. Без вашего слова не повторяю.
answer-doubt-unknown = Ответ отправлен, но что с ним стало, неизвестно. Без вашего слова не повторяю.
answer-doubt-conflict = Ответ отправлен, но что с ним стало, неизвестно. Без вашего слова не повторяю.
answer-doubt-lease-ran-out = Меня остановили во время отправки. Без вашего слова не повторяю.
answer-doubt-restored = Данные восстановлены из копии, ответ мог уже дойти. Без вашего слова не повторяю.
answer-failed = ⚠️ Не отправлено, отвечал(а) {$by}: «{$text}»
answer-why-gone = Меня больше нет в этом чате. Добавьте меня снова и повторите.
answer-why-no-rights = Мне нельзя там писать. Разрешите и повторите.
answer-why-blocked = Мне нельзя там писать. Разрешите и повторите.
answer-why-comment-gone = Комментарий удалён: отвечать больше не на что.
answer-why-source-removed = Этот источник убран из настроек.
answer-why-late-answer = Не удавалось отправить шесть часов. Ответ ещё уместен?
answer-why-may-not-answer = Автор ответа больше не отвечает читателям. Можете отправить вместо него.
answer-why-topic-closed = Тема закрыта. Откройте её и повторите.
answer-why-too-long = Telegram считает ответ слишком длинным.
answer-why-file-gone = Telegram больше не находит файл. Ответьте с новым.
answer-why-file-too-large = Файл слишком большой.
answer-why-tries-used-up = Telegram слишком долго был недоступен.
answer-why-rejected = Telegram ответил отказом.
# Заготовки.
button-saved = Заготовки
button-saved-new = Новая
button-saved-send = Отправить
button-saved-others = Другие
button-save-template = В заготовки
button-saved-edit = Изменить
button-saved-language = Язык: {$language}
button-saved-delete = Удалить
saved-head = { $count ->
    [one] <b>Заготовки</b>: {$count}
    [few] <b>Заготовки</b>: {$count}
    [many] <b>Заготовки</b>: {$count}
   *[other] <b>Заготовки</b>: {$count}
    }
saved-none = Заготовок пока нет. Напишите первую или сохраните удачный ответ кнопкой <b>В заготовки</b> на его карточке.
saved-proof = <b>{$author}</b> получит:
    <blockquote>{$text}</blockquote>
    Пока ничего не отправлено.
saved-one = <b>Заготовка</b>
    <blockquote>{$text}</blockquote>
ask-saved = Пришлите текст. <code>{$name}</code> станет именем читателя, <code>{$title}</code> — названием поста.
done-saved = Сохранено в заготовках
done-saved-deleted = Удалено
question-saved-delete = Удалить заготовку «{$name}»?
# Suggestions.
button-suggest = Подсказать
button-suggest-send = Отправить
button-suggest-edit = Изменить
button-suggest-another = Другой вариант
suggest-proof = <b>{$author}</b> получит:
    <blockquote>{$text}</blockquote>
    Пока ничего не отправлено.
suggest-by-model = Это написала языковая модель: прочтите, прежде чем отправить.
suggest-saved = Из ваших заготовок.
suggest-instead = Из ваших заготовок: языковая модель сейчас не отвечает, или её запас на день исчерпан.
suggest-strange = ⚠️ Нет ни в одном вашем тексте: {$what}. Нажмите <b>Изменить</b> и отправьте своими словами.
ask-suggest-edit = Нажмите на текст, чтобы скопировать, измените и пришлите мне. <b>{$author}</b> получит то, что вы напишете.
    <code>{$text}</code>
# Модерация.
button-moderate = Модерация
button-mod-delete = Удалить коммент
button-mod-delete-yes = Да, удалить
button-mod-ban = Забанить
button-mod-ban-yes = Да, забанить
button-mod-unban = Разбанить
button-mod-restrict = Ограничить на 1 ч
button-mod-restrict-yes = Да, ограничить
button-mod-lift = Снять ограничение
moderate-head = Что сделать с <b>{$author}</b>?
moderate-nothing = Там мне ничего нельзя. Дайте в группе право удалять сообщения и блокировать участников, и будет можно.
question-mod-delete = Удалить комментарий, который написал(а) <b>{$author}</b>? Вернуть его будет нельзя.
question-mod-ban = Забанить <b>{$author}</b>? Писать там будет нельзя. Это можно отменить.
question-mod-restrict = Запретить <b>{$author}</b> писать на час? Это можно отменить.
moderated-unban = <b>{$author}</b> в бане.
moderated-lift = <b>{$author}</b> не может писать в течение часа.
done-mod-delete = Комментарий удалён, тревога закрыта
done-mod-gone = Комментария уже нет, тревога закрыта
done-mod-ban = В бане
done-mod-unban = Бан снят
done-mod-restrict = Ограничено на час
done-mod-lift = Ограничение снято
# Отказы.
refusal-not-an-answer = Это не может быть ответом. Пришлите текст, картинку, видео, голосовое или стикер.
refusal-answer-text-only = Туда можно отправить только текст.
refusal-answer-too-long = Ответ слишком длинный: знаков {$have}, можно {$limit}.
refusal-answered-by-other = {$by}: ответ уже дан.
refusal-taken-by-other = Этим уже занимается {$by}.
refusal-comment-gone = Комментария больше нет.
refusal-nothing-to-answer = Эта тревога не об одном комментарии.
refusal-cannot-answer-there = В этом источнике ответить не могу. Ответьте там вручную.
refusal-cannot-do = Там это невозможно.
refusal-author-runs-it = Это администратор группы.
refusal-author-gone = Telegram больше не знает этого человека.
refusal-reply-unconfirmed = Сначала скажите на карточке, дошёл ли ответ.
refusal-reply-unknown = Мне неизвестно, какое это сообщение: измените его там вручную.
refusal-reply-over = Этого ответа там больше нет.
refusal-reply-decided = Это уже решено.
refusal-reply-not-found = Такого ответа нет.
refusal-saved-not-found = Этой заготовки больше нет.
refusal-saved-changed = Теперь текст был бы другим. Выберите заготовку снова.
refusal-saved-text = Пришлите текст не длиннее {$limit} знаков.
refusal-nothing-to-suggest = Предложить нечего: на этом языке ещё нет заготовок, а языковая модель ответа не дала. Напишите заготовку: «Заготовки», «Новая».
refusal-suggestion-gone = Этот вариант уже не последний. Нажмите «Подсказать» снова.
refusal-suggestion-strange = Этого нет ни в одном вашем тексте: {$what}. Нажмите «Изменить» и отправьте своими словами.
