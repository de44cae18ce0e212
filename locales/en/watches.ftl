# A watch in words. watch-… are parts of one sentence: “Looks for the name “Apple” or the name “iPhone”, but not “pie””.
watch-looks = Looks for { $part }
watch-name = the name “{ $word }”
watch-exactly = exactly “{ $word }”
watch-exactly-capitals = exactly “{ $word }”, with these capitals
watch-begins = a word that begins with “{ $word }”
watch-tag = the hashtag #{ $word }
watch-handle = the handle @{ $word }
watch-language = in texts in { $codes }
watch-source = in texts from { $names }
watch-required = beside it { $part }
watch-excluded = but not { $part }
watch-or = { $one } or { $other }
watch-and = { $one } and { $other }
watch-with = { $one }, { $other }
watch-group = ({ $part })
watch-aliases = “{ $word }” is also called: { $names }
watch-common-word = “{ $word }” is a common word, too: texts about something else will match. Exclude or require words to narrow it.
watch-only-capitals = “{ $word }” counts only in capitals: in small letters it is another word.
watch-layers-off = Switched off: { $layers }

# What may differ between the name and the text.
layer-exact = exactly as written
layer-folding = spelling
layer-edges = together or apart
layer-inflection = endings
layer-aliases = other names
layer-typos = typos
layer-addresses = hashtags and links
layer-context = forms of other words
layer-homonyms = common words

# A watch tried on a text.
trial-match = It matches by { $layer }: { $words }
trial-doubtful = These are common words as well: the brand may not be meant.
trial-not-said = The text does not say { $word }
trial-said-excluded = The text says { $word }, which the query excludes
trial-other-language = The text is in { $language }, the query wants { $codes }
trial-language-unknown = I cannot tell the language of the text, the query wants { $codes }
trial-other-source = The text is from { $source }, the query wants { $names }
trial-source-unknown = The query wants texts from { $names }
trial-layer-off = It would match by { $layer } ({ $words }), which is switched off

# Why a query cannot be read.
query-empty-query = Write what to look for: a name, or words with OR, + and -.
query-too-long = A query has { $limit } characters at most.
query-too-many-words = A query has { $limit } words at most.
query-too-deep = There are too many brackets in brackets at { $position }: { $limit } at most.
query-unclosed-quotation = The quotation that begins at { $position } does not end.
query-empty-quotation = There is nothing between the quotation marks at { $position }.
query-unclosed-bracket = The bracket that opens at { $position } does not close.
query-unopened-bracket = The bracket that closes at { $position } was not opened.
query-empty-brackets = There is nothing in the brackets at { $position }.
query-missing-word = A word is missing beside “{ $word }” at { $position }.
query-star-inside = The star at { $position } can stand only at the end of a word: “{ $word }”.
query-short-beginning = “{ $word }*” at { $position } is too short: { $limit } letters at least.
query-no-letters = “{ $word }” at { $position } has no letters or digits.
query-unread-language = I do not know the language “{ $word }” at { $position }. Write it like lang:en,ru
query-only-excluded = The query only says what not to look for. Add a name.
