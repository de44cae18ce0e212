# Passing a complaint on: to a member or a department outside the team
button-pass-on = Pass on
button-pass-now = Pass on · { $hours } h
button-departments = Departments
button-new-department = New department
button-new-link = New link
button-remove-department = Remove
button-case-answer = Answer
button-case-solved = Solved
button-case-not-ours = Not ours
button-case-tell = Tell the reader
button-case-back = Take it back
button-case-send = Send their answer
button-case-edit = Edit it
pass-on-head = Who shall solve it? They see what the reader said and your note, and nothing else.
pass-on-nobody = There is nobody to pass it on to yet: invite members with /team, or make a department there.
ask-case-note =
    Pass it on to <b>{ $to }</b>. Write a note for them ({ $most } characters at most), or choose until when you want an answer.
    A note alone gives them 4 hours.
done-passed-on = Passed on to { $to }
done-case-back = Yours again
done-case-told = The reader is told
reader-passed-on = Thank you for telling us. We have passed it on to the colleagues who can solve it, and will answer you here.
ask-case-edit =
    Copy it, change it and send it as a reply to this message:

    <code>{ $text }</code>
alert-case-open = ↪️ With { $to }, answer by { $when }
alert-case-late = ↪️ With { $to }, no answer since { $when }
alert-case-answered = ↪️ { $to } answered: look it over and send it
alert-case-solved = ↪️ { $to } solved it
alert-case-not-ours = ↪️ { $to }: not theirs. It is yours again
case-somebody = somebody
case-head = 🧩 <b>A case for you</b> · { $workspace }, from { $by }
case-due = answer by { $when }
case-late = an answer was wanted by { $when }
case-answered = 💬 Answered: you can still change it with a reply
case-solved = ✅ Solved. Thank you
case-not-ours = Not yours: it went back
case-withdrawn = Taken back: there is nothing left to do
case-note = 📝 { $by }: { $text }
case-your-answer = Your answer: { $text }
case-how = Reply to this card with what the reader may be told.
case-reply-here = Reply to the card with your answer.
ask-case-answer =
    What may the reader be told? Your words go to the team first.

    <blockquote>{ $text }</blockquote>
done-case-answer = Thank you: the team has your answer.
done-case-solved = Thank you
done-case-not-ours = Given back
departments-head = <b>Departments</b>: people and groups outside the team. They see the cases that you pass on, and nothing else.
departments-none = No department yet. A department is a person or a group outside the team that solves cases: a shop, the courier, a lawyer.
department-line = 🏢 { $name }
department-line-waits = 🏢 { $name } · nobody has used the link yet
ask-department-name = What is the department called?
department-links =
    🏢 <b>{ $name }</b>. Forward one of these; whoever uses it first is the department.

    For one person: { $person }
    For a group: { $group }
department-joined = 👋 This chat is now <b>{ $name }</b> for { $workspace }. Cases come here, each with its own clock. Reply to a card to answer.
department-here = You are <b>{ $name }</b> for { $workspace }. Cases come here; reply to a card to answer.
done-department-removed = Removed
refusal-department-not-found = I do not know such a department any more.
refusal-department-not-joined = Nobody of { $name } has used the link yet. Make a new one in /team, Departments.
refusal-department-busy = { $name } has an open case. Take it back first.
refusal-too-many-departments = { $limit } departments are the most. Remove one first.
refusal-case-not-found = That case is not yours any more.
refusal-case-open = It is passed on already. Take it back first.
refusal-case-over = That case is over already.
why-step-pass-on = { $when } · passed on: { $by }
why-step-case-answer = { $when } · they answered: { $by }
why-step-case-solve = { $when } · solved: { $by }
why-step-case-refuse = { $when } · “not ours”: { $by }
why-step-case-take-back = { $when } · taken back: { $by }
why-step-case-remind = { $when } · they were reminded
why-step-case-owner = { $when } · silence: the owner was told
refusal-reader-told = The reader has been told already.
refusal-reader-answered = The reader has that answer already.
