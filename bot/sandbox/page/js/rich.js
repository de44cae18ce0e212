// Rich messages (Bot API 10): blocks of headings, lists, tables, quotations, buttons.

import { h } from "./dom.js";
import { customTime } from "./times.js";
import { follow, safeUrl } from "./links.js";
import { inlineKeyboard } from "./keyboards.js";
import { tile, visual } from "./media.js";

/** The blocks of a rich message. */
export function richView(rich, context, item) {
  return h("div", { class: "rich", dir: rich.is_rtl ? "rtl" : "auto", "data-testid": "text" }, rich.blocks.map((block) => blockView(block, context, item)));
}

const words = (text, context) => [text].flat(Infinity).filter((one) => one !== undefined && one !== null).map((one) => (typeof one === "string" ? one : dressed(one, context)));

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", subscript: "sub", superscript: "sup", marked: "mark", code: "code",
};

function dressed(part, context) {
  const inner = words(part.text, context);
  if (TAGS[part.type]) return h(TAGS[part.type], {}, inner);
  if (part.type === "url" && safeUrl(part.url)) return h("a", { class: "link", href: part.url, rel: "noopener noreferrer", onclick: (event) => (event.preventDefault(), follow(part.url)) }, inner);
  if (part.type === "date_time") return h("time", { class: "moment" }, customTime(part.unix_time, part.date_time_format, inner.join("")));
  if (part.type === "bot_command" && context.run) return h("button", { type: "button", class: "link inline", onclick: () => context.run(part.bot_command) }, inner);
  if (part.type === "custom_emoji") return part.alternative_text;
  if (part.type === "mathematical_expression") return h("code", {}, part.expression);
  if (part.type === "spoiler") return h("span", { class: "spoiler shown" }, inner);
  return h("span", {}, inner);
}

function blockView(block, context, item) {
  const inner = () => words(block.text, context);
  const blocks = (list = block.blocks) => (list ?? []).map((one) => blockView(one, context, item));
  switch (block.type) {
    case "heading": return h(`h${Math.min(6, (block.size ?? 1) + 2)}`, {}, inner());
    case "pre": return h("pre", { dir: "ltr" }, h("code", {}, inner()));
    case "footer": return h("small", { class: "rich-footer" }, inner());
    case "divider": return h("hr");
    case "list": return listView(block, context, item);
    case "blockquote": return h("blockquote", {}, blocks(), credit(block, context));
    case "expandable_blockquote":
    case "pullquote": return h("blockquote", {}, inner(), credit(block, context));
    case "table": return tableView(block, context);
    case "details": return h("details", { open: block.is_open }, h("summary", {}, words(block.summary, context)), blocks());
    case "buttons": return inlineKeyboard({ ...item, message: { reply_markup: { inline_keyboard: [block.buttons.map(plainButton)] } } });
    case "collage":
    case "slideshow": return h("div", {}, blocks());
    case "mathematical_expression": return h("p", {}, h("code", {}, block.expression));
    case "anchor": return null;
    default: return mediaBlock(block) ?? h("p", {}, inner());
  }
}

function plainButton(button) {
  return { ...button, text: [button.text].flat(Infinity).map((part) => part.text ?? part).join("") };
}

function mediaBlock(block) {
  const what = visual(block);
  return what ? h("div", { class: "rich-picture" }, tile({ has_media_spoiler: block.has_spoiler }, what)) : null;
}

function credit(block, context) {
  return block.credit ? h("cite", {}, words(block.credit, context)) : null;
}

function listView(block, context, item) {
  return h("ul", { class: "rich-list" }, block.items.map((one) => {
    const mark = one.has_checkbox ? (one.is_checked ? "☑" : "☐") : one.label ?? "•";
    return h("li", {}, h("span", { class: "mark" }, mark), h("div", {}, (one.blocks ?? []).map((inner) => blockView(inner, context, item))));
  }));
}

function tableView(block, context) {
  const cell = (one) => h(one.is_header ? "th" : "td", { colspan: one.colspan, rowspan: one.rowspan, class: one.align === "right" ? "figure" : null, style: one.align ? { "text-align": one.align } : {} }, words(one.text, context));
  const kind = ["rich-table", block.is_bordered && "bordered", block.is_striped && "striped", block.is_compact && "compact"].filter(Boolean).join(" ");
  return h("div", { class: "rich-scroll" }, h("table", { class: kind }, block.caption ? h("caption", {}, words(block.caption, context)) : null, h("tbody", {}, block.cells.map((row) => h("tr", {}, row.map(cell))))));
}
