new-send-anything = Пришлите что угодно: текст, фото, альбом, видео, документ, опрос или пересланное сообщение. Это и будет черновик.
drafts-head = { $count ->
    [one] <b>У вас в работе {$count} пост</b>
    [few] <b>У вас в работе {$count} поста</b>
    [many] <b>У вас в работе {$count} постов</b>
   *[other] <b>У вас в работе {$count} поста</b>
}
drafts-none = Черновиков нет. Пришлите что угодно, и он появится.
ask-edit = Пришлите новый текст, новые фото или всё вместе для <b>{$title}</b>. Чего не пришлёте, то останется.
ask-edit-published = Пришлите новый текст, новые фото или всё вместе для <b>{$title}</b>. Пока правку не согласуют, в канале всё останется как есть.
ask-label = Какая рубрика? Одно-два слова.
ask-buttons =
    Пришлите кнопки, каждая строка станет рядом:
    <code>Заказать - example.com/order</code>
    Две в ряд: <code>Меню - example.com/menu | Карта - example.com/map</code>
    Один дефис уберёт все кнопки.
kept-as-draft = Сообщение сохранено как черновик.
question-go-on = ⚠️ {$what} Всё равно продолжить?
question-delete-published = Удалить <b>{$title}</b> из канала? Читатели больше не увидят этот пост.
done-option = Готово
done-two-messages = Двумя сообщениями, одно за другим
done-buttons-gone = Кнопки убраны
done-silenced = { $count ->
    [1] Эта подсказка больше не появится
    [one] Эти подсказки больше не появятся
    [few] Эти подсказки больше не появятся
    [many] Эти подсказки больше не появятся
   *[other] Эти подсказки больше не появятся
}
done-checked = Проверено
done-deleted = Удалено. Вернуть можно кнопкой «Восстановить».
done-restored = Снова черновик
done-change-dropped = Правка убрана
done-repeated = Новый черновик с тем же содержанием
done-removing = Удаляю из канала
done-pinning = Закрепляю в канале
done-kept = Ничего не изменилось
done-used-as-answer = Принято как ответ
button-label = Рубрика
button-link-buttons = Кнопки-ссылки
button-add-channel = Добавить канал
button-go-on = Продолжить
button-show-it = Показать
button-delete-yes = Да, удалить
button-keep = Оставить
button-use-as-answer = Это был ответ
button-as-draft = Это черновик
button-home = На главную
history-head = <b>История</b> · {$title}
history-line = <i>{$when}</i> · {$who}: {$what}
history-note = «{$note}»
history-comment = <i>{$when}</i> · {$who}: 💬 {$text}
history-media = (другие файлы)
history-options = (параметры или каналы)
history-much = (текст переписан)
step-compose = черновик
step-edit = версия {$revision}
step-submit = на согласование, версия {$revision}
step-approve = ✅ согласована версия {$revision}
step-return = ↩️ нужны правки, версия {$revision}
step-retract = согласование снято
step-withdraw = отозвано с согласования
step-expire = время прошло без согласования
step-not-approved = время пришло без согласования: снова на согласование
step-set-time = назначено время
step-publish-now = опубликовать сразу
step-unschedule = снято с плана
step-published = 📣 опубликовано
step-unconfirmed = ❓ отправлено, но ответ потерялся
step-failed = ⚠️ не опубликовано
step-it-is-there = пост в канале есть
step-send-again = отправить ещё раз
step-leave-it = оставить как есть
step-retry = всё-таки опубликовать
step-drop = отказ от публикации
step-cancel = черновик удалён
step-remove = удалить из канала
step-removed = удалено из канала
step-edited = изменено в канале
step-pin = закрепить в канале
step-pinned = закреплено в канале
step-edit-failed = ⚠️ правку внести не удалось
step-pin-failed = ⚠️ закрепить не удалось
step-remove-failed = ⚠️ удалить не удалось
step-restore = черновик восстановлен
step-channels = другие каналы
step-label = другая рубрика
step-forget-time = желаемое время убрано
step-drop-change = правка убрана
step-other = другое изменение
