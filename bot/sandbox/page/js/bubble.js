// One message (or one album) as a bubble with its buttons.

import { album } from "./album.js";
import { h, icon } from "./dom.js";
import { formatted, isJumbo } from "./entities.js";
import { inlineKeyboard } from "./keyboards.js";
import { linkPreview } from "./preview.js";
import { attachment, fit, tile, visual, WIDEST } from "./media.js";
import { avatar, colourOf, isMine, origin, sender } from "./names.js";
import { pollView } from "./poll.js";
import { reactionRow } from "./reactions.js";
import { richView } from "./rich.js";
import { brief, serviceText } from "./service.js";
import { place } from "./store.js";
import { clockTime, count, fullTime } from "./times.js";

const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** `items` is one message or an album; `place` in the series: {first, last, names}; `context` as for text. */
export function bubble(items, series, context) {
  const [item] = items;
  const service = serviceText(item.message);
  if (service) return h("div", { class: "service", "data-testid": "service", "data-id": item.id, dir: "auto" }, h("span", {}, service));
  const { message } = item;
  const mine = isMine(message);
  const signed = sender(message);
  const facts = {
    class: ["message", mine ? "mine" : "theirs", series.first && "first", series.last && "last"].filter(Boolean).join(" "),
    "data-testid": "message",
    "data-id": item.id,
    role: "article",
    tabindex: "-1",
    "aria-label": `${mine ? "You" : signed.name}, ${clockTime(message.date)}`,
  };
  const face = series.names && !mine ? h("span", { class: "face" }, series.last ? avatar(signed.id, signed.name, "small") : null) : null;
  return h("div", facts, face, h("div", { class: "stack" }, body(items, series, context, mine), inlineKeyboard(items.at(-1))));
}

function body(items, series, context, mine) {
  const [item] = items;
  const { message } = item;
  const said = captioned(items);
  const widest = context.widest ?? WIDEST;
  const pictures = media(items, widest);
  const heads = headLines(message, series, mine, context);
  const bare = Boolean(pictures) && !said.text && !heads;
  const jumbo = isJumbo(message);
  const above = said.message?.show_caption_above_media;
  const rich = message.rich_message ? richView(message.rich_message, context, item) : null;
  const preview = linkPreview(message, context);
  const upper = message.link_preview_options?.show_above_text;
  const meta = metaLine(items.at(-1), items.some((one) => one.message.edit_date), mine);
  const closes = said.text && !above && !(preview && !upper) && !item.reactions?.length; // the text is the last thing: the time stands in its last line
  const text = said.text ? textBlock(said, context, closes ? meta : null) : null;
  const box = h("div", { class: ["bubble", bare && "bare", jumbo && "jumbo", pictures && "pictured"].filter(Boolean).join(" ") });
  const parts = [
    heads,
    item.only ? h("small", { class: "only" }, "Only you see this") : null,
    above && text,
    pictures,
    attachment(message),
    message.poll ? pollView(item) : null,
    upper && preview,
    rich,
    above ? null : text,
    upper ? null : preview,
    reactionRow(item),
    closes ? null : meta,
    comments(item, context),
  ];
  if (pictures) box.style.setProperty("width", `${widthOf(items, widest)}px`);
  box.append(...parts.filter(Boolean));
  return box;
}

function captioned(items) {
  const with_ = items.find(({ message }) => message.text || message.caption);
  const message = with_?.message;
  return { message, text: message?.text ?? message?.caption ?? "", entities: message?.entities ?? message?.caption_entities };
}

function textBlock(said, context, meta) {
  const last = said.text.slice(said.text.lastIndexOf("\n") + 1);
  return h("div", { class: `text ${RIGHT_TO_LEFT.test(last) ? "rtl" : ""}`, "data-testid": "text" }, formatted(said.text, said.entities, context), meta);
}

function media(items, widest) {
  if (items.length > 1 && items.every(({ message }) => visual(message))) return album(items.map(({ message }) => message), widest - 6);
  if (items.length > 1) return h("div", { class: "files" }, items.map(({ message }) => attachment(message)));
  const what = visual(items[0].message);
  if (!what) return null;
  const node = tile(items[0].message, what);
  const box = fit(what, widest);
  node.style.setProperty("height", `${box.height}px`);
  return node;
}

function widthOf(items, widest) {
  const what = visual(items[0].message);
  if (items.length > 1 || !what) return widest;
  return Math.max(fit(what, widest).width, captioned(items).text.length > 60 ? widest : 0);
}

function headLines(message, series, mine, context) {
  const lines = [names(message, series, mine), forwarded(message), quoted(message, context)].filter(Boolean);
  return lines.length ? h("div", { class: "heads" }, lines) : null;
}

function names(message, series, mine) {
  if (mine || !series.first || !series.names) return null;
  const signed = sender(message);
  const tag = message.sender_tag ? h("small", {}, message.sender_tag) : null;
  return h("div", { class: `sender ink-${colourOf(signed.id)}`, dir: "auto" }, signed.name, tag);
}

function forwarded(message) {
  const from = origin(message);
  if (!from || message.is_automatic_forward) return null;
  return h("div", { class: "forwarded" }, "Forwarded from ", h("b", { dir: "auto" }, from.name), from.signature ? ` (${from.signature})` : "");
}

function quoted(message, context) {
  const to = message.reply_to_message;
  const outer = message.external_reply;
  if ((!to && !outer) || (to && to.message_id === context.thread)) return null;
  const signed = to ? sender(to) : { id: 0, name: origin({ forward_origin: outer.origin })?.name ?? "Another chat" };
  const words = message.quote?.text ?? (to ? brief(to) : brief(outer));
  const go = () => to && context.jump?.(to.message_id);
  return h("button", { type: "button", class: `quoted ink-${colourOf(signed.id)}`, onclick: go, "data-testid": "quoted" },
    h("b", { dir: "auto" }, signed.name), h("span", { dir: "auto" }, words || "Message"));
}

// As in the real apps a bot's own messages, which change all the time, are not called edited.
function metaLine(item, wasEdited, mine) {
  const { message } = item;
  const bits = [];
  if (item.views !== null && item.views !== undefined) bits.push(h("span", { class: "views", title: `${item.views} views` }, icon("eye"), count(item.views)));
  if (message.author_signature) bits.push(h("span", { dir: "auto" }, message.author_signature));
  if (wasEdited && (message.sender_chat || !message.from?.is_bot)) bits.push(h("span", { class: "edited" }, "edited"));
  if (item.silent && mine === false && message.chat.type === "channel") bits.push(h("span", { title: "Sent without sound" }, icon("silent")));
  bits.push(h("time", { datetime: new Date(message.date * 1000).toISOString(), title: fullTime(message.date) }, clockTime(message.date)));
  if (mine && item.seen !== null) bits.push(h("span", { class: "ticks", title: item.seen ? "The bot has it" : "Sent" }, icon(item.seen ? "checks" : "check")));
  return h("span", { class: "meta" }, bits);
}

function comments(item, context) {
  if (!item.thread_at || !place(item.chat)?.linked) return null;
  const many = item.comments;
  const label = many ? `${count(many)} ${many === 1 ? "comment" : "comments"}` : "Leave a comment";
  return h("button", { type: "button", class: "comments", "data-testid": "comments", onclick: () => context.openThread?.(item) }, icon("comment"), h("span", {}, label), icon("right"));
}
