import { insertOrder, someAccounts, someLines, someOrders } from "../sample-rows.js";
import { demand, type Played, type Scenario } from "../scenario.js";
import type { Session } from "../session.js";
import { accounts, orderLines, orders } from "../tables.js";

/** The connector is away, its slot is lost, the source goes on; then it starts over with a new snapshot. */
async function loseSlot(source: Session, meanwhile: readonly string[]): Promise<void> {
  await source.caughtUp();
  await source.stopConnector();
  await source.dropSlot();
  for (const statement of meanwhile) await source.sql(statement);
  await source.resumeConnector();
  await source.snapshotWritten(2);
  await source.caughtUp();
}

function secondSnapshotIsLater({ heartbeats }: Played): void {
  const [first, second] = heartbeats.filter(({ op }) => op === "r");
  demand(first !== undefined && second !== undefined && second.lsn > first.lsn, "there is no later second snapshot");
}

export const lostSlots: readonly Scenario[] = [
  {
    name: "lost-slot",
    title: "The slot is lost while rows are deleted, changed and inserted; a new snapshot follows, without deletes.",
    tables: [orders, orderLines, accounts],
    rows: [someOrders, someLines, someAccounts],
    run: async (source) => {
      await source.sql(insertOrder(4));
      await source.sql("UPDATE public.orders SET status = 'paid' WHERE id = 1");
      await loseSlot(source, [
        "DELETE FROM public.orders WHERE id IN (2, 4)",
        "UPDATE public.orders SET status = 'changed meanwhile' WHERE id = 3",
        insertOrder(5, "inserted"),
        "UPDATE public.order_lines SET line = 9 WHERE order_id = 1 AND line = 2",
        "UPDATE public.accounts SET region = 'moved' WHERE id = 3",
      ]);
      await source.sql("UPDATE public.orders SET note = 'streamed' WHERE id = 5");
      await source.sql(insertOrder(2, "back"));
      await source.sql("DELETE FROM public.accounts WHERE id = 1");
    },
    operations: {
      "public.orders": "rrr c u rrr u c",
      "public.order_lines": "rrr rrr",
      "public.accounts": "rrr rrr d",
    },
    ghosts: { "public.orders": 1, "public.order_lines": 1 },
    check: secondSnapshotIsLater,
  },
  {
    name: "lost-slot-emptied",
    title: "The slot is lost while one table is emptied and one loses all rows but one.",
    tables: [orders, orderLines, accounts],
    rows: [someOrders, someLines, someAccounts],
    run: async (source) => {
      await source.sql("UPDATE public.orders SET status = 'paid' WHERE id = 1");
      await loseSlot(source, [
        "DELETE FROM public.orders",
        "DELETE FROM public.order_lines WHERE order_id = 1",
        "UPDATE public.accounts SET balance = 0",
      ]);
      await source.sql(insertOrder(9, "after"));
    },
    operations: { "public.orders": "rrr u c", "public.order_lines": "rrr r", "public.accounts": "rrr rrr" },
    ghosts: { "public.orders": 3, "public.order_lines": 2 },
    check: secondSnapshotIsLater,
  },
];
