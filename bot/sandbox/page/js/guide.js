// How to play: the trip in six steps, each ticked when it is done.

import { arrange, h, icon } from "./dom.js";
import { become, inRole } from "./people.js";
import { bot, on, person, place, state } from "./store.js";
import { showTab } from "./tabs.js";

const STEPS = [
  { id: "say", title: "Send a text to the bot", note: "You are the editor. Write anything in the chat with the bot: it becomes a draft.", who: "editor" },
  { id: "submit", title: "Submit for review", note: "Press the button under the draft. The reviewer's phone rings.", who: "editor" },
  { id: "approve", title: "Approve as the reviewer", note: "Press the reviewer's face above, then the green button.", who: "reviewer" },
  { id: "publish", title: "Publish", note: "As the editor again: Publish now, or choose a time.", who: "editor" },
  { id: "look", title: "Look at the channel", note: "The post is there, once." },
  { id: "comment", title: "Comment as a reader", note: "Become the reader, press the comments under the post, write.", who: "reader" },
];

const done = new Set(JSON.parse(localStorage.getItem("guide") ?? "[]"));

/** Fills the panel. */
export function guide(list, again) {
  const render = () => arrange(list, STEPS.map((step, index) => line(step, index)));
  const tick = (id) => {
    if (done.has(id)) return;
    done.add(id);
    localStorage.setItem("guide", JSON.stringify([...done]));
    render();
  };
  again.addEventListener("click", () => {
    done.clear();
    localStorage.removeItem("guide");
    render();
  });
  on("arrived", (items) => items.forEach((item) => fromMessage(item, tick)));
  on("push", (pushes) => pushes.forEach((push) => fromPush(push, tick)));
  on("pressed", (presses) => presses.forEach((press) => fromPress(press, tick)));
  const looked = () => done.has("publish") && tick("look");
  const pane = document.getElementById("channel");
  for (const event of ["pointerenter", "focusin", "click"]) pane.addEventListener(event, looked);
  on("tab", (names) => names.includes("channel") && looked());
  on("world", render);
  on("me", render);
}

let author = null; // who wrote the draft

function fromMessage({ message, chat, author: by }, tick) {
  const human = person(message.from?.id);
  if (message.chat.type === "private" && human && !message.text?.startsWith("/")) {
    author = human.id;
    tick("say");
  }
  if (message.chat.type === "channel" && bot(by) && done.has("say")) tick("publish");
  if (human && message.chat.type === "supergroup" && message.message_thread_id && place(chat)?.linked) tick("comment");
}

function fromPush(push, tick) {
  if (author !== null && push.private && push.people.some((id) => id !== author) && done.has("say")) tick("submit");
}

function fromPress({ button }, tick) {
  if (button.style === "success" && state.me !== author && done.has("submit")) tick("approve");
}

function line(step, index) {
  const ready = done.has(step.id);
  const who = step.who ? inRole(step.who) : null;
  const go = who && who.id !== state.me && !ready ? h("button", { type: "button", class: "link", onclick: () => take(who.id) }, `Be the ${who.first_name.toLowerCase()}`) : null;
  const see = step.id === "look" && !ready ? h("button", { type: "button", class: "link only-narrow", onclick: () => showTab("channel") }, "Show the channel") : null;
  return h("li", { class: ready ? "done" : "", "data-testid": `guide-${step.id}`, "data-done": String(ready) },
    h("span", { class: "step" }, ready ? icon("check") : String(index + 1)), h("div", {}, h("b", {}, step.title), h("p", {}, step.note), go, see));
}

function take(id) {
  become(id);
  showTab("phone");
}
