// One open chat or comment thread: head, pinned line, messages, and the place to write.

import { Composer } from "./composer.js";
import { choiceDialog, promptDialog } from "./dialogs.js";
import { Kept, arrange, h, icon, iconButton } from "./dom.js";
import { Log } from "./log.js";
import { openMenu } from "./menu.js";
import { avatar, chatTitle, isMine, peerId } from "./names.js";
import { brief } from "./service.js";
import { bot, me, on, place, state, summary } from "./store.js";
import { toast } from "./toast.js";
import { act } from "./wire.js";

const TYPING_STAYS = 5000; // ms
const DOING = { typing: "typing…", upload_photo: "sending a photo…", upload_video: "sending a video…", upload_document: "sending a file…", record_voice: "recording…", upload_voice: "sending a voice message…" };

export class Chat {
  /** `stack` is where it stands; `thread` an item of the discussion group; `quiet` leaves out writing (the channel as readers see it). */
  constructor(stack, chat, { thread = null, post = null, quiet = false, start = null, jump = null } = {}) {
    Object.assign(this, { stack, chat, thread, post, quiet, start, person: state.me, deep: stack.depth > 1 || Boolean(stack.root) });
    this.kept = new Kept();
    this.head = h("header");
    this.pinned = h("div", { class: "pinned-place" });
    this.log = new Log(chat, thread, this.abilities(), { names: summary(chat)?.kind === "group" });
    this.foot = h("div", { class: "chat-foot" });
    this.node = h("section", { class: "chat", "data-testid": thread === null ? "chat" : "thread", "data-chat": chat, "aria-label": this.title }, this.head, this.pinned, this.log.node, this.foot);
    this.offs = [on("chats", () => this.render()), on("world", () => this.render()), on("typing", (news) => this.typing(news)), on("insert", (wishes) => this.insert(wishes)), on("arrived", (items) => this.asked(items))];
    this.drops();
    this.render();
    if (jump !== null) this.log.renew().then(() => this.log.jump(jump));
  }

  abilities() {
    const can = { widest: this.quiet ? 380 : undefined, run: (command) => act("say", { chat: this.chat, text: command, entities: [], reply_to: null }), openThread: (item) => this.openThread(item) };
    if (!this.quiet) Object.assign(can, { reply: (item) => this.composer?.reply(item), edit: (item) => this.composer?.edit(item) });
    return can;
  }

  close() {
    this.log.close();
    this.composer?.close();
    for (const off of this.offs) off();
  }

  /** Ready to write, where there is a keyboard: on a touch screen it would cover the chat. */
  ready() {
    if (matchMedia("(pointer: fine)").matches) this.composer?.focus();
  }

  get line() {
    return summary(this.chat);
  }

  get title() {
    return this.thread === null ? chatTitle(this.chat) : "Comments";
  }

  render() {
    this.kept.begin();
    const { pinned } = this.line ?? {};
    arrange(this.head, [this.kept.node("head", [this.title, this.doing ?? this.note()], () => this.headBar())]);
    arrange(this.pinned, pinned && this.thread === null ? [this.kept.node("pinned", [pinned.id, pinned.message.edit_date], () => this.pinnedBar(pinned))] : []);
    this.renderFoot();
  }

  headBar() {
    const back = this.deep ? iconButton("back", "Back", () => this.stack.back(), { "data-testid": "back" }) : null;
    const picture = this.thread === null ? avatar(peerId(this.chat), this.title) : null;
    const more = this.thread === null && !this.quiet ? iconButton("more", "Chat menu", (event) => this.menu(event)) : null;
    return h("div", { class: "chat-head" }, back, picture, h("div", { class: "chat-title" }, h("b", { dir: "auto" }, this.title), h("small", {}, this.doing ?? this.note())), more);
  }

  note() {
    if (this.thread !== null) return `to a post of ${this.post ? chatTitle(this.post.chat) : chatTitle(this.chat)}`;
    const there = place(this.chat);
    if (!there) return this.line?.blocked ? "blocked by you" : "bot";
    const word = there.chat.type === "channel" ? "subscriber" : "member";
    return `${there.members.toLocaleString("en")} ${word}${there.members === 1 ? "" : "s"}`;
  }

  pinnedBar(item) {
    return h("button", { type: "button", class: "pinned", "data-testid": "pinned", onclick: () => this.log.jump(item.id) }, icon("pin"), h("span", {}, h("b", {}, "Pinned message"), h("small", { dir: "auto" }, brief(item.message) || "Message")));
  }

  renderFoot() {
    const kind = this.footKind();
    if (kind === "composer" && this.composer) return this.composer.refresh();
    if (kind === this.footShown && kind !== "composer") return null;
    this.footShown = kind;
    this.composer?.close();
    this.composer = null;
    if (kind === "composer") {
      this.composer = new Composer(this.chat, this.thread, { placeholder: this.placeholder() });
      this.composer.editLast = () => this.editLast();
      this.foot.replaceChildren(this.composer.node);
      this.asked(this.log.room.items.slice(-1));
      return null;
    }
    return this.foot.replaceChildren(...this.single(kind));
  }

