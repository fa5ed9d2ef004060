import { sqlOf } from "../../compiler/model/derived.js";
import type { SqlText } from "../../compiler/model/reference.js";

/**
 * An event's version: a UInt128 that grows with the order in which transactions committed.
 *
 * `source.lsn` alone does not: a transaction that wrote before another committed is streamed after it, with smaller
 * LSNs. So the high half is the greater of the event's LSN and the end of the previous commit (the first element of
 * `source.sequence`, null in the first transaction after a snapshot), the low half the LSN, which orders the events
 * of one transaction. A snapshot's rows have its LSN and 0: all that streams after it is newer. The operator's
 * epoch, raised after a failover, stands above all.
 */
export function versionExpression(epoch: number): SqlText {
  const streamed = `greatest(event.source.lsn, ${previousCommit})`;
  const high = `if(event.op = 'r', event.source.lsn, ${streamed})`;
  const low = "if(event.op = 'r', 0, event.source.lsn)";
  const version = `bitShiftLeft(toUInt128(${high}), 64) + ${low}`;
  return epoch === 0 ? sqlOf`${version}` : sqlOf`bitShiftLeft(toUInt128(${epoch}), 120) + ${version}`;
}

const previousCommit = "JSONExtract(event.source.sequence, 1, 'UInt64')";

/**
 * Whether an event's place among the snapshot's rows can't be told: it belongs to the first transaction after a
 * snapshot, which may have written before it.
 */
export const unorderedCondition = "event.op != 'r' AND startsWith(event.source.sequence, '[null')";

/** What the queue reads of an event's source. */
export const SOURCE_TYPE = "Tuple(lsn UInt64, sequence String, snapshot String)";

/** Snapshot rows, but not those of an incremental snapshot, which deletes nothing. */
export const snapshotCondition = "event.op = 'r' AND event.snapshot != 'incremental'";
