// The scrolling messages of a chat or thread: pages upward, stays at the end, jumps, shows what is new.

import { bubble } from "./bubble.js";
import { Kept, arrange, h, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { longPress } from "./menu.js";
import { messageMenu } from "./messagemenu.js";
import { load, loadOlder, markRead } from "./news.js";
import { isMine } from "./names.js";
import { days } from "./series.js";
import { on, room, state, summary } from "./store.js";
import { dayName } from "./times.js";

const NEAR = 80; // px from an end that count as being there

export class Log {
  /** `context` says what messages may ask of their screen: run, openThread, reply, edit; `names`: show who speaks. */
  constructor(chat, thread, context, { names }) {
    Object.assign(this, { chat, thread, names, kept: new Kept(), stuck: true, fresh: 0, top: 0 });
    this.context = { ...context, thread, jump: (id) => this.jump(id) };
    this.unreadFrom = this.firstUnread();
    this.list = h("div", { class: "log-list" });
    this.scroller = h("div", { class: "log", role: "log", tabindex: "0", "aria-label": "Messages", "data-testid": "log" }, this.list);
    this.toEnd = h("button", { type: "button", class: "to-end", "aria-label": "Go to the newest message", onclick: () => this.end(true) }, icon("down"));
    this.node = h("div", { class: "log-frame" }, this.scroller, this.toEnd);
    this.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.scroller.addEventListener("keydown", (event) => this.walk(event));
    this.scroller.addEventListener("contextmenu", (event) => this.menu(event));
    longPress(this.scroller, (event) => this.menu(event));
    this.watch = new ResizeObserver(() => this.stuck && this.end());
    this.watch.observe(this.scroller);
    this.seen = () => this.note();
    document.addEventListener("visibilitychange", this.seen);
    this.offs = [on(`room ${room(chat, thread).key}`, () => this.render()), on("rooms", () => this.renew()), on("draft", (news) => this.stream(news))];
    this.renew();
  }

  close() {
    for (const off of this.offs) off();
    this.watch.disconnect();
    document.removeEventListener("visibilitychange", this.seen);
  }

  get room() {
    return room(this.chat, this.thread);
  }

  firstUnread() {
    return this.thread === null ? summary(this.chat)?.unread_from ?? null : null;
  }

  async renew() {
    if (this.room.loaded && !this.room.stale) return this.render();
    try {
      await load(this.chat, this.thread);
    } catch {
      this.room.stale = true; // the next connection renews it
    }
    return null;
  }

  render() {
    const { items } = this.room;
    const newest = items.at(-1);
    const arrived = newest && this.last !== undefined && newest.id > this.last;
    const mine = arrived && isMine(newest.message);
    if (arrived && !mine) this.draft = null;
    if (mine) this.unreadFrom = null;
    if (arrived && !this.stuck && !mine) this.fresh += items.filter((one) => one.id > this.last).length;
    const fromEnd = this.scroller.scrollHeight - this.scroller.scrollTop;
    const older = this.oldest !== undefined && items[0]?.id < this.oldest;
    this.list.classList.toggle("moving", Boolean(arrived));
    arrange(this.list, this.sections(items));
    this.last = newest?.id ?? 0;
    this.oldest = items[0]?.id;
    if (this.stuck || mine) this.end(Boolean(arrived) && !older);
    else if (older) this.scroller.scrollTop = this.scroller.scrollHeight - fromEnd;
    this.note();
    if (this.room.loaded && this.scroller.scrollHeight < this.scroller.clientHeight + NEAR * 4) loadOlder(this.chat, this.thread).catch(() => {});
  }

  sections(items) {
    this.kept.begin();
    const sections = days(items).map((day) => {
      const head = this.kept.node(`head ${day.day}`, [dayName(day.date)], () => h("div", { class: "service day" }, h("span", {}, dayName(day.date))));
      const section = this.kept.node(`day ${day.day}`, [], () => h("section", {}));
      arrange(section, [head, ...day.groups.flatMap((group) => this.group(group))]);
      return section;
    });
    if (items.length === 0 && this.room.loaded) return [this.empty()];
    return this.draft ? [...sections, this.draft] : sections;
  }

  group({ items, first, last }) {
    const [item] = items;
    const node = this.kept.node(`message ${item.id}`, [...items, first, last, state.me], () => bubble(items, { first, last, names: this.names }, this.context));
    if (item.id === this.thread) return [node, this.kept.node("begin", [], () => h("div", { class: "service" }, h("span", {}, "Discussion started")))];
    if (item.id !== this.unreadFrom) return [node];
    return [this.kept.node("unread", [], () => h("div", { class: "unread-line" }, "Unread messages")), node];
  }

  // Text that a bot is still writing: it stands at the end until the message comes, half a minute at most.
  stream(news) {
    const one = news.findLast(({ chat }) => chat === this.chat);
    if (!one || this.thread !== null) return;
    clearTimeout(this.fading);
    const text = h("div", { class: "text" }, formatted(one.message.text ?? "…", one.message.entities));
    this.draft = h("div", { class: "message theirs first last", "data-testid": "draft" }, h("div", { class: "stack" }, h("div", { class: "bubble" }, text)));
    this.fading = setTimeout(() => this.forget(), 30000);
    this.render();
  }

  forget() {
    this.draft = null;
    this.render();
  }

  empty() {
    const line = summary(this.chat);
    const text = this.thread !== null ? "No comments yet" : line?.kind === "private" && !line.started ? null : "No messages here yet";
    return text === null ? h("div") : h("div", { class: "service empty" }, h("span", {}, text));
  }

  end(smooth = false) {
    this.stuck = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
    this.note();
  }

  scrolled() {
    const left = this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight;
    if (left < NEAR) this.stuck = true;
    else if (this.scroller.scrollTop < this.top - 1) this.stuck = false; // only a way up leaves the end: gliding down is our own
    this.top = this.scroller.scrollTop;
    this.float();
    if (!this.stuck && this.scroller.scrollTop < NEAR * 4) loadOlder(this.chat, this.thread).catch(() => {});
    this.note();
  }

  // The day at the upper edge is shown while one scrolls, then it goes out of the way.
  float() {
    for (const section of this.list.querySelectorAll("section")) {
      const head = section.firstChild;
      head.classList.toggle("floating", head.offsetTop - section.offsetTop > 12);
    }
    this.scroller.classList.add("scrolling");
    clearTimeout(this.still);
    this.still = setTimeout(() => this.scroller.classList.remove("scrolling"), 1200);
  }

  note() {
    if (this.stuck) this.fresh = 0;
    this.toEnd.hidden = this.stuck;
    this.toEnd.dataset.count = this.fresh || "";
    if (this.stuck && this.thread === null && this.node.offsetParent) markRead(this.chat);
  }

  async jump(id) {
    const found = () => this.list.querySelector(`[data-id="${id}"], [data-message-id="${id}"]`);
    while (!found() && this.room.more && this.room.items[0]?.id > id) {
      await loadOlder(this.chat, this.thread);
      this.render();
    }
    const node = found()?.closest(".message, .service");
    if (!node) return;
    this.stuck = false;
    node.scrollIntoView({ block: "center" });
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), 1600);
  }

  itemOf(node) {
    const message = node.closest(".message");
    const id = Number(node.closest("[data-message-id]")?.dataset.messageId ?? message?.dataset.id);
    return this.room.byId.get(id);
  }

  menu(event) {
    const item = event.target.closest(".message") && this.itemOf(event.target);
    if (!item || window.getSelection().toString()) return;
    event.preventDefault();
    messageMenu(item, event, this.context);
  }

  // Arrow keys walk through the messages, Enter opens the menu of the one in focus.
  walk(event) {
    if (!["ArrowUp", "ArrowDown", "Enter"].includes(event.key) || event.target.closest("button, a, input")) return;
    const all = [...this.list.querySelectorAll(".message")];
    const at = all.indexOf(document.activeElement);
    event.preventDefault();
    if (event.key === "Enter") {
      if (at >= 0) messageMenu(this.itemOf(all[at]), all[at].getBoundingClientRect(), this.context);
      return;
    }
    const step = event.key === "ArrowUp" ? -1 : 1;
    all[at < 0 ? all.length - 1 : Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
  }
}
