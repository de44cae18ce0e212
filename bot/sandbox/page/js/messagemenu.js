// What one can do with a message: react, reply, edit, forward, copy, delete.

import { confirmDialog } from "./dialogs.js";
import { h } from "./dom.js";
import { copy } from "./entities.js";
import { openMenu } from "./menu.js";
import { isMine } from "./names.js";
import { chooseTarget } from "./pickers.js";
import { OFFERED, drawn, react, reactedWith } from "./reactions.js";
import { place, summary } from "./store.js";
import { toast } from "./toast.js";
import { act } from "./wire.js";

/** Opens the menu at a pointer event or beside a box; `context` has reply and edit where the screen can. */
export function messageMenu(item, at, context) {
  const { message } = item;
  const text = message.text ?? message.caption;
  const line = summary(item.chat);
  const rules = line?.admin && message.chat.type !== "private";
  const own = isMine(message) || item.author === line?.me;
  const entries = [
    context.reply && { name: "Reply", icon: "reply", run: () => context.reply(item) },
    context.edit && own && editable(message) && { name: "Edit", icon: "edit", run: () => context.edit(item) },
    text && !message.has_protected_content && { name: "Copy text", icon: "copy", run: () => copy(text) },
    link(item) && { name: "Copy link", icon: "link", run: () => copy(link(item)) },
    !message.has_protected_content && { name: "Forward", icon: "forward", run: () => forward(item) },
    rules && { name: "Pin", icon: "pin", run: () => act("pin", { chat: item.chat, message: item.id }) },
    (own || rules || message.chat.type === "private") && { name: "Delete", icon: "trash", danger: true, run: () => remove(item) },
  ].filter(Boolean);
  openMenu(at, entries, (close) => reactionBar(item, close));
}

function editable(message) {
  return !message.forward_origin && (message.text !== undefined || message.photo || message.video || message.document || message.animation || message.audio || message.voice);
}

function link({ chat, id }) {
  const name = place(chat)?.chat.username;
  return name ? `https://t.me/${name}/${id}` : null;
}

function reactionBar(item, close) {
  return h("div", { class: "menu-reactions", role: "group", "aria-label": "React" }, OFFERED.map((emoji) => {
    const own = reactedWith(item, emoji);
    const choose = () => {
      close();
      react(item, own ? null : emoji);
    };
    return h("button", { type: "button", role: "menuitem", class: own ? "own" : "", "aria-label": `React with ${emoji}`, onclick: choose }, drawn(emoji));
  }));
}

async function forward(item) {
  const to = await chooseTarget();
  if (to && (await act("forward", { from: item.chat, messages: [item.id], to }))) toast("Forwarded");
}

async function remove(item) {
  const sure = await confirmDialog({ title: "Delete message", text: "Delete this message for everybody?", yes: "Delete", danger: true });
  if (sure) act("delete", { chat: item.chat, message: item.id });
}
