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

# The list of watches and the screen of each.
command-watch = what to look for in comments and feeds
button-watches = Watches
watch-none = No watches yet. Give me a name, and I tell you wherever somebody mentions it.
watch-list = 👁 { $count ->
    [one] {$count} watch
   *[other] {$count} watches
}
watch-one = 👁 <b>{$watch}</b> · {$state}
watch-on = on
watch-off = off
watch-query = <code>{$text}</code>
watch-told = Told besides those on duty: {$names}
watch-severity-low = Its finds go to the list alone, unless they are complaints.
watch-severity-normal = Its finds come without a sound at least.
watch-severity-high = Its finds come with a sound.
watch-severity-head = How do finds of “{$watch}” come at least?
watch-layers-head = What may differ from the name in “{$watch}”?
watch-told-head = Who is told of “{$watch}” besides those on duty?
watch-aliases-head = Other names for “{$watch}”. Tick those that people use.
watch-aliases-none = I know no other names for “{$watch}”. Write one if people use it.
watch-unread = { $why }
    For example: <code>Apple -pie</code> or <code>~"Red Bull" OR редбул</code>. Send it again.
button-watch-new = New watch
button-watch-test = Try on a text
button-watch-aliases = Other names
button-watch-layers = What is forgiven
button-watch-severity = How it comes
button-watch-told = Who is told
button-watch-edit = Edit query
button-watch-on = Switch on
button-watch-off = Switch off
button-watch-delete = Delete
button-watch-list = ‹ All watches
button-watch-again = Another text
button-watch-open = ‹ The watch
button-watch-alias-new = Write one
button-watch-severity-low = List alone
button-watch-severity-normal = Without a sound
button-watch-severity-high = With a sound
ask-watch = Send the name as it is written, or a query: <code>Apple -pie</code>
ask-watch-query = Send the new query. Now it is <code>{$text}</code>
ask-watch-text = Send or forward a text: does “{$watch}” find it?
ask-watch-alias = Send another name under which people speak of “{$watch}”.
question-watch-delete = Delete the watch “{$watch}”? Its finds stay.
done-watch = Changed
done-watch-deleted = Deleted
trial-yes = ✅ It matches.
trial-no = ✖️ It does not match.
refusal-watch-not-found = That watch is not there any more.
refusal-too-many-watches = There are {$limit} watches, which is the most. Delete one first, or put names together with OR.
refusal-no-name-to-call = This watch looks for no name that could be called otherwise.
refusal-alias-text = Send a name of at most {$limit} characters.
