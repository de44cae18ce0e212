// Where one writes: text, files, replies, edits, commands, and the bot's own keyboard.

import { CommandList } from "./commands.js";
import { h, icon, iconButton } from "./dom.js";
import { FORMATS, format, formatOfKey, insertText, paste, pieces, read, write } from "./field.js";
import { replyKeyboard } from "./keyboards.js";
import { openMenu } from "./menu.js";
import { promptDialog } from "./dialogs.js";
import { sender } from "./names.js";
import { pollForm } from "./pollform.js";
import { brief } from "./service.js";
import { state, summary } from "./store.js";
import { Tray } from "./tray.js";
import { useKey } from "./keys.js";
import { act } from "./wire.js";

const drafts = new Map(); // "person chat" → what was being written

export class Composer {
  /** Writes into `chat`; within a comment thread where `thread` names its first message. */
  constructor(chat, thread, { placeholder = "Message" } = {}) {
    Object.assign(this, { chat, thread, placeholder, person: state.me, keyboardOpen: true });
    this.field = h("div", {
      class: "field", contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": "Message", "data-placeholder": placeholder, dir: "auto",
      "data-testid": "message-field", spellcheck: "true", enterkeyhint: "send",
    });
    this.tray = new Tray(() => this.refresh());
    this.about = h("div", { class: "about", hidden: true, "data-testid": "about" });
    this.tools = h("div", { class: "tools", role: "toolbar", "aria-label": "Formatting", hidden: true }, FORMATS.map(([kind, sign, keys]) =>
      h("button", { type: "button", class: `tool-${kind}`, title: `${kind.replace("text_", "")} (${keys})`, "aria-label": kind.replace("text_", ""), onmousedown: (event) => event.preventDefault(), onclick: () => this.dress(kind) }, sign)));
    this.commands = new CommandList(this);
    this.picker = h("input", { type: "file", multiple: true, hidden: true, "data-testid": "file-input", onchange: () => this.chosen() });
    this.keyboardButton = iconButton("keyboard", "Keyboard of the bot", () => this.toggleKeyboard(), { class: "icon-button keyboard-toggle" });
    this.send = iconButton("send", "Send", () => this.submit(), { class: "icon-button send", "data-testid": "send" });
    this.row = h("div", { class: "composer-row" }, this.commands.button, this.field, this.keyboardButton, iconButton("attach", "Attach", (event) => this.attach(event), { "data-testid": "attach" }), this.send);
    this.keys = h("div", { class: "keys" });
    this.node = h("div", { class: "composer" }, this.commands.node, this.about, this.tray.node, this.tools, this.row, this.picker, this.keys);
    this.hear();
    this.restore();
    this.refresh();
  }

  hear() {
    const { field } = this;
    field.addEventListener("input", () => this.refresh());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("paste", (event) => this.pasted(event));
    this.selected = () => (this.tools.hidden = !this.hasSelection());
    document.addEventListener("selectionchange", this.selected);
  }

  close() {
    document.removeEventListener("selectionchange", this.selected);
    if (!this.editing) drafts.set(this.draftKey, [...this.field.childNodes].map((node) => node.cloneNode(true)));
  }

  get draftKey() {
    return `${this.person} ${this.chat} ${this.thread ?? ""}`;
  }

  restore() {
    this.field.append(...(drafts.get(this.draftKey) ?? []));
  }

  hasSelection() {
    const selection = window.getSelection();
    return selection.rangeCount > 0 && !selection.isCollapsed && this.field.contains(selection.anchorNode);
  }

  focus() {
    this.field.focus({ preventScroll: true });
    window.getSelection().selectAllChildren(this.field);
    window.getSelection().collapseToEnd();
  }

  /** Shows what is there: the send button, the commands, the bot's keyboard. */
  refresh() {
    const { text } = read(this.field);
    this.field.classList.toggle("blank", !text && !this.field.textContent);
    const ready = Boolean(text) || this.tray.files.length > 0;
    this.send.classList.toggle("ready", ready);
    this.send.disabled = !ready;
    this.commands.show(text);
    const markup = this.thread === null ? summary(this.chat)?.keyboard : null;
    this.keyboardButton.hidden = !markup;
    const shown = markup && this.keyboardOpen && !this.editing;
    this.keyboardButton.setAttribute("aria-expanded", String(Boolean(shown)));
    if (this.markup !== (shown ? markup : null)) this.keys.replaceChildren(...(shown ? [replyKeyboard(markup, (button) => this.use(button, markup))] : []));
    this.markup = shown ? markup : null;
    const hint = this.asked?.placeholder || markup?.input_field_placeholder || this.placeholder;
    this.field.dataset.placeholder = this.tray.files.length ? "Caption" : hint;
  }

