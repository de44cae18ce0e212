# Visits that a web counter tells, by a file.
command-visits = visits to your site, from a web counter
visits-head = 🔗 <b>Visits</b> · {$workspace}
visits-none = No file was imported yet.
visits-known = { $days ->
    [one] Known: {$days} day, {$span}.
   *[other] Known: {$days} days, {$span}.
}
ask-visits =
    Send me a CSV file of your web counter, up to 5 MB. It needs two columns: the day and the visits.
    By source, medium and campaign (<i>utm_source, utm_medium, utm_campaign</i>), or by the landing page with them, I find the channel.
    Days that are known already are replaced, never added twice.
visits-done = ✅ <b>Visits are imported</b>
visits-lines = { $days ->
    [one] Lines: {$rows}. {$days} day: {$span}.
   *[other] Lines: {$rows}. {$days} days: {$span}.
}
visits-replaced = { $days ->
    [one] {$days} day was known already and is replaced.
   *[other] {$days} days were known already and are replaced.
}
visits-left-out = { $rows ->
    [one] {$rows} line with a total or a remark is left out.
   *[other] {$rows} lines with totals or remarks are left out.
}
visits-total = Visits: <b>{$visits}</b>
visits-row = • {$name}: {$visits}
visits-row-strange = • Not assigned: {$visits}
visits-row-strange-named = • Not assigned: {$visits} ({$tags})
visits-strange-hint = Not assigned: source and medium are not those of one channel's links. You see them in /channels, <b>Tags of links</b>. After a change send the file again.
visits-broken = { $lines ->
    [one] ⚠️ <b>Nothing was imported.</b> {$lines} line cannot be read:
   *[other] ⚠️ <b>Nothing was imported.</b> {$lines} lines cannot be read:
}
visits-fault-no-date = • Line {$line}: the day is missing
visits-fault-not-a-date = • Line {$line}: “{$value}” is no day
visits-fault-in-future = • Line {$line}: {$value} is still to come
visits-fault-not-a-number = • Line {$line}: “{$value}” is no whole number of visits
visits-fault-too-large = • Line {$line}: {$value} visits in a day are too many
visits-fault-too-many-cells = • Line {$line}: more cells than columns
visits-more = … and {$lines} more
visits-mend = What was known before is still there. Correct these lines and send the file again.
refusal-visits-file-wanted = I need a file: a CSV of your web counter.
refusal-visits-empty = There are no visits in this file.
refusal-visits-spreadsheet = This is a spreadsheet. Save it as CSV and send me that.
refusal-visits-no-text = This file holds no text that I can read. I need a CSV.
refusal-visits-open-quote = A quotation mark in this file is never closed. Export it anew.
refusal-visits-too-large = This file is too large: up to {$limit} MB fit. Export fewer days.
refusal-visits-too-many = This file has too many lines: up to {$limit} fit. Export fewer days.
refusal-visits-no-columns = I need a column with the day and one with the visits. The file begins with: {$names}
refusal-visits-day-order = In {$day}, is the day first or the month? Nothing in the file tells. Write days as 2026-11-23 and send it again.
