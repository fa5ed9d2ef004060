import type { TextRow } from "../kit/postgres.js";
import type { Envelope } from "./envelope.js";
import type { Session } from "./session.js";
import type { SourceTable } from "./tables.js";

export interface Played {
  /** The events of one table, in offset order. */
  of(table: SourceTable): Envelope[];
  heartbeats: Envelope[];
  expected: Record<string, TextRow[]>;
}

export interface Scenario {
  readonly name: string;
  /** One sentence: what the recording shows. */
  readonly title: string;
  readonly tables: readonly SourceTable[];
  /** SQL that runs before the snapshot, after the tables are there. */
  readonly rows?: readonly string[];
  readonly partitions?: number;
  /** 0 switches the connector's heartbeats off. */
  readonly heartbeatMilliseconds?: number;
  readonly properties?: Record<string, string>;
  /** Replaces the plain start of the connector and the wait for its snapshot. */
  readonly start?: (session: Session) => Promise<void>;
  readonly run?: (session: Session) => Promise<void>;
  /** The operations each table's topic must hold in this order, e.g. "rr c u d"; blanks do not count. */
  readonly operations?: Readonly<Record<string, string>>;
  /** Keys the topics leave behind although the source has them no longer: a lost slot's deletes. */
  readonly ghosts?: Readonly<Record<string, number>>;
  /** Whatever else the recording must show. */
  readonly check?: (played: Played) => void;
}

/** A recording that does not show what it claims is worse than none. */
export function demand(condition: boolean, complaint: string): void {
  if (!condition) throw new Error(`the recording would not show what it is for: ${complaint}`);
}