  key(event) {
    const kind = formatOfKey(event);
    if (kind) {
      event.preventDefault();
      this.dress(kind);
    } else if (this.commands.key(event)) {
      event.preventDefault();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      if (event.shiftKey) document.execCommand("insertLineBreak");
      else this.submit();
    } else if (event.key === "Escape" && (this.editing || this.replying)) {
      event.stopPropagation();
      this.calm(true);
    } else if (event.key === "ArrowUp" && !this.field.textContent && this.editLast) {
      event.preventDefault();
      this.editLast();
    }
  }

  async dress(kind) {
    if (kind !== "text_link") return format(this.field, kind);
    const selection = window.getSelection();
    if (!this.hasSelection()) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const url = await promptDialog("Link", "https://");
    if (!url) return null;
    this.field.focus();
    selection.removeAllRanges();
    selection.addRange(range);
    return format(this.field, kind, /^[a-z]+:/i.test(url) ? url : `https://${url}`);
  }

  pasted(event) {
    event.preventDefault();
    const files = [...event.clipboardData.files];
    if (files.length) this.tray.add(files);
    else paste(this.field, event.clipboardData);
  }

  attach(event) {
    const pick = (accept) => {
      this.picker.accept = accept;
      this.picker.click();
    };
    openMenu(event, [
      { name: "Photo or video", icon: "photo", run: () => pick("image/*,video/*") },
      { name: "File", icon: "file", run: () => pick("") },
      { name: "Poll", icon: "poll", run: () => this.poll() },
    ]);
  }

  chosen() {
    this.tray.add([...this.picker.files]);
    this.picker.value = "";
    this.focus();
  }

  async poll(request) {
    const poll = await pollForm(request);
    if (poll) act("poll", { chat: this.chat, reply_to: this.target(), ...poll });
  }

  /** What a new message answers: the chosen message, else the first one of the thread. */
  target() {
    return this.replying?.id ?? this.thread ?? null;
  }

  reply(item, asked = null) {
    this.calm();
    this.replying = item;
    this.asked = asked;
    this.tell("reply", asked ? "The bot asks" : sender(item.message).name, brief(item.message));
    this.refresh();
    this.focus();
  }

  edit(item) {
    this.calm(true);
    this.editing = item;
    this.tell("edit", "Edit message", brief(item.message));
    const { message } = item;
    write(this.field, message.text ?? message.caption ?? "", message.entities ?? message.caption_entities);
    this.focus();
  }

  tell(picture, title, words) {
    this.about.replaceChildren(icon(picture), h("div", {}, h("b", { dir: "auto" }, title), h("span", { dir: "auto" }, words || "Message")), iconButton("close", "Cancel", () => this.calm(true)));
    this.about.hidden = false;
  }

  /** Neither answering nor editing any more; `wipe` empties the field after an edit. */
  calm(wipe = false) {
    if (this.editing && wipe) write(this.field, "");
    this.editing = this.replying = this.asked = null;
    this.about.hidden = true;
    this.refresh();
  }

  async submit() {
    const said = read(this.field);
    const { editing } = this;
    if (!said.text && !this.tray.files.length) return;
    const facts = { chat: this.chat, text: said.text, entities: said.entities, reply_to: this.target() };
    const form = this.tray.files.length ? await this.tray.form(facts) : null;
    this.send.disabled = true;
    const nodes = [...this.field.childNodes];
    if (!form) this.field.replaceChildren(); // what is typed while the message travels is the next one
    const done = editing
      ? await act("edit", { chat: this.chat, message: editing.id, text: said.text, entities: said.entities })
      : form ? await act("upload", form) : await this.sayAll(facts);
    if (done) {
      if (form) this.field.replaceChildren();
      this.tray.clear();
      this.calm();
    } else if (!form) {
      this.field.prepend(...nodes);
    }
    this.refresh();
  }

  // A text that is too long for one message goes out in several, as from the real app.
  async sayAll(facts) {
    for (const part of pieces(facts)) if (!(await act("say", { ...facts, ...part }))) return null;
    return true;
  }

  use(button, markup) {
    if (markup.one_time_keyboard) this.keyboardOpen = false;
    useKey(this, button);
    this.refresh();
    this.focus();
  }

  toggleKeyboard() {
    this.keyboardOpen = !this.keyboardOpen;
    this.refresh();
  }

  insert(text) {
    this.focus();
    insertText(text);
  }

  say(text) {
    return act("say", { chat: this.chat, text, entities: [], reply_to: this.target() });
  }
}

