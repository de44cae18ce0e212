// Names, initials and colours of people, bots, groups and channels.

import { h } from "./dom.js";
import { anyone, bot, place, state, summary } from "./store.js";

const COLOURS = 7;

export function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ") || user.title || "Deleted account";
}

/** The title of a chat as the present person sees it: a private chat bears the other side's name. */
export function chatTitle(chat) {
  const there = place(chat);
  if (there) return there.chat.title;
  const other = anyone(peerId(chat));
  return other ? fullName(other) : "Chat";
}

/** Whose picture a chat bears: the bot's in a private chat, else its own. */
export function peerId(chat) {
  return summary(chat)?.peer ?? Number(chat.split(":")[0]);
}

/** Who signs a message: a person, a bot, or a chat that speaks for itself. */
export function sender(message) {
  if (message.sender_chat) return { id: message.sender_chat.id, name: message.sender_chat.title };
  if (message.from) return { id: message.from.id, name: fullName(message.from) };
  return { id: message.chat.id, name: message.chat.title ?? "" };
}

/** Whether the present person wrote it. */
export function isMine(message) {
  return message.from?.id === state.me && !message.sender_chat;
}

export function colourOf(id) {
  return Math.abs(Number(id)) % COLOURS;
}

export function initials(name) {
  const words = name.replace(/[^\p{L}\p{N}\s]/gu, "").trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase() || "?";
}

/** The round picture of somebody or of a chat. */
export function avatar(id, name, size = "") {
  return h("span", { class: `avatar avatar-${colourOf(id)} ${size}`, "aria-hidden": "true" }, initials(name));
}

export function origin(message) {
  const from = message.forward_origin;
  if (!from) return null;
  if (from.type === "user") return { name: fullName(from.sender_user), id: from.sender_user.id };
  if (from.type === "hidden_user") return { name: from.sender_user_name, id: 0 };
  const chat = from.chat ?? from.sender_chat;
  return { name: chat.title ?? "", id: chat.id, messageId: from.message_id, signature: from.author_signature };
}

export function isBot(id) {
  return Boolean(bot(id));
}
