// What the page knows of the town, and who wants to hear when it changes.

export const state = {
  world: null, // people, bots, chats, faults as the server told them
  me: null, // id of the person whose phone is shown
  chats: new Map(), // person id → summaries of that person's chats
  rooms: new Map(), // room key → Room: the loaded messages of a chat or of a comment thread
  online: false,
};

const listeners = new Map();
const waiting = new Map();

/** Calls `listener(details)` after `topic` was told; several tellings in one turn become one call. */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(listener);
  return () => listeners.get(topic).delete(listener);
}

/** Tells the listeners of `topic`, once, when the present turn is over. */
export function tell(topic, detail) {
  if (waiting.has(topic)) {
    waiting.get(topic).push(detail);
    return;
  }
  waiting.set(topic, [detail]);
  queueMicrotask(() => {
    const details = waiting.get(topic);
    waiting.delete(topic);
    for (const listener of [...(listeners.get(topic) ?? [])]) listener(details);
  });
}

export function person(id) {
  return state.world.people.find((one) => one.id === id);
}

export function bot(id) {
  return state.world.bots.find((one) => one.id === id);
}

export function anyone(id) {
  return person(id) ?? bot(id);
}

export function me() {
  return person(state.me);
}

/** A group or channel with its members, as the world tells it; nothing for a private chat. */
export function place(chat) {
  return state.world.places.find((one) => one.key === chat);
}

export function channels() {
  return state.world.places.filter((one) => one.chat.type === "channel");
}

/** The line of a person's chat list that belongs to a chat (chats are named by their key in the town). */
export function summary(chat, personId = state.me) {
  return (state.chats.get(personId) ?? []).find((one) => one.chat === chat);
}

/** What is new on a person's phone; channels are muted, as a busy person has them. */
export function unreadOf(personId) {
  return (state.chats.get(personId) ?? []).reduce((sum, one) => sum + (one.member && one.kind !== "channel" ? one.unread : 0), 0);
}

/** The loaded messages of a chat, oldest first; of one comment thread where `thread` (its first message's id) is given. */
export class Room {
  constructor(chat, thread = null) {
    this.chat = chat;
    this.thread = thread;
    this.byId = new Map();
    this.more = true;
    this.loaded = false;
    this.loading = null; // the promise of the newest page
    this.late = []; // what arrives while the newest page is on its way
  }

  get key() {
    return roomKey(this.chat, this.thread);
  }

  get items() {
    return [...this.byId.values()].sort((a, b) => a.id - b.id);
  }

  takes(item) {
    if (item.chat !== this.chat) return false;
    if (item.only && item.only !== state.me) return false;
    return this.thread === null || item.id === this.thread || item.thread === this.thread;
  }

  put(item) {
    this.byId.set(item.id, item);
  }

  drop(id) {
    this.byId.delete(id);
  }
}

export function roomKey(chat, thread = null) {
  return thread === null ? chat : `${chat}/${thread}`;
}

export function room(chat, thread = null) {
  const key = roomKey(chat, thread);
  if (!state.rooms.has(key)) state.rooms.set(key, new Room(chat, thread));
  return state.rooms.get(key);
}

/** The rooms in which a message of this chat may stand. */
export function roomsOf(chat) {
  return [...state.rooms.values()].filter((one) => one.chat === chat);
}
