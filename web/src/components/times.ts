// How times are said. All take `now`, in milliseconds since 1970, and the browser's language and time zone.
import { ms } from '../state/times';

const day = 86_400_000;
const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' });
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const weekdayAndDate = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const fullDate = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** Whole days from the day of `time` to the day of `now`, by the calendar and not by 24 hours. */
export function daysAgo(time: number, now: number): number {
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(time).setHours(0, 0, 0, 0)) / day);
}

export const timeOfDay = (time: string): string => clock.format(ms(time));

export const longDate = (time: string): string => fullDate.format(ms(time));

/** For a row of a list: the hour today, then "yesterday", the weekday, the date. */
export function shortTime(time: string, now: number): string {
  const ago = daysAgo(ms(time), now);
  if (ago <= 0) return timeOfDay(time);
  if (ago === 1) return capital(relative.format(-1, 'day'));
  return ago < 7 ? weekday.format(ms(time)) : dayAndMonth.format(ms(time));
}

/** For the line between two days of a conversation. */
export function dayName(time: string, now: number): string {
  const at = ms(time);
  const ago = daysAgo(at, now);
  if (ago === 0 || ago === 1) return capital(relative.format(ago === 0 ? 0 : -1, 'day'));
  return (new Date(at).getFullYear() === new Date(now).getFullYear() ? weekdayAndDate : fullDate).format(at);
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
