// Brings what the server tells into the store.

import { inRole } from "./people.js";
import { ask } from "./wire.js";
import { person, room, roomsOf, state, summary, tell } from "./store.js";

/** Reads the whole state again, at the start and after each reconnection. */
export async function refresh() {
  const [world, chats] = await Promise.all([ask("/page/world"), ask("/page/chats")]);
  state.world = world;
  setChats(chats);
  const lost = state.me !== null && !person(state.me);
  if (!person(state.me)) state.me = rememberedPerson() ?? (inRole("editor") ?? world.people[0])?.id ?? null;
  if (lost) tell("me");
  for (const one of state.rooms.values()) one.stale = true;
  tell("world");
  tell("chats");
  tell("rooms");
}

function rememberedPerson() {
  const id = Number(localStorage.getItem("me"));
  return person(id) ? id : null;
}

function setChats(chats) {
  state.chats = new Map(Object.entries(chats).map(([id, list]) => [Number(id), list]));
}

/** Takes one event of the stream. */
export function take(news) {
  const how = { message, changed, deleted, chats, world, faults };
  const known = how[news.kind];
  if (known) known(news);
  else tell(news.kind, news); // push, answer, typing, draft: for whoever listens
}

function message({ item, summaries }) {
  keep(item);
  renewSummaries(summaries);
  tell("arrived", item);
}

function changed({ item, summaries }) {
  keep(item);
  renewSummaries(summaries);
  tell("changed", item);
}

function keep(item) {
  for (const one of roomsOf(item.chat)) {
    if (!one.takes(item)) continue;
    if (one.loading) one.late.push(() => one.put(item));
    if (one.loaded && (one.byId.has(item.id) || item.id > newest(one))) one.put(item);
    tell(`room ${one.key}`, item);
  }
}

function newest(one) {
  return Math.max(0, ...one.byId.keys());
}

function deleted({ chat, ids, summaries }) {
  for (const one of roomsOf(chat)) {
    const drop = () => ids.forEach((id) => one.drop(id));
    if (one.loading) one.late.push(drop);
    drop();
    tell(`room ${one.key}`);
  }
  renewSummaries(summaries);
}

function renewSummaries(summaries = {}) {
  for (const [id, line] of Object.entries(summaries)) {
    const list = (state.chats.get(Number(id)) ?? []).filter((one) => one.chat !== line.chat);
    list.push(line);
    state.chats.set(Number(id), list);
  }
  tell("chats");
}

function chats(news) {
  setChats(news.chats);
  tell("chats");
}

function world(news) {
  state.world = { ...state.world, ...news.world };
  tell("world");
}

function faults(news) {
  state.world.faults = news.faults;
  tell("faults");
}

/** Loads the newest messages of a room; a load that is under way already is awaited instead. */
export function load(chat, thread = null) {
  const one = room(chat, thread);
  one.loading ??= newestOf(one).finally(() => (one.loading = null));
  return one.loading;
}

async function newestOf(one) {
  one.late = [];
  const page = await ask(pagePath(one));
  one.byId.clear();
  for (const item of page.items) one.put(item);
  for (const change of one.late) change();
  Object.assign(one, { more: page.more, loaded: true, stale: false });
  tell(`room ${one.key}`);
}

/** Loads the messages before the oldest one that is there, if there are any. */
export async function loadOlder(chat, thread = null) {
  const one = room(chat, thread);
  if (!one.loaded || !one.more || one.paging) return;
  one.paging = true;
  try {
    const page = await ask(pagePath(one, one.items[0]?.id));
    for (const item of page.items) one.put(item);
    one.more = page.more;
  } finally {
    one.paging = false;
  }
  tell(`room ${one.key}`);
}

function pagePath(one, before) {
  const query = new URLSearchParams({ person: state.me, chat: one.chat });
  if (one.thread !== null) query.set("thread", one.thread);
  if (before !== undefined) query.set("before", before);
  return `/page/messages?${query}`;
}

/** Marks a chat as read by the present person. */
export function markRead(chat) {
  const line = summary(chat);
  if (!line || !line.unread || document.hidden) return;
  Object.assign(line, { unread: 0, unread_from: null });
  tell("chats");
  const body = JSON.stringify({ chat });
  fetch(`/page/as/${state.me}/read`, { method: "POST", body, headers: { "Content-Type": "application/json" } }).catch(() => {});
}