  footKind() {
    const { line } = this;
    if (this.quiet) return "none";
    if (this.thread !== null) return line?.may_comment ? "composer" : "none";
    if (!line) return "none";
    if (line.kind === "private") {
      if (line.blocked) return "blocked";
      return line.started && this.start === null ? "composer" : "start";
    }
    if (!line.member) return "join";
    return line.may_write ? "composer" : "none";
  }

  placeholder() {
    if (this.thread !== null) return `Comment as ${me().first_name}`;
    return this.line?.kind === "channel" ? "Post to the channel" : "Message";
  }

  single(kind) {
    const button = (name, run) => [h("button", { type: "button", class: "single", onclick: run }, name)];
    if (kind === "start") return [this.about(), ...button("START", () => this.begin())].filter(Boolean);
    if (kind === "blocked") return button("UNBLOCK", () => act("unblock", { chat: this.chat }));
    if (kind === "join") return button("JOIN", () => this.join());
    return [];
  }

  /** A reader who comes by an invite link says by which one. */
  async join() {
    const links = place(this.chat)?.links ?? [];
    const ways = [{ value: "", title: "The channel's address" }, ...links.map(({ link, name }) => ({ value: link, title: name || link, note: "Invite link" }))];
    const link = links.length ? await choiceDialog("Join by", ways) : "";
    if (link !== null) await act("join", { chat: this.chat, link });
  }

  async invite() {
    const name = await promptDialog("Invite link", "Name, like Spring leaflet");
    if (name && (await act("invite", { chat: this.chat, name }))) toast(`Readers can join by \u201c${name}\u201d now.`);
  }

  about() {
    const words = !this.line.started && bot(this.line.peer)?.description;
    return words ? h("div", { class: "bot-about", dir: "auto" }, h("b", {}, "What can this bot do?"), h("p", {}, words)) : null;
  }

  async begin() {
    const payload = this.start;
    this.start = null;
    await act("start", { bot: this.line.peer, payload });
    this.renderFoot();
  }

  typing(news) {
    const mine = news.find((one) => one.chat === this.chat);
    if (!mine || this.thread !== null) return;
    this.doing = DOING[mine.action] ?? "typing…";
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => this.quietNow(), TYPING_STAYS);
    this.render();
  }

  quietNow() {
    this.doing = null;
    this.render();
  }

  insert(wishes) {
    for (const wish of wishes) if (wish.chat === this.chat) this.composer?.insert(`@${bot(this.line.peer)?.username} ${wish.text}`);
  }

  // A bot that forces a reply: the next message answers its question.
  asked(items) {
    const item = items.findLast((one) => this.log.room.takes(one));
    if (!item || isMine(item.message)) return;
    if (this.doing) this.quietNow();
    const asked = item.force_reply;
    if (asked && this.composer && !this.composer.editing) this.composer.reply(item, { placeholder: asked.input_field_placeholder });
  }

  editLast() {
    const own = this.log.room.items.findLast((item) => isMine(item.message) && (item.message.text || item.message.caption));
    if (own) this.composer.edit(own);
  }

  openThread(item) {
    const { chat, id } = item.thread_at;
    this.stack.push((stack) => new Chat(stack, chat, { thread: id, post: item }));
  }

  menu(event) {
    const { line } = this;
    const entries = [];
    if (line?.kind === "private") entries.push(line.blocked ? { name: "Unblock the bot", icon: "stop", run: () => act("unblock", { chat: this.chat }) } : { name: "Block the bot", icon: "stop", danger: true, run: () => act("block", { chat: this.chat }) });
    else if (line?.member) entries.push(...this.placeEntries(line));
    entries.push({ name: "Go to the first message", icon: "down", run: () => this.log.jump(1) });
    openMenu(event, entries);
  }

  placeEntries(line) {
    const there = place(this.chat);
    const entries = there.bots.map((one) => ({ name: `Remove ${bot(one.id)?.first_name}`, icon: "trash", danger: true, run: () => act("remove", { chat: this.chat, account: one.id }) }));
    if (!line.admin) return line.status === "creator" ? [] : [{ name: "Leave", icon: "back", run: () => act("leave", { chat: this.chat }) }];
    const outside = state.world.bots.filter((robot) => !there.bots.some((one) => one.id === robot.id));
    if (line.kind === "channel") entries.push({ name: "New invite link", icon: "plus", run: () => this.invite() });
    return [...entries, ...outside.map((robot) => ({ name: `Make ${robot.first_name} an administrator`, icon: "plus", run: () => act("promote", { chat: this.chat, account: robot.id }) }))];
  }

  drops() {
    const { node } = this;
    node.addEventListener("dragover", (event) => {
      if (!this.composer || ![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      node.classList.add("dropping");
    });
    node.addEventListener("dragleave", (event) => !node.contains(event.relatedTarget) && node.classList.remove("dropping"));
    node.addEventListener("drop", (event) => {
      node.classList.remove("dropping");
      if (!this.composer) return;
      event.preventDefault();
      if (event.dataTransfer.files.length) this.composer.tray.add([...event.dataTransfer.files]);
    });
  }
}

