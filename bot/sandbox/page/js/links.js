// Where a link leads: inside this page for t.me and tg:, to a question and a new tab for the web.

import { confirmDialog } from "./dialogs.js";
import { state, tell } from "./store.js";
import { toast } from "./toast.js";

/** The address if it may stand in a link, else null: no script, no data. */
export function safeUrl(url) {
  try {
    return ["http:", "https:", "tg:", "mailto:"].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Follows a link: a Telegram address opens here, any other one asks first and opens a new tab. */
export async function follow(url, { hidden = true } = {}) {
  const inside = telegramAddress(url);
  if (inside) return openInside(inside);
  if (!safeUrl(url)) return toast("This link cannot be opened");
  if (hidden && !(await confirmDialog({ title: "Open this link?", text: url, yes: "Open" }))) return null;
  return window.open(url, "_blank", "noopener,noreferrer");
}

/** {name, start?, message?, chatId?, userId?} of a t.me or tg: address, else null. */
export function telegramAddress(url) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return null;
  }
  const query = address.searchParams;
  if (address.protocol === "tg:") {
    const what = address.host || address.pathname.replace(/^\/+/, "");
    if (what === "user") return { userId: Number(query.get("id")) };
    if (what === "resolve") return { name: query.get("domain"), start: query.get("start"), message: Number(query.get("post")) || null };
    return null;
  }
  if (!["t.me", "telegram.me", "www.t.me"].includes(address.hostname)) return null;
  const parts = address.pathname.split("/").filter(Boolean);
  if (parts[0] === "c") return { chatId: Number(`-100${parts[1]}`), message: Number(parts.at(-1)) || null };
  return { name: parts[0], start: query.get("start"), message: Number(parts[1]) || null };
}

function openInside({ name, start, message, chatId, userId }) {
  const { world } = state;
  if (userId || name) {
    const same = (one) => one.id === userId || (name && one.username?.toLowerCase() === name.toLowerCase());
    const robot = world.bots.find(same);
    if (robot) return tell("open", { chat: `${robot.id}:${state.me}`, start: start ?? null });
    const human = world.people.find(same);
    if (human) return toast(`${human.first_name} is a person of this town`);
  }
  const there = world.places.find(({ chat }) => chat.id === chatId || (name && chat.username?.toLowerCase() === name.toLowerCase()));
  if (!there) return toast("This address is not in this town");
  return tell("open", { chat: there.key, message });
}
