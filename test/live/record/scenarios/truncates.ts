import { insertOrder, someAccounts, someLines, someOrders } from "../sample-rows.js";
import { demand, type Scenario } from "../scenario.js";
import { accounts, orderLines, orders } from "../tables.js";

export const truncates: readonly Scenario[] = [
  {
    name: "truncate",
    title: "Tables truncated: with inserts around it in one transaction, rolled back to a savepoint, several at once.",
    tables: [orders, orderLines, accounts],
    rows: [someOrders, someLines, someAccounts],
    run: async (source) => {
      await source.transaction(insertOrder(4), "TRUNCATE public.orders", insertOrder(5), insertOrder(1, "new again"));
      await source.transaction(
        insertOrder(6),
        "SAVEPOINT before_truncate",
        "TRUNCATE public.orders",
        insertOrder(7, "never"),
        "ROLLBACK TO SAVEPOINT before_truncate",
        insertOrder(8),
      );
      await source.sql("TRUNCATE public.order_lines, public.accounts");
      await source.sql("INSERT INTO public.accounts (id, region, balance) VALUES (2, 'east', 1.00)");
      await source.sql("UPDATE public.orders SET status = 'kept' WHERE id = 5");
    },
    operations: { "public.orders": "rrr c t cc cc u", "public.order_lines": "rrr t", "public.accounts": "rrr t c" },
    check: ({ of }) => {
      const truncate = of(orders).find(({ op }) => op === "t");
      demand(truncate !== undefined && truncate.key === null, "the truncate has a key");
    },
  },
];
