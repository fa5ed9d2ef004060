import type { Deployed } from "./deployed.js";
import type { MonitoringSpec } from "./schema.js";

/** An alert that a pipeline deserves, with what makes it fire and what does not. */
export interface Recommended {
  readonly name: string;
  readonly group: string;
  readonly expr: string;
  /** Milliseconds. */
  readonly for?: number;
  readonly severity: "critical" | "warning" | "info";
  readonly summary: string;
  readonly description: string;
  /** What to do. */
  readonly action: string;
  /** Series that make it fire, and the labels that it then has besides its own. */
  readonly fires: {
    readonly series: Readonly<Record<string, string>>;
    readonly labels: Readonly<Record<string, string>>;
  };
  /** What else makes it fire, by what that is: series, and the labels of each alert. */
  readonly also?: Readonly<Record<string, Firing>>;
  /** Series at which it stays silent. */
  readonly silent: Readonly<Record<string, string>>;
  /** Milliseconds between evaluations. Default: the server's. */
  readonly interval?: number;
  /** How far apart samples of its tests are and when it is looked at, in milliseconds. Default: a minute, and soon. */
  readonly tested?: { readonly interval: number; readonly at: number; readonly silentAt?: number };
}

export interface Firing {
  readonly series: Readonly<Record<string, string>>;
  readonly labels: readonly Readonly<Record<string, string>>[];
}

/** What alerts are made from. */
export interface Watched {
  readonly deployed: Deployed;
  readonly spec: MonitoringSpec;
  /** The window that rates are taken over, as PromQL writes it: several scrapes. */
  readonly window: string;
  /** Milliseconds between two scrapes. */
  readonly scrape: number;
}

/** The alert with what the author says of how long it must last; its tests are as much later. */
export function lasting(alert: Recommended, { for: said }: MonitoringSpec): Recommended {
  const patience = Object.hasOwn(said, alert.name) ? said[alert.name] : undefined;
  if (patience === undefined) return alert;
  const { tested } = alert;
  const later = patience - (alert.for ?? 0);
  if (tested === undefined || later <= 0) return { ...alert, for: patience };
  const { at, silentAt } = tested;
  const moved = { ...tested, at: at + later, ...(silentAt === undefined ? {} : { silentAt: silentAt + later }) };
  return { ...alert, for: patience, tested: moved };
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** How many samples a test has, one a minute, and so how long it may last. */
export const SAMPLES = 240;

/** A series that stays as it is. */
export function constant(value: number): string {
  return `${value}x${SAMPLES}`;
}

/** A series that rises each minute. */
export function rising(from: number, by: number): string {
  return `${from}${by < 0 ? "-" : "+"}${Math.abs(by)}x${SAMPLES}`;
}

/** A text in PromQL's quotes. */
export function quoted(text: string): string {
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
}

/** `label="a"`, or of several `label=~"a|b"`. */
export function among(label: string, values: readonly string[]): string {
  const [only = "", ...others] = values;
  if (others.length === 0) return `${label}=${quoted(only)}`;
  return `${label}=~${quoted(values.map(escaped).join("|"))}`;
}

/** `label!="a"`, or of several `label!~"a|b"`. */
export function unlike(label: string, values: readonly string[]): string {
  return among(label, values).replace(/=~?/, (operator) => (operator === "=" ? "!=" : "!~"));
}

/** A text as a regular expression that takes it alone. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** A series by its name and labels, as tests name it. */
export function series(name: string, labels: Readonly<Record<string, string>>): string {
  return `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}=${quoted(value)}`)
    .join(",")}}`;
}
