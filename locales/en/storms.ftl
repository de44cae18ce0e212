# Storms: many say nearly the same.
storm-authors = { $count ->
    [one] <b>{$count} reader</b> says it
   *[other] <b>{$count} readers</b> say it
}
storm-pace = { $count ->
    [one] {$count} comment, {$first}–{$last}, about {$rate} an hour
   *[other] {$count} comments, {$first}–{$last}, about {$rate} an hour
}
storm-answered = 📤 {$done} of {$all} have the answer
alert-muted-until = 🔕 Muted until {$when}; the counter goes on
alert-closed-storm = ✔️ Closed: it is part of a storm by now
storm-list-head = { $count ->
    [one] 🔥 <b>They say the same</b>: {$count} comment
   *[other] 🔥 <b>They say the same</b>: {$count} comments
}
ask-answer-all = { $count ->
    [one] Write the answer for <b>{$count} reader</b>. Each of them gets it as a reply, one after another.
   *[other] Write the answer for <b>{$count} readers</b>. Each of them gets it as a reply, one after another.
}
question-answer-all = { $count ->
    [one] Send this to {$count} reader?
   *[other] Send this to {$count} readers, one after another?
}
done-answer-all = { $count ->
    [one] It goes to {$count} reader
   *[other] It goes to {$count} readers, one after another
}
done-storm-mute = Quiet for an hour
button-answer-all = Answer all
button-answer-all-yes = Send to all
button-storm-list = List
button-storm-mute = Mute 1 h
button-open-storm = Open the storm
refusal-no-storm = This alert is no storm.
refusal-nobody-waits = Everybody there has an answer already.
# Spikes: more than usual, or worse.
spike-volume = { $count ->
    [one] <b>{$count}</b> comment in the last two hours; usual are {$usual}
   *[other] <b>{$count}</b> comments in the last two hours; usual are {$usual}
}
spike-mood = <b>{$share} %</b> of them negative; usual are {$usual} %
spike-baseline = { $weeks ->
    [one] Usual: the same weekday and hour, {$weeks} week back
   *[other] Usual: the same weekday and hour, {$weeks} weeks back
}
