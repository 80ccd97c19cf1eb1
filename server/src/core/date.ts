/** Calendar dates as the archive writes them: `2012-05-1` in headings, `2012/05/1` in paths. */

/** A year, a month from 1 and a day from 1; whether the calendar has that day is another question (`isCalendarDate`). */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A date as somebody wrote it: which day is meant, and whether it is spelt the archive's way. */
export interface WrittenDate {
  readonly date: CalendarDate;
  readonly isWellFormed: boolean;
}

/** Reads a heading's label, such as `2012-05-1`; `2012-5-01` is understood but not well formed. Undefined: no date. */
export function readDateLabel(label: string): WrittenDate | undefined {
  const parts = /^\s*(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*$/.exec(label);
  return parts ? writtenDate(parts, formatDateLabel, label) : undefined;
}

/** Reads the three folders below `news/`, such as `2012/05/1`. Undefined: they are no date at all. */
export function readDatePath(path: string): WrittenDate | undefined {
  const parts = /^(\d{1,4})\/(\d{1,2})\/(\d{1,2})$/.exec(path);
  return parts ? writtenDate(parts, formatDatePath, path) : undefined;
}

/** `2012-05-1`: the month with two digits, the day without a leading zero. */
export function formatDateLabel({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${day}`;
}

/** `2012/05/1`. */
export function formatDatePath({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}/${String(month).padStart(2, '0')}/${day}`;
}

export function isSameDay(a: CalendarDate, b: CalendarDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

/** True if the (proleptic Gregorian) calendar has that day. */
export function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** A number that grows with the date, for sorting. */
export function dateOrder({ year, month, day }: CalendarDate): number {
  return year * 10000 + month * 100 + day;
}

/** The year in such a number. */
export function yearOfOrder(order: number): number {
  return Math.floor(order / 10000);
}

/** So many days later, or earlier where `days` is negative. */
export function daysAfter({ year, month, day }: CalendarDate, days: number): CalendarDate {
  const date = new Date(0);
  // Not `Date.UTC`, which takes the year 99 for 1999.
  date.setUTCFullYear(year, month - 1, day + days);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The order of the day after one with that order. */
export function nextDayOrder(order: number): number {
  return dateOrder(daysAfter(dateOfOrder(order), 1));
}

/** How many days lie between two dates, both told by their orders. */
export function daysBetween(one: number, other: number): number {
  return Math.abs(dayNumber(one) - dayNumber(other));
}

function dayNumber(order: number): number {
  const { year, month, day } = dateOfOrder(order);
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;
}

function dateOfOrder(order: number): CalendarDate {
  return { year: Math.floor(order / 10000), month: Math.floor(order / 100) % 100, day: order % 100 };
}

function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeapYear ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function writtenDate(parts: RegExpExecArray, format: (date: CalendarDate) => string, written: string): WrittenDate {
  const date = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  return { date, isWellFormed: format(date) === written };
}
