// Who one is: the faces at the top, with what is new on their phones.

import { Kept, arrange, h } from "./dom.js";
import { avatar, fullName } from "./names.js";
import { on, state, tell, unreadOf } from "./store.js";

const ROLES = { editor: /editor|author|writer/i, reviewer: /review|client|chief/i, reader: /reader|visitor|customer/i };

/** The first person whose name speaks of this role: editor, reviewer or reader; else nobody. */
export function inRole(role) {
  return state.world.people.find((one) => ROLES[role].test(`${one.first_name} ${one.username ?? ""}`)) ?? null;
}

/** Makes `id` the person whose phone is shown. */
export function become(id) {
  if (state.me === id) return;
  state.me = id;
  localStorage.setItem("me", id);
  state.rooms.clear();
  tell("me");
}

/** Fills the row of faces. */
export function faces(host) {
  const kept = new Kept();
  const render = () => {
    const { people } = state.world;
    kept.begin();
    arrange(host, people.map((one) => face(one, kept)));
    document.title = `${fullName(people.find((one) => one.id === state.me) ?? {})} · Sandbox`;
  };
  for (const topic of ["world", "chats", "me"]) on(topic, render);
}

function face(one, kept) {
  const name = fullName(one);
  const unread = one.id === state.me ? 0 : unreadOf(one.id);
  const node = kept.node(one.id, [name], () => h("button", { type: "button", class: "face-button", "data-testid": "face", "data-person": one.id, onclick: () => become(one.id) },
    h("span", { class: "face-picture" }, avatar(one.id, name)), h("span", { class: "face-name", dir: "auto" }, name)));
  const badge = kept.node(`${one.id} badge`, [unread], () => h("span", { class: "badge", "data-testid": "face-badge" }, String(unread)));
  arrange(node.firstChild, unread ? [node.firstChild.firstChild, badge] : [node.firstChild.firstChild]);
  node.setAttribute("aria-pressed", String(one.id === state.me));
  node.setAttribute("aria-label", unread ? `${name}, ${unread} unread` : name);
  return node;
}
