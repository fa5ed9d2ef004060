const HOUR = 3_600_000;

/** How fast a budget may be used up: over a long window and, for that it still goes on, over a short one. */
export interface Burn {
  readonly long: string;
  readonly short: string;
  /** Share of errors from where on it is told. */
  readonly errors: number;
}

/** Of the budget of the whole time: 2 % within an hour, 5 % within six; 10 % within a day, 10 % within three. */
const PAGE = [
  { share: 0.02, hours: 1, long: "1h", short: "5m" },
  { share: 0.05, hours: 6, long: "6h", short: "30m" },
];
const TICKET = [
  { share: 0.1, hours: 24, long: "1d", short: "2h" },
  { share: 0.1, hours: 72, long: "3d", short: "6h" },
];

/** What the errors are recorded over, beside the objective's own window. */
export const WINDOWS = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"] as const;

/** Share of errors that an objective leaves. */
export function budgetOf(objective: number): number {
  return plain((100 - objective) / 100);
}

/** When it is told at once, and when within a day. Errors of more than all can't be: such a pace is left out. */
export function burns(
  objective: number,
  window: number,
): { readonly page: readonly Burn[]; readonly ticket: readonly Burn[] } {
  const of = (paces: typeof PAGE): readonly Burn[] =>
    paces
      .map(({ share, hours, long, short }) => ({
        long,
        short,
        errors: plain((share * window * budgetOf(objective)) / (hours * HOUR)),
      }))
      .filter(({ errors }) => errors < 1);
  return { page: of(PAGE), ticket: of(TICKET) };
}

/** Without what binary fractions leave behind: 0.001, not 0.0010000000000000009. */
export function plain(value: number): number {
  return Number(value.toPrecision(10));
}
