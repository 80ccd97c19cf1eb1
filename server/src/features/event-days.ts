/** The days of an archive that have events, and which of them are taken for each other. */
import type { Archive } from '../core/archive.js';
import { dateOrder, daysAfter, formatDatePath, type CalendarDate } from '../core/date.js';

const WEEK = 7;

/** Knows an archive as it was when it first looked. */
export class EventDays {
  readonly #archive: Archive;
  /** By year and month, the days of that month with events. */
  readonly #months = new Map<number, readonly CalendarDate[]>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /**
   * The days with events that a slip of the keyboard, a time zone or a correction puts in place of a day: those within a week,
   * those with another day or month of the same year, and the same day a year before and after; not the day itself.
   */
  around(date: CalendarDate): readonly CalendarDate[] {
    const { year, month, day } = date;
    const [first, last] = [dateOrder(daysAfter(date, -WEEK)), dateOrder(daysAfter(date, WEEK))];
    const isClose = (other: CalendarDate): boolean => dateOrder(other) >= first && dateOrder(other) <= last;
    const sameDay = (other: CalendarDate): boolean => other.day === day;
    const around: CalendarDate[] = [];
    for (let other = 1; other <= 12; other++) {
      if (other !== month) around.push(...this.#daysOf(year, other).filter(sameDay));
    }
    for (const other of [year - 1, year + 1]) around.push(...this.#daysOf(other, month).filter(sameDay));
    for (const other of [month - 1, month + 1]) {
      const days = this.#daysOf(other < 1 ? year - 1 : other > 12 ? year + 1 : year, ((other + 11) % 12) + 1);
      around.push(...days.filter((near) => !sameDay(near) && isClose(near)));
    }
    return [...this.#daysOf(year, month).filter((other) => !sameDay(other)), ...around];
  }

  #daysOf(year: number, month: number): readonly CalendarDate[] {
    const key = year * 12 + month;
    const known = this.#months.get(key);
    if (known) return known;
    const days = Array.from({ length: 31 }, (_, i) => ({ year, month, day: i + 1 }));
    const withEvents = days.filter((date) => this.#archive.eventIdsOfDay(formatDatePath(date)).length > 0);
    this.#months.set(key, withEvents);
    return withEvents;
  }
}
