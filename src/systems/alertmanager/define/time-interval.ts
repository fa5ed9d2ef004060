import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** A time that comes again and again, by which routes are muted or active. */
export interface TimeInterval extends Declared<"alertmanager.timeInterval"> {}

/** All that is said must fit; of one list, any of its entries. */
export interface TimeIntervalOptions {
  /** Times of day: `"22:00-24:00"`. Default: all day. */
  readonly times?: readonly string[];
  /** Days of the week: `"monday:friday"`. The week begins on Sunday. Default: every one. */
  readonly weekdays?: readonly string[];
  /** Days of the month: `"1:7"`, `"-1"` for the last. Default: every one. */
  readonly daysOfMonth?: readonly string[];
  /** Months, by name or number: `"may:august"`. Default: every one. */
  readonly months?: readonly string[];
  /** Years: `"2026:2027"`. Default: every one. */
  readonly years?: readonly string[];
  /** Time zone. Default: UTC. */
  readonly location?: string;
}

/** Declares a time interval. */
export function timeInterval(name: string, options: TimeIntervalOptions): TimeInterval {
  return declare("alertmanager.timeInterval", name, options, timeInterval, {});
}
