// The list of the present person's chats.

import { Kept, arrange, h, icon } from "./dom.js";
import { avatar, chatTitle, isMine, peerId, sender } from "./names.js";
import { brief } from "./service.js";
import { on, state } from "./store.js";
import { listTime } from "./times.js";

/** The list; `open(chat)` is called when a line is pressed. */
export function chatList(open) {
  const list = h("nav", { class: "chat-list", "aria-label": "Chats", "data-testid": "chat-list" });
  const node = h("section", { class: "home" }, h("header", { class: "chat-head" }, h("div", { class: "chat-title" }, h("b", {}, "Chats"))), list);
  const kept = new Kept();
  const render = () => {
    kept.begin();
    const lines = (state.chats.get(state.me) ?? []).filter((one) => one.member);
    lines.sort((a, b) => date(b) - date(a));
    arrange(list, lines.map((one) => kept.node(one.chat, [one, chatTitle(one.chat), state.me, one.unread], () => row(one, open))));
  };
  on("chats", render);
  on("world", render);
  on("me", render);
  return node;
}

function date(line) {
  return line.last?.message.date ?? 0;
}

function row(line, open) {
  const title = chatTitle(line.chat);
  const badge = line.unread ? h("span", { class: "badge", "aria-label": `${line.unread} unread` }, String(line.unread)) : null;
  const pin = line.pinned ? icon("pin") : null;
  return h("button", { type: "button", class: "chat-row", "data-testid": "chat-row", "data-chat": line.chat, onclick: () => open(line.chat) },
    avatar(peerId(line.chat), title),
    h("span", { class: "chat-row-text" },
      h("span", { class: "chat-row-head" }, h("b", { dir: "auto" }, title), line.kind === "channel" ? icon("channel") : null, line.kind === "group" ? icon("group") : null, line.last ? h("time", {}, listTime(line.last.message.date)) : null),
      h("span", { class: "chat-row-foot" }, h("span", { class: "snippet", dir: "auto" }, snippet(line)), badge ?? pin)));
}

function snippet(line) {
  if (!line.last) return line.kind === "private" ? "Press to start" : "No messages yet";
  const { message } = line.last;
  const who = isMine(message) ? "You: " : line.kind === "group" ? `${sender(message).name}: ` : "";
  return `${who}${brief(message)}`;
}
