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
