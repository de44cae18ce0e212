ask-when =
    🗓 When shall <b>{$title}</b> go out? Zone of the desk: {$zone}, now {$now}.
    Press, or type: “fri 18:30”, “tomorrow at 9”, “in 2 hours”.
question-schedule = → {$when}. Schedule?
question-publish-late = You pressed <b>Publish now</b> for “{$title}” while I was away. Publish it now?
button-in-1-hour = In 1 hour
button-tomorrow-10 = Tomorrow 10:00
button-forget-time = Forget the time
button-never-mind = Never mind
button-yes = Yes
button-other-time = Other time
done-scheduled = Scheduled: {$when}
done-wished = Noted: {$when}, once it is approved
done-time-forgotten = The time is forgotten
done-going-out = { $seconds ->
    [0] Going out now
    [one] Going out in {$seconds} second. Undo is on the card.
   *[other] Going out in {$seconds} seconds. Undo is on the card.
}
done-change-going-out = The change is going out
done-unscheduled = Taken back: nothing was sent
time-no-hour = At what hour?
time-past = That was before now. Did you mean:
time-ambiguous = Which one?
time-gap = The clocks skip {$local} there. Instead:
time-fold = The clocks show {$local} twice that night. Which one?
time-too-far = That is too far away.
time-no-such-day = There is no such day. Did you mean:
time-weekday-differs = {$date} is another day of the week. Which one?
time-spelling = Did you mean “{$meant}”?
time-now = That is now.
refusal-time-unread = I cannot read that time. Try: “fri 18:30”, “27.11 at 9”, “in 2 hours”.
refusal-time-unread-words = I do not understand “{$words}”. Try: “fri 18:30”, “27.11 at 9”, “in 2 hours”.
refusal-time-no-hour = Add the hour, please: “fri 18:30”.
refusal-time-past = That was before now. Give a later time, please.
refusal-time-ambiguous = That can mean several times. Write it like “27.11 18:30”, please.
refusal-time-gap = The clocks skip that time. Give another one, please.
refusal-time-fold = The clocks show that time twice. Give another one, please.
refusal-time-too-far = That is too far away: two years at most.
refusal-time-no-such-day = There is no such day in the calendar.
refusal-time-weekday-differs = That date is another day of the week. Which one do you mean?
refusal-time-spelling = I do not know that word. Try: “fri 18:30”.
refusal-time-now = That is now: press Publish now on the card.
