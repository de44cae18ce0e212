# Посещения из файла счётчика.
command-visits = посещения сайта из счётчика
visits-head = 🔗 <b>Посещения</b> · {$workspace}
visits-none = Файлов пока не было.
visits-known = { $days ->
    [one] Известен {$days} день: {$span}.
    [few] Известны {$days} дня: {$span}.
    [many] Известны {$days} дней: {$span}.
   *[other] Известны {$days} дня: {$span}.
}
ask-visits =
    Пришлите файл CSV из счётчика, до 5 МБ. Нужны два столбца: день и посещения.
    По source, medium и campaign (<i>utm_source, utm_medium, utm_campaign</i>) или по странице входа с ними я найду канал.
    Дни, которые уже известны, заменяются и не считаются дважды.
visits-done = ✅ <b>Посещения загружены</b>
visits-lines = { $days ->
    [one] Строк: {$rows}. {$days} день: {$span}.
    [few] Строк: {$rows}. {$days} дня: {$span}.
    [many] Строк: {$rows}. {$days} дней: {$span}.
   *[other] Строк: {$rows}. {$days} дня: {$span}.
}
visits-replaced = { $days ->
    [one] {$days} день уже был известен, он заменён.
    [few] {$days} дня уже были известны, они заменены.
    [many] {$days} дней уже были известны, они заменены.
   *[other] {$days} дня уже были известны, они заменены.
}
visits-left-out = { $rows ->
    [one] Пропущена {$rows} строка с итогом или пометкой.
    [few] Пропущены {$rows} строки с итогами или пометками.
    [many] Пропущены {$rows} строк с итогами или пометками.
   *[other] Пропущены {$rows} строки с итогами или пометками.
}
visits-total = Посещений: <b>{$visits}</b>
visits-row = • {$name}: {$visits}
visits-row-strange = • Без канала: {$visits}
visits-row-strange-named = • Без канала: {$visits} ({$tags})
visits-strange-hint = Без канала: source и medium не такие, как в ссылках одного из каналов. Они видны в /channels, <b>Метки ссылок</b>. Если измените их, пришлите файл ещё раз.
visits-broken = { $lines ->
    [one] ⚠️ <b>Ничего не загружено.</b> Не читается {$lines} строка:
    [few] ⚠️ <b>Ничего не загружено.</b> Не читаются {$lines} строки:
    [many] ⚠️ <b>Ничего не загружено.</b> Не читаются {$lines} строк:
   *[other] ⚠️ <b>Ничего не загружено.</b> Не читаются {$lines} строки:
}
visits-fault-no-date = • Строка {$line}: нет дня
visits-fault-not-a-date = • Строка {$line}: «{$value}» — не день
visits-fault-in-future = • Строка {$line}: {$value} ещё не наступило
visits-fault-not-a-number = • Строка {$line}: «{$value}» — не целое число посещений
visits-fault-too-large = • Строка {$line}: {$value} посещений за день — слишком много
visits-fault-too-many-cells = • Строка {$line}: ячеек больше, чем столбцов
visits-more = … и ещё {$lines}
visits-mend = Всё, что было известно раньше, на месте. Исправьте эти строки и пришлите файл ещё раз.
refusal-visits-file-wanted = Нужен файл: CSV из счётчика.
refusal-visits-empty = В этом файле нет посещений.
refusal-visits-spreadsheet = Это электронная таблица. Сохраните её как CSV и пришлите.
refusal-visits-no-text = В этом файле нет текста, который я могу прочитать. Нужен CSV.
refusal-visits-open-quote = В этом файле кавычка нигде не закрыта. Выгрузите его заново.
refusal-visits-too-large = Файл слишком большой: помещается до {$limit} МБ. Выгрузите меньше дней.
refusal-visits-too-many = В файле слишком много строк: помещается до {$limit}. Выгрузите меньше дней.
refusal-visits-no-columns = Нужны столбец с днём и столбец с посещениями. Файл начинается так: {$names}
refusal-visits-day-order = В {$day} сначала день или месяц? По файлу не понять. Пишите дни как 2026-11-23 и пришлите его ещё раз.
