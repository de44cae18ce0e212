# /doctor: что не в порядке и как это исправить.
doctor-looking = Смотрю на каналы, группы и людей…
doctor-head = { $count ->
    [0] 🩺 <b>{$workspace}</b>: всё в порядке.
    [one] 🩺 <b>{$workspace}</b>: стоит взглянуть на {$count} пункт.
    [few] 🩺 <b>{$workspace}</b>: стоит взглянуть на {$count} пункта.
    [many] 🩺 <b>{$workspace}</b>: стоит взглянуть на {$count} пунктов.
   *[other] 🩺 <b>{$workspace}</b>: стоит взглянуть на {$count} пункта.
}
doctor-name = Читатели видят ответы от «{$name}» (@{$username}). Если это не имя вашего бренда: @BotFather → /setname.
doctor-sign-error = ⛔
doctor-sign-warning = ⚠️
doctor-sign-hint = 💡
doctor-line = {$sign} {$what}
doctor-lacks = {$sign} <b>{$channel}</b> {$cure}
doctor-more = { $count ->
    [one] И ещё {$count}. Исправьте сначала эти и проверьте снова.
    [few] И ещё {$count}. Исправьте сначала эти и проверьте снова.
    [many] И ещё {$count}. Исправьте сначала эти и проверьте снова.
   *[other] И ещё {$count}. Исправьте сначала эти и проверьте снова.
}
doctor-no-channel = Ни один канал не подключён, публиковать некуда. → Добавьте канал.
doctor-not-seen = Telegram сейчас не говорит, что мне можно в {$channel}. → Проверьте ещё раз через минуту.
doctor-no-group = У {$channel} нет группы для обсуждений, поэтому нет и комментариев. → Настройки канала → Обсуждение.
doctor-group-not-seen = Telegram сейчас не говорит, что мне можно в группе обсуждений {$channel}. → Проверьте ещё раз через минуту.
doctor-no-delete = Мне нельзя удалять комментарии под {$channel}. → Группа обсуждений → Администраторы, выберите меня, <b>Удаление сообщений</b>.
doctor-no-restrict = Мне нельзя блокировать и ограничивать читателей {$channel}. → Группа обсуждений → Администраторы, выберите меня, <b>Блокировка пользователей</b>.
doctor-frozen = {$channel} заморожен: туда ничего не выходит. → /unfreeze
doctor-all-frozen = Публикации заморожены везде. → /unfreeze
doctor-few-reviewers = { $wanted ->
    [one] Пост нужно одобрить, а одобрить его некому ({$wanted} нужно, {$count} есть). → /team
    [few] Посту нужны {$wanted} одобрения, а дать их может только {$count}. → /team
    [many] Посту нужно {$wanted} одобрений, а дать их может только {$count}. → /team
   *[other] Посту нужно {$wanted} одобрения, а дать их может только {$count}. → /team
}
doctor-nobody-answers = О злом комментарии некому сообщить. → /team: дайте кому-нибудь роль «комьюнити-менеджер».
doctor-no-rota = Расписания дежурств нет: сигналы идут комьюнити-менеджерам, а если их нет — владельцу. → Дежурство
doctor-out-of-reach = {$name}: бот заблокирован или аккаунта больше нет, сообщения не доходят. → Попросите открыть бота и нажать «Старт».
doctor-source-fails = «{$source}» не читается. → /sources
doctor-no-model = Языковая модель не подключена: тон судится только здесь, а <i>Подсказать</i> даёт готовые ответы. → OPENAI_API_KEY
doctor-name-not-seen = Telegram сейчас не говорит, как меня видно. → Проверьте ещё раз через минуту.
doctor-no-picture = У меня нет картинки, а читатели видят меня под своими комментариями. → @BotFather → /setuserpic: логотип бренда.
doctor-no-description = У меня нет описания. → @BotFather → /setdescription: чей это бот.
doctor-privacy = Включён режим приватности: в группах я слышу читателей, только если я администратор. → Назначьте меня им, или @BotFather → /setprivacy → Disable.
button-doctor = Проверка
button-sources = Источники
