# Каналы: список, карточка канала, подключение.
channels-head = { $count ->
    [0] В <b>{$workspace}</b> пока нет каналов.
    [one] <b>{$workspace}</b>: {$count} канал
    [few] <b>{$workspace}</b>: {$count} канала
    [many] <b>{$workspace}</b>: {$count} каналов
   *[other] <b>{$workspace}</b>: {$count} каналов
}
channel-line-fine = ✅ {$channel}
channel-line-lacks = ⚠️ {$channel}: чего-то не хватает
channel-line-blocked = ⛔ {$channel}: мне нельзя публиковать
channel-line-frozen = 🧊 {$channel}: заморожен
channel-head = 📣 <b>{$channel}</b> {$title}
channel-new = ✅ Готово: <b>{$channel}</b> {$title} подключён.
channel-rights = В {$channel} я могу {$rights}.
rights-all = публиковать, править и удалять
rights-without-edit = публиковать и удалять, но не править
rights-without-delete = публиковать и править, но не удалять
rights-without-edit-delete = публиковать, но не править и не удалять
channel-blocked = ⛔ Публиковать здесь мне нельзя. Всё запланированное ждёт, пока будет можно.
channel-discussion = 💬 Комментарии я вижу.
channel-no-discussion = 💬 Группы для обсуждений нет, поэтому нет и комментариев.
channel-frozen = 🧊 Публикации заморожены (с {$since}).
lack-gone = → Меня больше нет в канале. Откройте {$channel} → Администраторы → Добавить администратора, выберите меня и нажмите «Проверить ещё раз».
lack-post = → Откройте {$channel} → Администраторы, выберите меня и включите <b>Публикация сообщений</b>.
lack-edit = → Чтобы я мог править: {$channel} → Администраторы, выберите меня и включите <b>Редактирование чужих сообщений</b>.
lack-delete = → Чтобы я мог удалять: {$channel} → Администраторы, выберите меня и включите <b>Удаление чужих сообщений</b>.
lack-discussion = 💬 Комментарии я пока не вижу. → Добавьте меня в группу обсуждений администратором; особых прав не нужно.
pick-channel =
    Нажмите кнопку внизу и выберите канал. Я прошу три права: публиковать, править и удалять сообщения.
    Нет кнопки? Назначьте меня администратором канала — он подключится сам. /cancel уберёт кнопку.
picked = 📣 {$channel} в вашем списке. Пришлите мне что угодно — текст, фото, альбом, — и это станет черновиком.
question-disconnect = Отключить <b>{$channel}</b>? Запланированное будет ждать, пока вы не подключите его снова. Опубликованное останется.
done-disconnected = {$channel} отключён
button-disconnect = Отключить
refusal-not-your-channel = Вы там не администратор с правом публиковать. Попросите подключить канал его владельца.

# Метки ссылок: источник, канал и кампания для веб-счётчика.
channel-tags = 🔖 К ссылкам добавляются метки для веб-счётчика.
tags-head = 🔖 <b>Метки ссылок</b>, {$channel}
tags-off = Выключены. Ссылки выходят такими, как вы их написали.
tags-on =
    Включены. К ссылке добавляется то, чего в ней не хватает, — и в предпросмотре, и в канале; видимый текст не меняется.
tags-example = Сейчас: utm_source={$source}, utm_medium={$medium}, utm_campaign={$campaign}
tags-automatic = рубрика публикации, а без неё название
tags-spared = Ссылки на Telegram и уже стоящие метки я не трогаю.
ask-tag-source = Что указать источником (utm_source)? Например: telegram
ask-tag-medium = Что указать типом трафика (utm_medium)? Например: social
ask-tag-campaign = Что указать кампанией (utm_campaign)? Напишите <code>-</code>, чтобы брать рубрику публикации, а без неё название.
button-tags = Метки ссылок
button-tags-on = Включить
button-tags-off = Выключить
button-tag-source = Источник
button-tag-medium = Тип трафика
button-tag-campaign = Кампания
done-tags-on = Теперь ссылки выходят с метками
done-tags-off = Ссылки выходят как написаны
refusal-tag-wanted = Напишите слово, пожалуйста.
refusal-tag-too-long = Здесь знаков: {$have}; помещается {$limit}.
refusal-tag-unknown = Есть источник, тип трафика и кампания. Откройте канал ещё раз: /channels
