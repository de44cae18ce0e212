"""A town to play in without a token: one fake Telegram for tests, an HTTP Bot API server, a page in the browser.

town.py is the town, calling.py the way of a request into it, methods/ what bots can do, people.py what people can do;
accounts, chats, members, messages, polls, files, callbacks and updates hold the nouns; faults.py and limits.py make
trouble; keeping.py keeps the town on disk; server.py puts it on the network. Nothing here imports anything of ours, so
that it cannot share our mistakes. The table of the Bot API (bot_api.json) is data with its own licence: NOTICE.md.
"""
