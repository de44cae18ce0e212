# Numbers: the words in the picture, its caption and its buttons.
stats-week = Week {$number}
stats-against-week = against the 7 days before
stats-against-month = against the 30 days before
stats-against-quarter = against the 13 weeks before
stats-followers = Followers
stats-views = Views a post
stats-engagement = Engagement
stats-in-time = Answered in {$minutes} min
stats-in-hours = Answered in {$hours} h
stats-same = no change
stats-new = nothing to compare

# Panels
stats-panel-views = { $step ->
    [1] Views by day
   *[other] Views by week
}
stats-panel-views-hint = of the posts published then; the line: before
stats-panel-engaged = { $step ->
    [1] Engagement by day
   *[other] Engagement by week
}
stats-panel-engaged-hint = reactions, comments and shares; the line: before
stats-panel-flow = Followers
stats-panel-flow-hint = { $step ->
    [1] joined and left each day
   *[other] joined and left each week
}
stats-panel-trend = Followers
stats-panel-trend-hint = as counted at the end of each day
stats-panel-kinds = Engagement by kind
stats-panel-kinds-views = reactions, comments, shares per view; (posts)
stats-panel-kinds-followers = reactions, comments per follower; (posts)
stats-panel-hours = Best hours
stats-panel-hours-hint = views a post in the last 8 weeks; blank: no posts
stats-panel-mood = Comments and mood
stats-panel-mood-hint = { $step ->
    [1] each day; above: the share of negative
   *[other] each week; above: the share of negative
}
stats-panel-answers = First answer
stats-panel-answers-hint = minutes, each dot a comment; line: promised
stats-panel-voice = Share of voice
stats-panel-voice-hint = the part of all views that their posts got; in brackets: how many posts
stats-panel-each-hint = on the average, as the public pages show them; in brackets: how many posts
stats-row-since = {$value}  since {$day}
stats-kind-text = Text
stats-kind-photo = Photo
stats-kind-album = Album
stats-kind-video = Video
stats-kind-poll = Poll
stats-kind-other = Other
stats-row = {$name} ({$posts})
stats-row-one = {$rate}  one post
stats-row-better = {$rate}  better
stats-row-weaker = {$rate}  weaker

# What is not known
stats-no-posts = No posts in this time
stats-no-views = Views: not known yet
stats-no-followers = Followers: not counted yet
stats-no-comments = No comments in this time
stats-no-answers = Nothing had to be answered
stats-no-discussion = Comments are not read: no discussion group
stats-no-competitor = No competitor is watched. Add one: /sources
stats-why-no-posts = no posts
stats-why-no-views = no data yet
stats-why-no-followers = not counted yet
stats-why-no-comments = no comments
stats-why-no-answers = nothing to answer
stats-why-no-discussion = not connected
stats-why-no-competitor = nobody is watched
stats-footer-views = Views of {$known} of {$count} posts.
stats-footer-at = Counted {$when}, {$city}
stats-footer-never = Nothing was counted yet.
stats-no-visits = Visits: no data. Import a file: /visits
stats-why-no-visits = no file imported

# Peaks
stats-peak-hit = {$kind} “{$title}”: {$times} times the usual views
stats-peak-hit-untitled = {$kind}: {$times} times the usual views
stats-peak-negative = { $count ->
    [one] {$count} negative comment on {$day}
   *[other] {$count} negative comments on {$day}
}

# The caption
stats-caption-head = 📊 <b>{$name}</b> · {$period}
stats-caption-peak = {$sign} {$text}
stats-caption-best = 🕑 Best hours {$from}–{$until}: {$views} views a post, {$posts} posts say so.
stats-caption-best-unsure = 🕑 Best hours so far {$from}–{$until}: {$views} views a post over {$posts} posts. It may be chance.
stats-caption-answer = ⏱ Half of the answers came within {$minutes} min.
stats-caption-visits = 🔗 Visits from our links: {$visits}
stats-caption-visits-part = { $days ->
    [one] 🔗 Visits from our links: {$visits}, known for {$known} of {$days} day
   *[other] 🔗 Visits from our links: {$visits}, known for {$known} of {$days} days
}
stats-caption-voice = 🗣 Your posts got {$share} of all views, the posts of your competitors the rest.
stats-voice-unknown = Left out, for their views are not known yet: {$names}.
stats-caption-unsure = Differences without “better” or “weaker” may be chance.

