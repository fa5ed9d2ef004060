import { until } from "../../kit/until.js";
import { insertOrder, someAccounts, someOrders } from "../sample-rows.js";
import { demand, type Played, type Scenario } from "../scenario.js";
import type { Session } from "../session.js";
import { accounts, orders } from "../tables.js";

/**
 * A slot becomes consistent in phases, each of which waits for the transactions that run when it begins. So one that
 * begins in the second phase (C) is decoded whole, although it wrote before the snapshot's position and commits after.
 */
async function startWithinTransactions(source: Session): Promise<void> {
  await source.sql("BEGIN", "A");
  await source.sql(insertOrder(10, "by A"), "A");
  source.note("the connector is started; its slot waits for A");
  await source.submitConnector();
  await slotWaitsFor(source, "A");

  await source.sql("BEGIN", "B");
  await source.sql(insertOrder(11, "by B"), "B");
  await source.sql("COMMIT", "A");
  source.note("the slot waits for B");
  await slotWaitsFor(source, "B");

  await source.sql("BEGIN", "C");
  await source.sql(insertOrder(12, "by C"), "C");
  await source.sql("UPDATE public.orders SET status = 'by C' WHERE id = 1", "C");
  await source.sql("DELETE FROM public.orders WHERE id = 2", "C");
  await source.sql("UPDATE public.accounts SET region = 'by C' WHERE id = 3", "C");
  await source.sql("COMMIT", "B");
  source.note("the slot is consistent, the snapshot is taken");
  await source.snapshotWritten();
}

async function slotWaitsFor(source: Session, connection: string): Promise<void> {
  const [own] = await source.ask<{ id: string }>("SELECT pg_current_xact_id()::text AS id", connection);
  await until(`the slot to wait for transaction ${connection}`, async () => {
    const waiting = await source.ask(
      `SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted AND transactionid::text = '${own?.id}'`,
    );
    return waiting.length > 0 || undefined;
  });
}

function earlier({ of, heartbeats }: Played) {
  const snapshot = heartbeats.find(({ op }) => op === "r")?.lsn ?? 0;
  const events = [orders, accounts].flatMap(of).filter(({ op, lsn }) => op !== "r" && lsn < snapshot);
  demand(events.map(({ op }) => op).join("") === "cudu", "C's events do not lie before the snapshot's position");
  return events;
}

const common = { tables: [orders, accounts], rows: [someOrders, someAccounts] } as const;

export const transactionsInFlight: readonly Scenario[] = [
  {
    ...common,
    name: "transaction-in-flight",
    title: "A transaction writes before the snapshot's position and commits after it, behind a heartbeat.",
    start: async (source) => {
      await startWithinTransactions(source);
      await source.caughtUp();
      await source.sql("COMMIT", "C");
    },
    operations: { "public.orders": "rrrrr cud", "public.accounts": "rrr u" },
    check: (played) => {
      demand(
        earlier(played).every(({ previousCommit }) => previousCommit !== null),
        "C is the first to commit",
      );
    },
  },
  {
    ...common,
    name: "transaction-in-flight-first",
    title: "A transaction writes before the snapshot's position and is the first to commit after it.",
    heartbeatMilliseconds: 0,
    start: async (source) => {
      await startWithinTransactions(source);
      await source.sql("COMMIT", "C");
    },
    operations: { "public.orders": "rrrrr cud", "public.accounts": "rrr u" },
    check: (played) => {
      demand(
        earlier(played).every(({ previousCommit }) => previousCommit === null),
        "C is not the first to commit",
      );
    },
  },
];
