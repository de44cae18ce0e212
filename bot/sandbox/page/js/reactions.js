// Reactions under a message.

import { h } from "./dom.js";
import { state } from "./store.js";
import { act } from "./wire.js";

export const OFFERED = ["👍", "❤", "🔥", "🎉", "😁", "😢", "👎"];

/** The chips of an item, or null when nobody reacted; pressing one adds or takes back one's own. */
export function reactionRow(item) {
  if (!item.reactions?.length) return null;
  return h("div", { class: "reactions", "data-testid": "reactions" }, item.reactions.map(({ emoji, people }) => {
    const own = people.includes(state.me);
    return h("button", { type: "button", class: `reaction ${own ? "own" : ""}`, "aria-pressed": String(own), "aria-label": `${emoji} ${people.length}`, onclick: () => react(item, own ? null : emoji) },
      h("span", {}, drawn(emoji)), h("small", {}, String(people.length)));
  }));
}

/** The heart's code alone is a text sign; the selector makes it a picture. */
export function drawn(emoji) {
  return emoji === "❤" ? "❤\uFE0F" : emoji;
}

/** Sets one's reaction; null takes it back. */
export function react(item, emoji) {
  return act("react", { chat: item.chat, message: item.id, emoji });
}

/** Whether the present person has reacted with this emoji. */
export function reactedWith(item, emoji) {
  return item.reactions?.some((one) => one.emoji === emoji && one.people.includes(state.me)) ?? false;
}