# The message below the picture
details-peaks = What stands out
details-peaks-none = Nothing: no post has 1.8 times the usual views, and no day far more complaints than the others.
details-hit = Published {$when}: {$views} views, {$times} times the usual {$usual}.
details-hit-rate = Engagement {$rate}; all posts together {$usual}.
details-negative = { $comments ->
    [one] {$count} of {$comments} comment was negative, {$share}; in the whole time {$usual}.
   *[other] {$count} of {$comments} comments were negative, {$share}; in the whole time {$usual}.
}
details-negative-post = { $comments ->
    [one] Most talked about of that day: {$title}, {$comments} comment.
   *[other] Most talked about of that day: {$title}, {$comments} comments.
}
details-seen = Seen most
details-post = Post
details-visits = Visits from our links
details-visits-days = { $days ->
    [one] {$known} of {$days} day known
   *[other] {$known} of {$days} days known
}
details-visits-strange = By other links
details-channel-gone = A disconnected channel
details-campaign = Campaign {$name}
details-poll = 🗳 {$title} · { $count ->
    [one] {$count} person voted
   *[other] {$count} people voted
}
details-poll-closed = 🗳 {$title} · closed, { $count ->
    [one] {$count} person voted
   *[other] {$count} people voted
}
details-polls-unknown = { $count ->
    [one] Votes of {$count} poll: no data. Telegram tells votes only of polls that I publish.
   *[other] Votes of {$count} polls: no data. Telegram tells votes only of polls that I publish.
}
details-voice-posts = { $posts ->
    [one] {$posts} post
   *[other] {$posts} posts
}
details-voice-each = { $count ->
    [one] {$views} view a post
   *[other] {$views} views a post
}
details-voice-since = since {$day}
details-joins = Joined
details-way = {$way}
details-ways-other = Other links
way-named = “{$name}”
way-main = Main link …{$name}
way-unnamed = Link …{$name}
way-public = Public link
way-folder = Shared folder
way-added = Added by somebody
way-unknown = Way not known
command-stats = the week in a picture
button-stats = Week in a picture
button-view-week = Everything
button-view-growth = Growth
button-view-posts = Posts
button-view-hours = Hours
button-view-mood = Mood
button-view-answers = Answers
button-view-voice = Competitors
button-span-week = Week
button-span-month = Month
button-span-quarter = Quarter
button-stats-earlier = ‹ Earlier
button-stats-later = Later ›
button-stats-channel = Channel
button-stats-all = All channels
button-stats-dark = Dark
button-stats-light = Light
button-stats-why = Why?
button-stats-details = Details
button-stats-picture = ‹ Picture
refusal-picture-failed = The picture could not be drawn. Try again in a minute.
refusal-channel-unknown = There is no channel “{$name}” here. /channels shows them all.

# Why did views change?
why-views-head = 🔎 <b>{$name}</b> · {$period}
why-views-rose = Views rose from {$before} to {$now}, {$change}.
why-views-fell = Views fell from {$before} to {$now}, {$change}.
why-views-same = Views stayed as they were: {$now}.
why-views-unknown = Views of one of the two periods are not known, so there is nothing to compare.
why-views-none = No single cause stands out: many small differences add up.
why-views-because = What the numbers carry, the largest first:
cause-posts-up = • More posts: {$now} after {$before} ({$part})
cause-posts-down = • Fewer posts: {$now} after {$before} ({$part})
cause-hit-up = • One hit: {$title} with {$views} views ({$part})
cause-hit-down = • A hit was missing: {$title} had {$views} views before ({$part})
cause-kinds-up = • Kinds that are seen more, above all: {$name} ({$part})
cause-kinds-down = • Kinds that are seen less, above all: {$name} ({$part})
cause-hours-up = • Better hours, above all from {$from} to {$until} ({$part})
cause-hours-down = • Weaker hours, above all from {$from} to {$until} ({$part})
cause-followers-up = • More followers: {$now} after {$before} ({$part})
cause-followers-down = • Fewer followers: {$now} after {$before} ({$part})
cause-reach-up = • A usual post was seen more: {$now} after {$before} views ({$part})
cause-reach-down = • A usual post was seen less: {$now} after {$before} views ({$part})
why-views-note = The parts are estimates: each holds one thing against the usual of the period before.
