# Настройки пространства и личный язык.
language-name = Русский
settings-head = ⚙️ <b>{$workspace}</b>
settings-zone = 🕒 {$zone}, сейчас {$now}
settings-mode-none = Согласование: нет, редакторы публикуют сами
settings-mode-optional = Согласование: по желанию автора
settings-mode-required = Согласование: обязательно, одного достаточно ({ $people ->
    [one] согласовывать может {$people} участник
    [few] согласовывать могут {$people} участника
    [many] согласовывать могут {$people} участников
   *[other] согласовывать могут {$people} участников
})
settings-mode-quorum = Согласование: {$count} из { $people ->
    [one] {$people} участника, который может согласовывать
    [few] {$people} участников, которые могут согласовывать
    [many] {$people} участников, которые могут согласовывать
   *[other] {$people} участников, которые могут согласовывать
}
settings-too-few = ⚠️ { $count ->
    [0] Согласовывать пока некому, поэтому ничего не сможет выйти.
    [one] Согласовывать может только {$count} участник, поэтому ничего не сможет выйти.
    [few] Согласовывать могут только {$count} участника, поэтому ничего не сможет выйти.
    [many] Согласовывать могут только {$count} участников, поэтому ничего не сможет выйти.
   *[other] Согласовывать могут только {$count} участников, поэтому ничего не сможет выйти.
} Пригласите ещё: /team
settings-self-yes = Свои посты: автор может согласовать сам
settings-self-no = Свои посты: согласует кто-то другой
settings-undo = { $seconds ->
    [0] «Опубликовать»: сразу, без отмены
    [one] «Опубликовать»: можно отменить {$seconds} секунду
    [few] «Опубликовать»: можно отменить {$seconds} секунды
    [many] «Опубликовать»: можно отменить {$seconds} секунд
   *[other] «Опубликовать»: можно отменить {$seconds} секунд
}
settings-team-chat-on = Группа команды: карточки приходят и туда
settings-team-chat-off = Группа команды: нет, карточки приходят каждому лично
settings-hints = { $count ->
    [one] 💡 Скрыта {$count} подсказка
    [few] 💡 Скрыты {$count} подсказки
    [many] 💡 Скрыто {$count} подсказок
   *[other] 💡 Скрыто {$count} подсказок
}
ask-name = Как назвать пространство?
choose-zone =
    Часовой пояс: {$zone}. Выберите другой или напишите город.
    Уже запланированное выйдет в тот же момент, что и раньше.
which-zone = Какой из них?
choose-mode = Кто говорит «да», прежде чем пост выйдет?
choose-undo = Сколько времени можно отменить <b>«Опубликовать»</b>?
choose-language = На каком языке говорить с вами? Язык остальных не изменится.
done-setting = Сохранено
done-language = Говорю с вами по-русски
button-set-name = Название
button-set-zone = Часовой пояс
button-set-approval = Согласование
button-set-self-allow = Свои: разрешить
button-set-self-forbid = Свои: запретить
button-set-undo-time = Время отмены
button-set-team-chat = Группа команды
button-set-hints = Вернуть подсказки
button-mode-none = Нет
button-mode-optional = По желанию
button-mode-required = Обязательно
button-mode-quorum = { $count ->
    [one] {$count} согласие
    [few] {$count} согласия
    [many] {$count} согласий
   *[other] {$count} согласий
}
button-undo-seconds = { $seconds ->
    [0] Без отмены
   *[other] {$seconds} с
}
button-language = Язык
refusal-zone-unknown = Не знаю такого города. Попробуйте ближайший крупный или страну.
refusal-other-workspace = Эта кнопка от другого пространства, а вы сейчас в {$workspace}. Переключиться: /start.
