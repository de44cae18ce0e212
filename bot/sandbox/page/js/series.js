// Which messages stand together: albums are one, and a row of messages by one sender is a series.

import { dayKey } from "./times.js";
import { serviceText } from "./service.js";
import { sender } from "./names.js";

const PAUSE = 600; // seconds after which a series ends

/** Days of groups: [{day, date, groups: [{items, first, last}]}], from messages in order. */
export function days(items) {
  const found = [];
  for (const group of groups(items)) {
    const { date } = group.items[0].message;
    const day = dayKey(date);
    if (found.at(-1)?.day !== day) found.push({ day, date, groups: [] });
    found.at(-1).groups.push(group);
  }
  for (const { groups: inDay } of found) markSeries(inDay);
  return found;
}

function groups(items) {
  const found = [];
  for (const item of items) {
    const album = item.message.media_group_id;
    const before = found.at(-1);
    if (album && before?.album === album) before.items.push(item);
    else found.push({ album, items: [item] });
  }
  return found;
}

function markSeries(inDay) {
  inDay.forEach((group, index) => {
    group.first = !together(inDay[index - 1], group);
    group.last = !together(group, inDay[index + 1]);
  });
}

function together(one, other) {
  if (!one || !other) return false;
  const a = one.items.at(-1).message;
  const b = other.items[0].message;
  return !serviceText(a) && !serviceText(b) && sender(a).id === sender(b).id && b.date - a.date < PAUSE;
}
