// The line to the server: questions, what people do, and the stream of news with reconnection.

import { state, tell } from "./store.js";
import { toast } from "./toast.js";

const FIRST_WAIT = 400; // ms before the first new try
const LONGEST_WAIT = 2500;
const PATIENCE = 3000; // ms for a question; deeds may carry long uploads

/** Asks for JSON; throws with the server's sentence when it refuses, with `away` set when nobody answers. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { signal: options.method ? null : AbortSignal.timeout(PATIENCE), ...options });
  } catch {
    throw Object.assign(new Error("Telegram is away. Nothing was sent."), { away: true });
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `The sandbox answered ${response.status}`);
  return body;
}

/** Lets the present person (or `as`) do something; a refusal is shown and gives null. */
export async function act(verb, facts = {}, as = state.me) {
  const body = facts instanceof FormData ? facts : JSON.stringify(facts);
  const headers = facts instanceof FormData ? {} : { "Content-Type": "application/json" };
  try {
    return await ask(`/page/as/${as}/${verb}`, { method: "POST", body, headers });
  } catch (refusal) {
    toast(refusal.message);
    return null;
  }
}

/** Keeps a socket open for ever: `onopen` after each connection, `onnews` for each event. */
export function listen(onopen, onnews) {
  let wait = FIRST_WAIT;
  const connect = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/page/news`);
    socket.onopen = async () => {
      try {
        await onopen();
        wait = FIRST_WAIT;
        setOnline(true);
      } catch {
        socket.close();
      }
    };
    socket.onmessage = (event) => onnews(JSON.parse(event.data));
    socket.onclose = () => {
      setOnline(false);
      setTimeout(connect, wait);
      wait = Math.min(wait * 1.6, LONGEST_WAIT);
    };
  };
  connect();
}

function setOnline(online) {
  state.online = online;
  tell("online");
}
