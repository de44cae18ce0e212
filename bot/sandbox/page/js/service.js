// Sentences for what Telegram itself writes into a chat, and one-line summaries of messages.

import { kindWord } from "./media.js";
import { fullName, isMine, sender } from "./names.js";
import { place } from "./store.js";

const names = (users) => users.map(fullName).join(", ");

const SENTENCES = {
  new_chat_members: (m) => (m.new_chat_members.length === 1 && m.new_chat_members[0].id === m.from?.id ? `${who(m)} joined` : `${who(m)} added ${names(m.new_chat_members)}`),
  left_chat_member: (m) => (m.left_chat_member.id === m.from?.id ? `${who(m)} left` : `${who(m)} removed ${fullName(m.left_chat_member)}`),
  new_chat_title: (m) => `The name is now “${m.new_chat_title}”`,
  new_chat_photo: (m) => `${who(m)} changed the picture`,
  delete_chat_photo: (m) => `${who(m)} removed the picture`,
  group_chat_created: (m) => `${who(m)} created the group`,
  supergroup_chat_created: () => "Group created",
  channel_chat_created: () => "Channel created",
  migrate_to_chat_id: () => "The group became a supergroup",
  migrate_from_chat_id: () => "The group became a supergroup",
  pinned_message: (m) => `${who(m)} pinned “${brief(m.pinned_message) || "a message"}”`,
  chat_shared: (m) => `You shared ${m.chat_shared.title ?? place(String(m.chat_shared.chat_id))?.chat.title ?? "a chat"} with the bot`,
  users_shared: (m) => `You shared ${m.users_shared.users?.length === 1 ? "a person" : "people"} with the bot`,
  forum_topic_created: (m) => `Topic “${m.forum_topic_created.name}” created`,
  forum_topic_edited: () => "Topic changed",
  forum_topic_closed: () => "Topic closed",
  forum_topic_reopened: () => "Topic opened again",
  message_auto_delete_timer_changed: () => "The auto-delete timer changed",
};

function who(message) {
  return isMine(message) ? "You" : sender(message).name;
}

/** The sentence of a service message; null for an ordinary one. */
export function serviceText(message) {
  const kind = Object.keys(SENTENCES).find((name) => name in message);
  return kind ? SENTENCES[kind](message) : null;
}

function richText(rich) {
  const words = (thing) => (typeof thing === "string" ? thing : Array.isArray(thing) ? thing.map(words).join(" ") : thing ? words([thing.text, thing.blocks, thing.items, thing.cells].filter(Boolean)) : "");
  return rich ? words(rich.blocks.slice(0, 3)) : "";
}

/** A message in one line: its text, else what it is. */
export function brief(message) {
  const text = message.text ?? message.caption;
  const word = kindWord(message);
  const said = text ? (word && !message.text ? `${word}, ${text}` : text) : word;
  return (said || serviceText(message) || richText(message.rich_message)).replace(/\s+/g, " ").slice(0, 160);
}
