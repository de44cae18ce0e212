// The bot's commands: a button beside the field, and a list while one types "/".

import { h, icon } from "./dom.js";
import { read } from "./field.js";
import { summary } from "./store.js";

export class CommandList {
  constructor(composer) {
    this.composer = composer;
    this.open = false;
    this.at = 0;
    this.button = h("button", { type: "button", class: "commands-button", "aria-label": "Commands", "aria-expanded": "false", "data-testid": "commands", onclick: () => this.toggle() }, icon("menu"), h("span", {}, "Menu"));
    this.node = h("div", { class: "commands", role: "listbox", "aria-label": "Commands", hidden: true });
  }

  get all() {
    return this.composer.thread === null ? summary(this.composer.chat)?.commands ?? [] : [];
  }

  toggle() {
    this.open = !this.open;
    this.show(read(this.composer.field).text);
  }

  /** Shows the commands that fit what is typed. */
  show(typed) {
    const filter = /^\/(\w*)$/.exec(typed)?.[1];
    const fits = filter === undefined ? (this.open && !typed ? this.all : []) : this.all.filter((one) => one.command.startsWith(filter.toLowerCase()));
    if (typed) this.open = false;
    this.fits = fits;
    this.at = Math.min(this.at, Math.max(0, fits.length - 1));
    this.button.hidden = this.all.length === 0;
    this.button.classList.toggle("narrow", Boolean(typed));
    this.button.setAttribute("aria-expanded", String(fits.length > 0));
    this.node.hidden = fits.length === 0;
    this.node.replaceChildren(...fits.map((one, index) => h("button", { type: "button", role: "option", class: index === this.at ? "at" : "", "aria-selected": String(index === this.at), onclick: () => this.run(one) },
      h("b", {}, `/${one.command}`), h("span", { dir: "auto" }, one.description))));
  }

  /** Arrow keys, Tab, Enter and Escape while the list is open; true when the key was used. */
  key(event) {
    if (this.node.hidden) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + this.fits.length) % this.fits.length;
      this.show(read(this.composer.field).text);
      return true;
    }
    if (event.key === "Escape") {
      this.open = false;
      this.node.hidden = true;
      return true;
    }
    if (event.key !== "Enter" && event.key !== "Tab") return false;
    this.run(this.fits[this.at]);
    return true;
  }

  run(one) {
    this.open = false;
    this.composer.field.replaceChildren();
    this.composer.say(`/${one.command}`);
    this.composer.refresh();
    this.composer.focus();
  }
}
