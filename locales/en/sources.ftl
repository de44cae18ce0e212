# Where comments and mentions are read from.
sources-head = 📡 <b>Sources</b>
sources-count = { $count ->
    [one] I read {$count} place. Comments under your channels come by themselves.
   *[other] I read {$count} places. Comments under your channels come by themselves.
}
sources-none = None yet. Add the address of a blog, a forum, a search alert or a public channel, and I tell you what is said there about you.
source-sign-active = 🟢
source-sign-paused = ⏸
source-sign-failing = ⚠️
source-title = 📡 <b>{$title}</b> · {$kind}
source-kind-group = Telegram group
source-kind-feed = feed
source-kind-telegram-web = public Telegram channel
source-kind-hook = webhook
source-kind-chotam = Chotam’s webhook
source-state-active = Being read
source-state-paused = Paused
source-state-failing = Cannot be read now; I try again
source-state-removed = Removed
source-next = next look: {$when}
source-address = {$address}
source-remove-ask = Remove “{$title}”? What it has brought stays in the inbox.
source-secret = 🔑 Post to <code>{$path}</code> and sign with <code>{$secret}</code>. Whoever has this key can write into your inbox.
ask-source = What shall I read? Send the address of a page or feed, or the @name of a public channel.
ask-source-hint = example.com or @name
ask-hook = What is the other program called?
button-source-add = Add a source
button-source-hook = Webhook
button-source-chotam = Through Chotam
button-source-pause = Pause
button-source-resume = Go on
button-source-remove = Remove
button-source-secret = Show the key
command-sources = where I read comments and mentions
why-source-address-refused = The address leads into a private network.
why-source-too-large = The page is larger than I read.
why-source-too-many-redirects = The address leads from one place to the next.
why-source-source-gone = There is nothing at this address any more.
why-source-source-private = It is not public.
why-source-source-broken = The site answers with an error.
why-source-unreadable = I cannot read what stands there.
why-source-timed-out = No answer in time.
why-source-no-connection = No connection to it.
why-source-other = It cannot be read now.
