"""What must always be true of the tables, read past the desk."""

from __future__ import annotations

from tests.safety.ledger import hold
from tests.safety.office import Office, Row

WAITING = {"planned", "sending", "held", "missed", "failed", "unconfirmed"}
"""Something is still to happen, or somebody is to decide."""
TROUBLE = {"unconfirmed", "failed", "missed"}


def check_tables(office: Office) -> None:
    """Posts and publications tell one story; whatever waits for a person is on somebody's card."""
    posts = office.rows(
        "SELECT p.id, p.state, p.amendment, p.revision, (SELECT count(*) FROM decisions d WHERE d.post_id = p.id"
        " AND d.revision = p.revision AND d.verdict = 'approved' AND d.retracted_at IS NULL) AS yeses FROM posts p"
    )
    of_post: dict[int, list[Row]] = {post["id"]: [] for post in posts}
    for row in office.rows(
        "SELECT p.id, p.post_id, p.state, p.revision, p.hash, p.change, p.ids, r.hash AS said,"
        " (SELECT count(*) FROM attempts a WHERE a.publication_id = p.id AND a.outcome IS NULL) AS open"
        " FROM publications p LEFT JOIN revisions r ON r.post_id = p.post_id AND r.number = p.revision"
    ):
        of_post[row["post_id"]].append(row)
    told = {row["subject_id"] for row in office.rows("SELECT subject_id FROM pushes WHERE kind = 'post'")}
    asked = bool(office.rows("SELECT 1 FROM pushes WHERE kind = 'missed'"))
    for post in posts:
        _check_post(post, of_post[post["id"]])
        for row in of_post[post["id"]]:
            _check_publication(row)
            if row["state"] in TROUBLE:
                hold(post["id"] in told or (asked and row["state"] == "missed"), f"nobody is told: {row}")


def _check_post(post: Row, rows: list[Row]) -> None:
    waiting = [row for row in rows if row["state"] in WAITING]
    if post["state"] == "scheduled":
        changing = any(row["change"] and row["state"] == "published" for row in rows)
        hold(bool(waiting) or changing, f"scheduled, and nothing is planned: {post} {rows}")
        stale = [row for row in waiting if row["revision"] != post["revision"]]
        hold(not stale, f"another revision is planned: {post} {stale}")
    else:
        open_still = [row for row in waiting if row["state"] != "unconfirmed" and row["ids"] == "[]"]
        left = waiting if post["state"] == "closed" else open_still  # what may be out, or is in part, outlives a review
        hold(not left, f"something waits of a post that is not scheduled: {post} {left}")
    hold(post["state"] != "approved" or post["yeses"] > 0, f"approved, and nobody has approved it: {post}")
    hold(post["amendment"] is None or post["state"] == "closed", f"an amendment of what is not out: {post}")


def _check_publication(row: Row) -> None:
    hold(row["hash"] == row["said"], f"the publication says something else than its revision: {row}")
    if row["state"] == "sending":
        hold(row["open"] == 1, f"sending without one open attempt: {row}")
    else:
        hold(row["open"] == 0, f"an attempt without an end: {row}")
    if row["state"] == "published":
        hold(row["ids"] != "[]", f"published without a trace: {row}")
