// The card of a link under or over a text. Nothing is fetched from outside: it shows the address itself.

import { h, icon } from "./dom.js";
import { follow, telegramAddress } from "./links.js";
import { place, state } from "./store.js";

const PICTURE = /\.(?:png|jpe?g|webp|gif)$/i;

/** The preview that Telegram would make of the message's first link (or of the chosen one), else null. */
export function linkPreview(message, context) {
  const options = message.link_preview_options ?? {};
  const url = options.url ?? firstUrl(message);
  if (!message.text || !url || options.is_disabled) return null;
  let address;
  try {
    address = new URL(/^[a-z]+:/i.test(url) ? url : `https://${url}`);
  } catch {
    return null;
  }
  if (!address.hostname.includes(".") && !address.port) return null;
  const large = options.prefer_large_media || (PICTURE.test(address.pathname) && !options.prefer_small_media);
  return h("button", { type: "button", class: "link-preview", "data-testid": "link-preview", onclick: () => follow(address.href, { ...context, hidden: true }) },
    h("b", {}, title(address)), h("span", {}, note(address)), large ? picture(address) : null);
}

function firstUrl({ text, entities = [] }) {
  const found = entities.find((one) => one.type === "url" || one.type === "text_link");
  if (!found) return null;
  return found.url ?? text.slice(found.offset, found.offset + found.length);
}

function title(address) {
  const inside = telegramAddress(address.href);
  const known = inside?.name && state.world.places.find(({ chat }) => chat.username?.toLowerCase() === inside.name.toLowerCase());
  return known ? place(known.key).chat.title : address.hostname.replace(/^www\./, "");
}

function note(address) {
  const path = decodeURIComponent(address.pathname).replace(/^\/|\/$/g, "");
  return path || "Link preview";
}

function picture(address) {
  const own = address.origin === location.origin;
  return h("span", { class: "preview-picture" }, own ? h("img", { src: address.href, alt: "" }) : icon("photo"));
}
