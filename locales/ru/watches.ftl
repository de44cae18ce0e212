# Наблюдение словами. watch-… — части одного предложения: «Ищу: имя «Apple» или имя «iPhone», но не «pie»».
watch-looks = Ищу: { $part }
watch-name = имя «{ $word }»
watch-exactly = в точности «{ $word }»
watch-exactly-capitals = в точности «{ $word }», с этими прописными
watch-begins = слово, которое начинается на «{ $word }»
watch-tag = хештег #{ $word }
watch-handle = имя @{ $word }
watch-language = язык текста: { $codes }
watch-source = источник: { $names }
watch-required = рядом обязательно { $part }
watch-excluded = но не { $part }
watch-or = { $one } или { $other }
watch-and = { $one } и { $other }
watch-with = { $one }, { $other }
watch-group = ({ $part })
watch-aliases = «{ $word }» называют ещё так: { $names }
watch-common-word = «{ $word }» — ещё и обычное слово: найдутся тексты о другом. Исключите или потребуйте слова, чтобы сузить поиск.
watch-only-capitals = «{ $word }» считается только прописными: строчными это другое слово.
watch-layers-off = Выключено: { $layers }

# Чем имя в тексте может отличаться от имени в запросе.
layer-exact = точное написание
layer-folding = написание
layer-edges = слитно или раздельно
layer-inflection = окончания
layer-aliases = другие имена
layer-typos = опечатки
layer-addresses = хештеги и ссылки
layer-context = формы других слов
layer-homonyms = обычные слова

# Проба на тексте.
trial-match = Подходит: { $layer } — { $words }
trial-doubtful = Это ещё и обычные слова: может быть, речь не о бренде.
trial-not-said = В тексте нет { $word }
trial-said-excluded = В тексте есть { $word }, а запрос это исключает
trial-other-language = Язык текста — { $language }, а запрос ждёт { $codes }
trial-language-unknown = Не могу понять язык текста, а запрос ждёт { $codes }
trial-other-source = Источник текста — { $source }, а запрос ждёт { $names }
trial-source-unknown = Запрос ждёт текстов из { $names }
trial-layer-off = Подошло бы ({ $words }), но выключено: { $layer }

# Почему запрос не читается.
query-empty-query = Напишите, что искать: имя или слова с OR, + и -.
query-too-long = Запрос не длиннее { $limit } знаков.
query-too-many-words = В запросе не больше { $limit } слов.
query-too-deep = Слишком много скобок в скобках, знак { $position }: не больше { $limit }.
query-unclosed-quotation = Кавычки, открытые на знаке { $position }, не закрыты.
query-empty-quotation = Между кавычками ничего нет, знак { $position }.
query-unclosed-bracket = Скобка, открытая на знаке { $position }, не закрыта.
query-unopened-bracket = Скобка на знаке { $position } закрыта, но не открыта.
query-empty-brackets = В скобках ничего нет, знак { $position }.
query-missing-word = Рядом с «{ $word }» не хватает слова, знак { $position }.
query-star-inside = Звёздочка (знак { $position }) может стоять только в конце слова: «{ $word }».
query-short-beginning = «{ $word }*» (знак { $position }) слишком коротко: не меньше { $limit } букв.
query-no-letters = В «{ $word }» (знак { $position }) нет ни букв, ни цифр.
query-unread-language = Не знаю языка «{ $word }» (знак { $position }). Пишите так: lang:en,ru
query-only-excluded = Запрос говорит только, чего не искать. Добавьте имя.

# Список наблюдений и экран каждого.
command-watch = что искать в комментариях и лентах
button-watches = Наблюдения
watch-none = Наблюдений пока нет. Дайте мне название, и я сообщу, где его упомянут.
watch-list = 👁 { $count ->
    [one] {$count} наблюдение
    [few] {$count} наблюдения
    [many] {$count} наблюдений
   *[other] {$count} наблюдения
}
watch-one = 👁 <b>{$watch}</b> · {$state}
watch-on = включено
watch-off = выключено
watch-query = <code>{$text}</code>
watch-told = Кроме дежурных узнают: {$names}
watch-severity-low = Находки попадают только в список, если это не жалобы.
watch-severity-normal = Находки приходят как минимум без звука.
watch-severity-high = Находки приходят со звуком.
watch-severity-head = Как минимум приходят находки «{$watch}»?
watch-layers-head = Чем текст может отличаться от названия в «{$watch}»?
watch-told-head = Кто, кроме дежурных, узнаёт о «{$watch}»?
watch-aliases-head = Другие названия для «{$watch}». Отметьте те, которыми пользуются.
watch-aliases-none = Других названий для «{$watch}» я не знаю. Напишите своё, если им пользуются.
watch-unread = { $why }
    Например: <code>Apple -пирог</code> или <code>~"Red Bull" OR редбул</code>. Пришлите ещё раз.
button-watch-new = Новое наблюдение
button-watch-test = Проверить на тексте
button-watch-aliases = Другие названия
button-watch-layers = Что прощается
button-watch-severity = Как приходит
button-watch-told = Кто узнаёт
button-watch-edit = Изменить запрос
button-watch-on = Включить
button-watch-off = Выключить
button-watch-delete = Удалить
button-watch-list = ‹ Все наблюдения
button-watch-again = Другой текст
button-watch-open = ‹ К наблюдению
button-watch-alias-new = Написать своё
button-watch-severity-low = Только в список
button-watch-severity-normal = Без звука
button-watch-severity-high = Со звуком
ask-watch = Пришлите название, как оно пишется, или запрос: <code>Apple -пирог</code>
ask-watch-query = Пришлите новый запрос. Сейчас он <code>{$text}</code>
ask-watch-text = Пришлите или перешлите текст: найдёт ли его «{$watch}»?
ask-watch-alias = Пришлите другое название, которым называют «{$watch}».
question-watch-delete = Удалить наблюдение «{$watch}»? Находки останутся.
done-watch = Изменено
done-watch-deleted = Удалено
trial-yes = ✅ Находит.
trial-no = ✖️ Не находит.
refusal-watch-not-found = Этого наблюдения больше нет.
refusal-too-many-watches = Наблюдений уже {$limit}, больше нельзя. Удалите одно или соедините названия через OR.
refusal-no-name-to-call = В этом наблюдении нет названия, которое можно назвать иначе.
refusal-alias-text = Пришлите название не длиннее {$limit} символов.
