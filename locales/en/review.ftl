review-head = { $count ->
    [one] <b>{$count} post waits for approval</b>
   *[other] <b>{$count} posts wait for approval</b>
}
review-none = Nothing waits for your approval.
ask-note = What should change in <b>{$title}</b>? The author gets your answer with the draft.
ask-comment = Your comment on <b>{$title}</b>:
done-submitted = The reviewers have it
done-approved = Approved
done-approved-counts = Your approval counts; others are wanted too
done-returned = The author has your note.
done-retracted = Your approval is taken back
done-withdrawn = It is a draft again
done-commented = 💬 Passed on to the author and the reviewers.
button-answer = Answer
