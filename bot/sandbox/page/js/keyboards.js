// Buttons under a message and the keyboard in place of the phone's own.

import { h, icon } from "./dom.js";
import { copy } from "./entities.js";
import { follow } from "./links.js";
import { alertDialog } from "./dialogs.js";
import { chatTitle } from "./names.js";
import { on, state, tell } from "./store.js";
import { toast } from "./toast.js";
import { act } from "./wire.js";

const PATIENCE = 15000; // ms until a press without answer stops turning
const turning = new Map(); // "person chat message" → stops the circle of a press that waits for its answer

/** The inline keyboard of a message, or null. */
export function inlineKeyboard(item) {
  const rows = item.message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return h("div", { class: "buttons", "data-testid": "buttons" }, rows.map((row) =>
    h("div", { class: "buttons-row" }, row.map((button) => inlineButton(item, button)))));
}

function inlineButton(item, button) {
  const mark = button.url || button.login_url ? "open" : button.copy_text ? "copy" : null;
  const facts = { type: "button", class: `bubble-button ${button.style ?? ""}`, title: button.text, disabled: Boolean(button.disabled) };
  const node = h("button", facts, h("span", { dir: "auto" }, button.text), mark && icon(mark));
  node.addEventListener("click", () => press(item, button, node));
  return node;
}

async function press(item, button, node) {
  if (button.url) return follow(button.url);
  if (button.copy_text) return copy(button.copy_text.text);
  const inline = button.switch_inline_query_current_chat ?? button.switch_inline_query;
  if (inline !== undefined) return tell("insert", { chat: item.chat, text: inline });
  if (button.callback_data === undefined) return toast("This kind of button does nothing in the sandbox");
  if (node.classList.contains("waiting")) return null;
  node.classList.add("waiting");
  node.setAttribute("aria-busy", "true");
  const stop = () => {
    node.classList.remove("waiting");
    node.removeAttribute("aria-busy");
  };
  const key = `${state.me} ${item.chat} ${item.id}`;
  turning.set(key, stop);
  setTimeout(() => settle(key), PATIENCE);
  tell("pressed", { item, button });
  if (!(await act("press", { chat: item.chat, message: item.id, data: button.callback_data }))) settle(key);
  return null;
}

function settle(key) {
  turning.get(key)?.();
  turning.delete(key);
}

// A bot's answer: the circle stops, its words are a toast or an alert on the phone of the one who pressed.
on("answer", (answers) => {
  for (const answer of answers) {
    settle(`${answer.person} ${answer.chat} ${answer.message}`);
    if (answer.person !== state.me) continue;
    if (answer.url) follow(answer.url);
    else if (answer.text && answer.alert) alertDialog(chatTitle(answer.chat), answer.text);
    else if (answer.text) toast(answer.text);
  }
});

/** The keyboard that a bot put in place of the letters; `use(button)` does what a button is for. */
export function replyKeyboard(markup, use) {
  return h("div", { class: `reply-keyboard ${markup.resize_keyboard ? "" : "tall"}`, "data-testid": "reply-keyboard", role: "group", "aria-label": "Keyboard of the bot" },
    markup.keyboard.map((row) => h("div", { class: "buttons-row" }, row.map((key) => {
      const button = typeof key === "string" ? { text: key } : key;
      return h("button", { type: "button", class: `key ${button.style ?? ""}`, title: button.text, onclick: () => use(button) }, h("span", { dir: "auto" }, button.text));
    }))));
}
