# Откуда берутся комментарии и упоминания.
sources-head = 📡 <b>Источники</b>
sources-count = { $count ->
    [one] Я читаю {$count} место. Комментарии под вашими каналами приходят сами.
    [few] Я читаю {$count} места. Комментарии под вашими каналами приходят сами.
    [many] Я читаю {$count} мест. Комментарии под вашими каналами приходят сами.
   *[other] Я читаю {$count} места. Комментарии под вашими каналами приходят сами.
}
sources-none = Пока ни одного. Добавьте адрес блога, форума, поискового оповещения или открытого канала, и я расскажу, что там говорят о вас.
source-sign-active = 🟢
source-sign-paused = ⏸
source-sign-failing = ⚠️
source-title = 📡 <b>{$title}</b> · {$kind}
source-kind-group = группа в Telegram
source-kind-feed = лента
source-kind-telegram-web = открытый канал Telegram
source-kind-hook = вебхук
source-kind-chotam = вебхук Chotam
source-state-active = Читается
source-state-paused = Приостановлен
source-state-failing = Сейчас не читается; пробую снова
source-state-removed = Убран
source-next = следующая проверка: {$when}
source-address = {$address}
source-sign-competitor = ⚔️
source-competitor = ⚔️ Конкурент: его просмотры сравниваются с вашими в /stats.
source-remove-ask = Убрать «{$title}»? То, что он принёс, останется во входящих.
source-secret = 🔑 Отправляйте на <code>{$path}</code> и подписывайте ключом <code>{$secret}</code>. У кого есть этот ключ, тот может писать в ваши входящие.
ask-source = Что читать? Пришлите адрес страницы или ленты или @имя открытого канала.
ask-source-hint = example.com или @имя
ask-hook = Как называется другая программа?
button-source-add = Добавить источник
button-source-hook = Вебхук
button-source-chotam = Через Chotam
button-source-pause = Приостановить
button-source-resume = Продолжить
button-source-remove = Убрать
button-source-secret = Показать ключ
button-source-competitor = Это конкурент
button-source-no-competitor = Не конкурент
done-source-competitor = Теперь он сравнивается с вами в /stats.
done-source-no-competitor = Больше не сравнивается.
refusal-not-a-public-channel = Сколько просмотров, видно только у открытых каналов Telegram.
refusal-too-many-competitors = Конкурентов уже {$most}: больше на одной картинке не назвать.
command-sources = откуда я беру комментарии и упоминания
why-source-address-refused = Адрес ведёт в закрытую сеть.
why-source-too-large = Страница больше, чем я читаю.
why-source-too-many-redirects = Адрес ведёт с места на место.
why-source-source-gone = По этому адресу больше ничего нет.
why-source-source-private = Он закрытый.
why-source-source-broken = Сайт отвечает ошибкой.
why-source-unreadable = Не могу прочитать, что там.
why-source-timed-out = Ответа не было вовремя.
why-source-no-connection = Нет связи с ним.
why-source-other = Сейчас не читается.
