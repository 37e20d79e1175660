import { expect, test } from 'vitest';
import { dayName, daysAgo, shortTime, timeOfDay } from './times';

const noon = new Date(2026, 10, 20, 12, 0).getTime(); // a Friday, in the time zone of whoever runs this
const on = (day: number, hour: number) => new Date(2026, 10, day, hour, 5).toISOString();

test('days are counted by the calendar, not by 24 hours', () => {
  expect(daysAgo(new Date(2026, 10, 19, 23, 59).getTime(), new Date(2026, 10, 20, 0, 1).getTime())).toBe(1);
  expect(daysAgo(new Date(2026, 10, 20, 0, 1).getTime(), noon)).toBe(0);
});

test('a day on which the clock changes is still one day', () => {
  expect(daysAgo(new Date(2026, 9, 24, 12).getTime(), new Date(2026, 9, 26, 12).getTime())).toBe(2);
});

test('a row says the hour today, then yesterday, the weekday, the date', () => {
  expect(shortTime(on(20, 9), noon)).toBe(timeOfDay(on(20, 9)));
  expect(shortTime(on(19, 9), noon)).toBe('Yesterday');
  expect(shortTime(on(17, 9), noon)).toBe('Tuesday');
  expect(shortTime(on(3, 9), noon)).toMatch(/3/);
});

test('a time from a clock that is ahead is today', () => expect(shortTime(on(20, 23), noon)).toBe(timeOfDay(on(20, 23))));

test('a line between days says which day', () => {
  expect(dayName(on(20, 9), noon)).toBe('Today');
  expect(dayName(on(19, 9), noon)).toBe('Yesterday');
  expect(dayName(on(3, 9), noon)).toMatch(/Tuesday/);
  expect(dayName(new Date(2024, 1, 3).toISOString(), noon)).toMatch(/2024/);
});

test('trailing zeros mean nothing', () => expect(timeOfDay('2026-11-20T10:00:00Z')).toBe(timeOfDay('2026-11-20T10:00:00.000Z')));
