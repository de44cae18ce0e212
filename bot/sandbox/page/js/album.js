// Several pictures as one: rows of equal height, as Telegram lays them out.

import { h } from "./dom.js";
import { tile, visual } from "./media.js";

const GAP = 2;
const ROWS = { 1: [1], 2: [2], 3: [1, 2], 4: [2, 2], 5: [2, 3], 6: [3, 3], 7: [2, 2, 3], 8: [2, 3, 3], 9: [3, 3, 3], 10: [2, 2, 3, 3] };

/** The grid, `width` px wide, of the pictures of `messages` (2 to 10 that carry one). */
export function album(messages, width) {
  const pictures = messages.map((message) => ({ message, what: visual(message) }));
  return h("div", { class: "album", "data-testid": "album" }, rowsOf(pictures).map((some) => row(some, width)));
}

function rowsOf(pictures) {
  const lengths = shape(pictures);
  let at = 0;
  return lengths.map((many) => pictures.slice(at, (at += many)));
}

// Two wide pictures stand one above the other, as do three of which none is upright.
function shape(pictures) {
  if (pictures.length === 2 && pictures.every(({ what }) => ratio(what) > 1.6)) return [1, 1];
  return ROWS[pictures.length] ?? pictures.map(() => 1);
}

function ratio(what) {
  return Math.min(1.9, Math.max(0.66, (what.width || 1) / (what.height || 1)));
}

function row(pictures, width) {
  const sum = pictures.reduce((total, { what }) => total + ratio(what), 0);
  const height = Math.min(width * 0.78, Math.max(84, (width - GAP * (pictures.length - 1)) / sum));
  return h("div", { class: "album-row", style: { height: `${Math.round(height)}px` } },
    pictures.map(({ message, what }) => {
      const node = tile(message, what);
      node.style.setProperty("flex-grow", ratio(what).toFixed(3));
      node.dataset.messageId = message.message_id;
      return node;
    }));
}
