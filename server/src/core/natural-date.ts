/** Reads dates as people write them when they are asked for one. */
import { isCalendarDate, readDateLabel, type CalendarDate } from './date.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const IN_A_DAY = 24 * 60 * 60 * 1000;

/**
 * `2012-03-22`, `22 March 2012`, `March 22, 2012`, `today`, `yesterday`, `3 days ago`, `monday` (the latest one). A day
 * without a year is the latest such day. `now` is in the user's own time zone. Undefined: no date.
 */
export function readNaturalDate(written: string, now: Date): CalendarDate | undefined {
  const text = written.trim().toLowerCase();
  const date = readDateLabel(text)?.date ?? readWithMonth(text, now) ?? readAgo(text, now);
  return date && isCalendarDate(date) ? date : undefined;
}

function readWithMonth(text: string, now: Date): CalendarDate | undefined {
  const [, first, second, year] =
    /^(\d{1,2}\.?|[a-z]+\.?)\s+(?:of\s+)?(\d{1,2}|[a-z]+\.?)(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?$/.exec(
      text.replace(/(\d)(?:st|nd|rd|th)\b/, '$1'),
    ) ?? [];
  const month = [first, second].map(monthOf).find((found) => found !== undefined);
  const day = [first, second]
    .map(Number.parseFloat as (text: string | undefined) => number)
    .find((found) => found >= 1);
  if (month === undefined || day === undefined) return undefined;
  if (year !== undefined) return { year: Number(year), month, day };
  const thisYear = { year: now.getFullYear(), month, day };
  const isToCome = new Date(thisYear.year, month - 1, day).getTime() > now.getTime();
  return isToCome ? { ...thisYear, year: thisYear.year - 1 } : thisYear;
}

function monthOf(word: string | undefined): number | undefined {
  const index = word && /^[a-z]{3}/.test(word) ? MONTHS.indexOf(word.slice(0, 3)) : -1;
  return index < 0 ? undefined : index + 1;
}

function readAgo(text: string, now: Date): CalendarDate | undefined {
  if (text === 'today') return daysAgo(0, now);
  if (text === 'yesterday') return daysAgo(1, now);
  const days = /^(\d{1,4}) days? ago$/.exec(text)?.[1];
  if (days !== undefined) return daysAgo(Number(days), now);
  const weekday = /^(?:last )?(sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?$/.exec(text)?.[1];
  if (weekday === undefined) return undefined;
  const behind = (now.getDay() - DAYS.indexOf(weekday.slice(0, 3)) + 7) % 7;
  return daysAgo(behind === 0 ? 7 : behind, now);
}

function daysAgo(days: number, now: Date): CalendarDate {
  // At noon, so that an hour more or less in spring and autumn is the same day.
  const noon = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12).getTime();
  const date = new Date(noon - days * IN_A_DAY);
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}
