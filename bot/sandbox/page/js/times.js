// Dates and times as a phone shows them, in the reader's own zone.

const LOCALE = "en-GB";

const clock = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: "short" });
const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "long" });
const dayMonthYear = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "long", year: "numeric" });
const short = new Intl.DateTimeFormat(LOCALE, { day: "2-digit", month: "2-digit", year: "2-digit" });
const full = new Intl.DateTimeFormat(LOCALE, { dateStyle: "full", timeStyle: "long" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const DAY = 86400;
const STEPS = [[60, "second", 1], [3600, "minute", 60], [DAY, "hour", 3600], [30 * DAY, "day", DAY], [Infinity, "month", 30 * DAY]];

const toDate = (unix) => new Date(unix * 1000);

export const clockTime = (unix) => clock.format(toDate(unix));
export const fullTime = (unix) => full.format(toDate(unix));

/** A string that is equal for two instants of the same local day. */
export const dayKey = (unix) => toDate(unix).toDateString();

export function dayName(unix) {
  const day = dayKey(unix);
  if (day === new Date().toDateString()) return "Today";
  if (day === new Date(Date.now() - DAY * 1000).toDateString()) return "Yesterday";
  return toDate(unix).getFullYear() === new Date().getFullYear() ? dayMonth.format(toDate(unix)) : dayMonthYear.format(toDate(unix));
}

/** The time at the right of a chat list line. */
export function listTime(unix) {
  if (dayKey(unix) === new Date().toDateString()) return clockTime(unix);
  const age = Date.now() / 1000 - unix;
  return age < 6 * DAY ? weekday.format(toDate(unix)) : short.format(toDate(unix));
}

export function relativeTime(unix, now = Date.now() / 1000) {
  const seconds = Math.round(unix - now);
  const [, unit, size] = STEPS.find(([limit]) => Math.abs(seconds) < limit);
  return relative.format(Math.trunc(seconds / size), unit);
}

/** A date_time entity by its format `r|w?[dD]?[tT]?`; `text` stands where the format is empty. */
export function customTime(unix, format, text) {
  if (!format) return text;
  if (format === "r") return relativeTime(unix);
  const options = {};
  if (format.includes("w")) options.weekday = format.includes("D") ? "long" : "short";
  if (format.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/t/i.test(format)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  return new Intl.DateTimeFormat(LOCALE, options).format(toDate(unix));
}

export function length(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function size(bytes) {
  if (!bytes) return "0 B";
  const step = Math.min(3, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${(bytes / 1024 ** step).toFixed(step ? 1 : 0)} ${["B", "KB", "MB", "GB"][step]}`;
}

export function count(number) {
  if (number < 1000) return String(number);
  return number < 1e6 ? `${(number / 1000).toFixed(1)}K` : `${(number / 1e6).toFixed(1)}M`;
}
