// Days as times, and times as days: what the page reckons with dates.

/** The milliseconds of a day. */
export const DAY = 86400000;

/** Give the day of a time. */
export function dayOf(time) {
  return new Date(time).toISOString().slice(0, 10);
}

/** Give the day before a day. */
export function dayBefore(day) {
  return dayOf(Date.parse(day) - DAY);
}

/** Give the first day of a year. */
export function newYear(year) {
  return `${String(year).padStart(4, "0")}-01-01`;
}
