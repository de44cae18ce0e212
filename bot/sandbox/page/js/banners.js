// Pushes that arrive on other people's phones.

import { h, icon } from "./dom.js";
import { avatar, chatTitle, fullName, sender } from "./names.js";
import { become } from "./people.js";
import { brief } from "./service.js";
import { bot, on, person, state, tell } from "./store.js";

const STAY = 7000; // ms
const MOST = 3;

/** Shows a banner for each push to somebody else; pressing it takes that person's phone in hand. Who reaches for it finds it there. */
export function banners(host) {
  on("push", (pushes) => {
    for (const push of pushes) {
      for (const id of push.people) if (id !== state.me && push.private) host.prepend(banner(push, id));
    }
    while (host.children.length > MOST) host.lastChild.remove();
  });
  on("me", () => {
    for (const node of [...host.children]) if (Number(node.dataset.person) === state.me) node.remove();
  });
}

function banner({ item, sound }, id) {
  const { message } = item;
  const who = person(id);
  const open = () => {
    become(id);
    tell("open", { chat: item.chat });
    node.remove();
  };
  const from = bot(message.from?.id) ? fullName(message.from) : sender(message).name || chatTitle(item.chat);
  const mark = h("span", { class: "banner-mark", title: sound ? "With sound" : "Silent" }, icon(sound ? "bell" : "silent"), h("span", { class: "unseen" }, sound ? "with sound" : "silent"));
  const node = h("button", { type: "button", class: `banner ${sound ? "" : "silent"}`, "data-testid": "banner", "data-person": id, onclick: open },
    avatar(id, fullName(who)),
    h("span", { class: "banner-text" }, h("small", {}, h("b", { dir: "auto" }, fullName(who)), ` · ${from}`), h("span", { dir: "auto" }, brief(message))), mark);
  let leaving;
  const stay = () => clearTimeout(leaving);
  const leave = () => { stay(); leaving = setTimeout(() => node.remove(), STAY); };
  for (const reached of ["pointerenter", "focus"]) node.addEventListener(reached, stay);
  for (const left of ["pointerleave", "blur"]) node.addEventListener(left, leave);
  leave();
  return node;
}
