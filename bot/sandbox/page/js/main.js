// Starts the page.

import { banners } from "./banners.js";
import { blogs } from "./blogs.js";
import { channelPane } from "./channel.js";
import { guide } from "./guide.js";
import { follow } from "./links.js";
import { refresh, take } from "./news.js";
import { faces } from "./people.js";
import { phone } from "./phone.js";
import { on, state, tell } from "./store.js";
import { showTab, tabs } from "./tabs.js";
import { weather } from "./weather.js";
import { act, listen } from "./wire.js";

const part = (id) => document.getElementById(id);

faces(part("people"));
phone(part("phone-screen"));
channelPane(part("channel-screen"), part("channel-choice"));
banners(part("banners"));
guide(part("guide-steps"), part("guide-again"));
blogs(part("blog-button"));
weather(part("weather-list"), part("weather-button"));
tabs(part("tabs"));
showTab("phone");

part("guide-button").addEventListener("click", () => {
  if (matchMedia("(max-width: 1179px)").matches) return part("guide-panel").classList.toggle("open");
  return document.body.classList.toggle("no-guide");
});
part("guide-close").addEventListener("click", () => {
  part("guide-panel").classList.remove("open");
  document.body.classList.add("no-guide");
});
part("weather-button").addEventListener("click", () => (part("weather").open ? part("weather").close() : part("weather").show()));
part("weather-close").addEventListener("click", () => part("weather").close());
part("weather-clear").addEventListener("click", () => act("fault", { name: "all", on: false }));
part("weather").addEventListener("keydown", (event) => event.key === "Escape" && part("weather").close());

on("online", () => {
  part("away").hidden = state.online;
  document.body.classList.toggle("offline", !state.online);
});

let begun = false;

listen(async () => {
  await refresh();
  if (begun) return;
  begun = true;
  tell("me");
  const wish = new URLSearchParams(location.search).get("open"); // /?open=https://t.me/…
  if (!wish) return;
  history.replaceState(null, "", "/");
  queueMicrotask(() => follow(wish));
}, take);
