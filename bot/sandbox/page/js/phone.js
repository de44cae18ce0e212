// The phone of the present person: the chat list and the chat over it.

import { Chat } from "./chat.js";
import { chatList } from "./chatlist.js";
import { on, state } from "./store.js";
import { Stack } from "./stack.js";
import { showTab } from "./tabs.js";

/** Fills the phone; it follows the choice of the person and links that lead into chats. */
export function phone(host) {
  const stack = new Stack(host, { root: chatList((chat) => open({ chat }).ready()) });
  const open = ({ chat, ...more }) => {
    stack.clear();
    return stack.push((where) => new Chat(where, chat, more));
  };
  const openFirst = () => {
    stack.clear();
    const begun = (state.chats.get(state.me) ?? []).find((one) => one.kind === "private" && one.started);
    if (begun) open({ chat: begun.chat });
  };
  on("me", openFirst);
  on("open", (wishes) => {
    const { chat, message, start } = wishes.at(-1);
    showTab("phone");
    open({ chat, jump: message ?? null, start: start ?? null });
  });
}
