# Команда: участники, роли, приглашения, группа команды.
team-head = { $count ->
    [one] <b>{$workspace}</b>: {$count} участник
    [few] <b>{$workspace}</b>: {$count} участника
    [many] <b>{$workspace}</b>: {$count} участников
   *[other] <b>{$workspace}</b>: {$count} участников
}
team-line = • {$name}, {$role}
team-line-unreachable = • {$name}, {$role} · не могу написать
team-invitation = ✉️ приглашение ждёт: {$role}, истекает {$until}
choose-role = В какой роли?
choose-new-role = Кем будет {$name}?
role-line = <b>{$role}</b>: может {$may}
role-may-owner = всё, в том числе назначать владельцев
role-may-admin = всё, кроме назначения владельцев
role-may-editor = писать, публиковать и останавливать публикации
role-may-reviewer = видеть и согласовывать посты, останавливать публикации
role-may-responder = видеть посты и останавливать публикации
role-may-analyst = видеть посты и план
role-may-client = видеть и согласовывать посты
invitation-made =
    ✉️ Приглашение ниже (роль: {$role}). Перешлите его одному человеку.
    Оно сработает один раз и живёт 24 часа. Я скажу, кто по нему вошёл.
invitation =
    👋 Приглашение в команду <b>{$workspace}</b>, роль: {$role}. {$link}
    Для одного человека, в течение 24 часов.
member-head = 👤 <b>{$name}</b> {$username}
member-unreachable = ⚠️ Не могу написать этому человеку: он меня заблокировал или ещё не запускал. Попросите его нажать Start.
question-remove = Удалить из команды: <b>{$name}</b>? Доступ пропадёт сразу. Всё написанное останется.
your-role = Теперь ваша роль в <b>{$workspace}</b>: {$role} (изменено участником {$by}).
you-are-removed = Вы больше не в команде <b>{$workspace}</b>.
you-left = Вы вышли из команды <b>{$workspace}</b>.
done-revoked = Приглашение больше не действует
done-role = {$name}: {$role}
done-removed = {$name} больше не в команде
team-chat-here = 👋 Карточки <b>{$workspace}</b> теперь приходят сюда. Каждая кнопка проверяет, кто её нажал. <code>/teamchat off</code> — выключить.
team-chat-left = Карточки <b>{$workspace}</b> сюда больше не приходят.
team-chat-how =
    Добавьте меня в группу команды и напишите там /teamchat или выберите группу здесь.
    Карточки будут приходить и туда, и каждому лично. Если написать /teamchat в теме, они придут в эту тему.
pick-group = Нажмите кнопку внизу и выберите группу. Я уже должен в ней быть. /cancel уберёт кнопку.
done-team-chat = Готово: карточки приходят и в группу.
refusal-team-chat-unreachable = Я не могу туда писать. Сначала добавьте меня в группу, потом выберите её ещё раз.
button-invite = Пригласить
button-revoke = Отозвать: {$role}
button-change-role = Сменить роль
button-remove-member = Удалить
button-choose-group = Выбрать группу
button-team-chat-off = Без группы
