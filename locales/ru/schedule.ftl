ask-when =
    🗓 Когда опубликовать <b>{$title}</b>? Часовой пояс: {$zone}, сейчас {$now}.
    Нажмите кнопку или напишите: «пт 18:30», «завтра в 9», «через 2 часа».
question-schedule = → {$when}. Запланировать?
question-publish-late = Вы нажали <b>Опубликовать</b> для «{$title}», пока меня не было на связи. Опубликовать сейчас?
button-in-1-hour = Через час
button-tomorrow-10 = Завтра в 10:00
button-forget-time = Убрать время
button-never-mind = Не сейчас
button-yes = Да
button-other-time = Другое время
done-scheduled = Запланировано: {$when}
done-wished = Записано: {$when}, после согласования
done-time-forgotten = Время убрано
done-going-out = { $seconds ->
    [0] Сейчас выйдет
    [one] Выйдет через {$seconds} секунду. «Отменить» есть в карточке.
    [few] Выйдет через {$seconds} секунды. «Отменить» есть в карточке.
    [many] Выйдет через {$seconds} секунд. «Отменить» есть в карточке.
   *[other] Выйдет через {$seconds} секунды. «Отменить» есть в карточке.
}
done-change-going-out = Правка вносится
done-unscheduled = Снято с плана: ничего не отправлено
time-no-hour = В котором часу?
time-past = Это время уже прошло. Может быть:
time-ambiguous = Какое из них?
time-gap = В эту ночь часы переводят, и {$local} не наступит. Вместо этого:
time-fold = В эту ночь {$local} наступит дважды. Какое из двух?
time-too-far = Слишком далеко.
time-no-such-day = Такого дня нет. Может быть:
time-weekday-differs = {$date}: это другой день недели. Что вы имели в виду?
time-spelling = Вы имели в виду «{$meant}»?
time-now = Это прямо сейчас.
refusal-time-unread = Не понимаю это время. Попробуйте: «пт 18:30», «27.11 в 9», «через 2 часа».
refusal-time-unread-words = Не понимаю «{$words}». Попробуйте: «пт 18:30», «27.11 в 9», «через 2 часа».
refusal-time-no-hour = Добавьте час: «пт 18:30».
refusal-time-past = Это время уже прошло. Назовите более позднее.
refusal-time-ambiguous = Это можно понять по-разному. Напишите так: «27.11 18:30».
refusal-time-gap = Это время выпадает при переводе часов. Назовите другое.
refusal-time-fold = Это время при переводе часов наступает дважды. Назовите другое.
refusal-time-too-far = Слишком далеко: можно не больше чем на два года вперёд.
refusal-time-no-such-day = Такого дня в календаре нет.
refusal-time-weekday-differs = Эта дата приходится на другой день недели. Что вы имели в виду?
refusal-time-spelling = Не знаю такого слова. Попробуйте: «пт 18:30».
refusal-time-now = Это прямо сейчас: нажмите «Опубликовать» в карточке.
