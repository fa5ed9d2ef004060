import { sqlOf } from "../../compiler/model/derived.js";
import type { SqlText } from "../../compiler/model/reference.js";

/** Where an event of the queue has what orders it: SQL. */
export interface OrderFields {
  readonly op: string;
  readonly lsn: string;
  readonly sequence: string;
  readonly snapshot: string;
}

/**
 * An event's position in the order in which transactions committed.
 *
 * `source.lsn` alone does not say it: a transaction that wrote before another committed is streamed after it, with
 * smaller LSNs. So it is the greater of the event's LSN and the end of the previous commit. `source.sequence` is a
 * JSON array of texts, that end and the LSN; in the first transaction after a snapshot the end is null, and the first
 * number is the LSN. A row of an incremental snapshot has no LSN, but the sequence of the event behind which it stands.
 */
export function positionOf({ lsn, sequence }: OrderFields): string {
  return `greatest(${lsn}, toUInt64OrZero(extract(${sequence}, '\\\\d+')))`;
}

/**
 * An event's version: a UInt128 that grows with the order of commits. The high half is the position, the low half the
 * LSN, which orders the events of one transaction. A snapshot's rows have 0 there: all that streams after is newer.
 * The operator's epoch, raised after a failover, stands above all.
 */
export function versionExpression({ op, lsn }: OrderFields, epoch: number): SqlText {
  const version = `bitShiftLeft(toUInt128(position), 64) + if(${op} = 'r', 0, ${lsn})`;
  return epoch === 0 ? sqlOf`${version}` : sqlOf`bitShiftLeft(toUInt128(${epoch}), 120) + ${version}`;
}

/**
 * Whether an event's place among the snapshot's rows can't be told: it belongs to the first transaction after a
 * snapshot, which may have written before it.
 */
export function unorderedCondition({ op, sequence }: OrderFields): string {
  return `${op} != 'r' AND startsWith(${sequence}, '[null')`;
}

/**
 * What the queue reads of an event's source. A change log has beyond that when it was committed, in milliseconds, and
 * the transaction's number.
 */
export function sourceType({ fenced, logged }: { readonly fenced: boolean; readonly logged: boolean }): string {
  const snapshot = fenced ? ", snapshot String" : "";
  return `Tuple(lsn UInt64, sequence String${snapshot}${logged ? ", ts_ms Int64, txId Nullable(UInt64)" : ""})`;
}

/** Snapshot rows, but not those of an incremental snapshot, which deletes nothing. */
export const snapshotCondition = "event.op = 'r' AND event.snapshot != 'incremental'";
