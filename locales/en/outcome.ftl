# What a person decided about a publication.
done-it-is-there = Good: it counts as published
done-send-again = I send it again now
done-leave-it = Left as it is; I do not send it
done-try-now = It goes out now
done-drop = Given up on this channel
ask-new-time = When shall <b>{$title}</b> go out? It is {$now}. Type a time: “fri 18:30”, “tomorrow at 9”, “in 2 hours”.
