import { someAccounts, someLines, someOrders } from "../sample-rows.js";
import { demand, type Scenario } from "../scenario.js";
import { accounts, orderLines, orders } from "../tables.js";

export const keyChanges: readonly Scenario[] = [
  {
    name: "key-change",
    title: "Primary keys changed under both identities: each arrives as a delete and a create.",
    tables: [orders, orderLines],
    rows: [someOrders, someLines],
    run: async (source) => {
      await source.sql("UPDATE public.orders SET id = 101 WHERE id = 1");
      await source.sql("UPDATE public.orders SET id = 102, status = 'moved' WHERE id = 2");
      await source.transaction(
        "UPDATE public.orders SET id = 1, note = 'there and' WHERE id = 101",
        "UPDATE public.orders SET id = 101, note = 'back again' WHERE id = 1",
      );
      await source.sql("UPDATE public.order_lines SET line = 3 WHERE order_id = 1 AND line = 2");
      await source.sql("UPDATE public.order_lines SET order_id = order_id + 10");
    },
    operations: { "public.orders": "rrr dc dc dcdc", "public.order_lines": "rrr dc dcdcdc" },
    check: ({ of }) => {
      const [gone, come] = of(orders).slice(3);
      demand(gone?.lsn === come?.lsn, "the delete and the create have different positions");
    },
  },
  {
    name: "sorting-column-change",
    title: "A column the mirror sorts by changes: an update of the same key whose before holds the old place.",
    tables: [accounts],
    rows: [someAccounts],
    run: async (source) => {
      await source.sql("UPDATE public.accounts SET region = 'south' WHERE id = 1");
      await source.sql("UPDATE public.accounts SET region = 'west', balance = balance + 1 WHERE region = 'south'");
      await source.sql("UPDATE public.accounts SET id = 30, region = 'east' WHERE id = 3");
      await source.transaction(
        "UPDATE public.accounts SET region = 'a' WHERE id = 2",
        "UPDATE public.accounts SET region = 'b' WHERE id = 2",
        "UPDATE public.accounts SET region = 'a', balance = 0 WHERE id = 2",
      );
      await source.sql("DELETE FROM public.accounts WHERE id = 1");
    },
    operations: { "public.accounts": "rrr u uu dc uuu d" },
    check: ({ of }) => demand(of(accounts)[3]?.before?.region === "north", "before does not hold the old region"),
  },
];
