import type { Change } from "./envelope.js";

/** A row of the model's table; the key is `row` and `seat`. */
export interface Seat {
  readonly row: number;
  readonly seat: number;
  readonly place: string | null;
  readonly bucket: number;
  readonly guest: number;
}

export type Write =
  | { readonly kind: "put"; readonly seat: Seat }
  | { readonly kind: "move"; readonly from: Pick<Seat, "row" | "seat">; readonly to: Pick<Seat, "row" | "seat"> }
  | { readonly kind: "delete"; readonly at: Pick<Seat, "row" | "seat"> }
  | { readonly kind: "truncate" };

const keyOf = ({ row, seat }: Pick<Seat, "row" | "seat">): string => `${row}/${seat}`;

/** A transaction that is open: what it wrote, and the rows that only it may write until it ends. */
interface Transaction {
  readonly changes: Change[];
  readonly rows: Map<string, Seat | undefined>;
}

/** A table with transactions, the log that they write, and what a connector streams of it, in the order of commits. */
export class ModelSource {
  readonly committed = new Map<string, Seat>();
  /** What was streamed: a list for each transaction or snapshot. */
  readonly streamed: (readonly Change[] & { readonly snapshot?: true })[] = [];
  readonly heartbeats: Change[] = [];
  private readonly open = new Map<number, Transaction>();
  private lsn = 1000;
  private previousCommit: number | null = null;
  hasSlot = true;

  /** A write by one of the connections; it is left out where it would have to wait for another's lock. */
  write(connection: number, write: Write): void {
    const transaction: Transaction = this.open.get(connection) ?? { changes: [], rows: new Map() };
    const others = [...this.open].filter(([each]) => each !== connection).map(([, each]) => each);
    const keys = write.kind === "truncate" ? [] : touchedBy(write);
    const locked = others.some((each) =>
      write.kind === "truncate" ? each.rows.size > 0 : keys.some((key) => each.rows.has(key)),
    );
    if (locked || others.some((each) => each.changes.some(({ op }) => op === "t"))) return;
    this.open.set(connection, transaction);
    this.lsn += 8;
    transaction.changes.push(...this.changesOf(transaction, write, this.lsn));
  }

  commit(connection: number): void {
    const transaction = this.open.get(connection);
    if (transaction === undefined) return;
    this.open.delete(connection);
    for (const [key, seat] of transaction.rows) {
      if (seat === undefined) this.committed.delete(key);
      else this.committed.set(key, seat);
    }
    if (transaction.changes.length === 0) return;
    this.lsn += 8;
    if (this.hasSlot)
      this.streamed.push(transaction.changes.map((each) => ({ ...each, previous: this.previousCommit })));
    this.previousCommit = this.lsn;
  }

  rollback(connection: number): void {
    this.open.delete(connection);
  }

  /** From now on nothing is streamed, until the next snapshot. */
  loseSlot(): void {
    this.hasSlot = false;
  }

  /** Open transactions go on, and are streamed whole. The first transaction to commit after it is a heartbeat. */
  snapshot(): void {
    const change = { op: "r", lsn: this.lsn, previous: null, snapshot: "true" };
    this.hasSlot = true;
    const rows = [...this.committed.values()].map((after) => ({ ...change, after }));
    this.streamed.push(Object.assign(rows, { snapshot: true as const }));
    this.heartbeats.push({ ...change, after: { id: 1 } });
    this.lsn += 8;
    this.heartbeats.push({ op: "u", after: { id: 1 }, lsn: this.lsn, previous: null });
    this.previousCommit = this.lsn;
  }

  private changesOf(transaction: Transaction, write: Write, lsn: number): readonly Change[] {
    const { rows } = transaction;
    const current = (key: string): Seat | undefined => (rows.has(key) ? rows.get(key) : this.committed.get(key));
    if (write.kind === "truncate") {
      for (const key of [...this.committed.keys(), ...rows.keys()]) rows.set(key, undefined);
      return [{ op: "t", lsn }];
    }
    if (write.kind === "put") {
      const before = current(keyOf(write.seat));
      rows.set(keyOf(write.seat), write.seat);
      return [before === undefined ? { op: "c", after: write.seat, lsn } : { op: "u", before, after: write.seat, lsn }];
    }
    const from = keyOf(write.kind === "move" ? write.from : write.at);
    const before = current(from);
    if (before === undefined || (write.kind === "move" && current(keyOf(write.to)) !== undefined)) return [];
    rows.set(from, undefined);
    if (write.kind === "delete") return [{ op: "d", before, lsn }];
    const after = { ...before, ...write.to };
    rows.set(keyOf(after), after);
    return [
      { op: "d", before, lsn },
      { op: "c", after, lsn },
    ];
  }
}

function touchedBy(write: Exclude<Write, { kind: "truncate" }>): readonly string[] {
  if (write.kind === "put") return [keyOf(write.seat)];
  return write.kind === "delete" ? [keyOf(write.at)] : [keyOf(write.from), keyOf(write.to)];
}
