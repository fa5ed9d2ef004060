import { insertEveryType, insertEveryTypeNull } from "../every-type.js";
import { insertOrder, someLines, someOrders } from "../sample-rows.js";
import { demand, type Scenario } from "../scenario.js";
import { accounts, documents, everyType, orderLines, orders } from "../tables.js";

export const rowChanges: readonly Scenario[] = [
  {
    name: "snapshot",
    title: "A first snapshot of several tables: some rows, every type, one row, none.",
    tables: [orders, orderLines, accounts, documents, everyType],
    rows: [
      someOrders,
      "INSERT INTO public.accounts (id, region, balance) VALUES (9007199254740993, 'only', 0.01)",
      "INSERT INTO public.documents (id, title, body) VALUES ('11111111-1111-1111-1111-111111111111', 'one', 'a body'), ('22222222-2222-2222-2222-222222222222', 'two', NULL)",
      insertEveryType(1, "ordinary"),
      insertEveryType(2, "highest"),
      insertEveryType(3, "lowest"),
      insertEveryType(4, "odd"),
      insertEveryTypeNull(5),
    ],
    operations: {
      "public.orders": "rrr",
      "public.order_lines": "",
      "public.accounts": "r",
      "public.documents": "rr",
      "public.every_type": "rrrrr",
    },
    check: ({ of, heartbeats }) => {
      const positions = new Set([orders, accounts, documents, everyType].flatMap(of).map(({ lsn }) => lsn));
      demand(positions.size === 1, "the snapshot's rows do not share one position");
      const [first] = heartbeats;
      demand(first?.op === "r" && first.snapshot === "last", "the heartbeat table is not the snapshot's last");
      demand(first?.lsn === [...positions][0], "the heartbeat's row has another position");
    },
  },
  {
    name: "insert",
    title: "Rows inserted one by one and many in one statement.",
    tables: [orders, orderLines],
    rows: [someOrders],
    run: async (source) => {
      await source.sql(insertOrder(4));
      await source.transaction(insertOrder(5), insertOrder(6));
      await source.sql(someLines);
    },
    operations: { "public.orders": "rrr ccc", "public.order_lines": "ccc" },
  },
  {
    name: "update",
    title: "Rows updated: some columns, to NULL and back, to the same values, several in one statement.",
    tables: [orders, orderLines],
    rows: [someOrders, someLines],
    run: async (source) => {
      await source.sql("UPDATE public.orders SET status = 'paid', updated_at = '2026-02-01 00:00:00Z' WHERE id = 1");
      await source.sql("UPDATE public.orders SET note = NULL WHERE id = 1");
      await source.sql("UPDATE public.orders SET note = 'back' WHERE id = 1");
      await source.sql("UPDATE public.orders SET quantity = quantity WHERE id = 2");
      await source.sql("UPDATE public.orders SET status = 'shipped', quantity = quantity + 1");
      await source.sql("UPDATE public.order_lines SET quantity = 7 WHERE order_id = 1 AND line = 2");
    },
    operations: { "public.orders": "rrr uuuu uuu", "public.order_lines": "rrr u" },
  },
  {
    name: "delete",
    title: "Rows deleted under identity FULL, one of them inserted again later.",
    tables: [orders],
    rows: [someOrders],
    run: async (source) => {
      await source.sql("DELETE FROM public.orders WHERE id = 1");
      await source.sql("DELETE FROM public.orders WHERE id IN (2, 3)");
      await source.sql(insertOrder(2, "again"));
    },
    operations: { "public.orders": "rrr d dd c" },
    check: ({ of }) => demand(of(orders)[3]?.before?.note === "first", "the delete does not carry the old row"),
  },
  {
    name: "delete-key-only",
    title: "Rows deleted under identity DEFAULT: nothing but the key can be read from the event.",
    tables: [orderLines],
    rows: [someLines],
    run: async (source) => {
      await source.sql("DELETE FROM public.order_lines WHERE order_id = 1 AND line = 2");
      await source.sql("DELETE FROM public.order_lines WHERE order_id = 2");
      await source.sql("INSERT INTO public.order_lines (order_id, line, quantity, price) VALUES (2, 1, 3, 33.00)");
    },
    operations: { "public.order_lines": "rrr d d c" },
  },
  {
    name: "same-transaction",
    title: "One key inserted, updated, deleted and inserted again, all in one transaction.",
    tables: [orders, orderLines],
    rows: [someOrders],
    run: async (source) => {
      await source.transaction(
        insertOrder(4),
        "UPDATE public.orders SET status = 'paid' WHERE id = 4",
        "DELETE FROM public.orders WHERE id = 4",
        insertOrder(4, "again"),
      );
      await source.transaction(
        "DELETE FROM public.orders WHERE id = 1",
        insertOrder(1, "replaced"),
        "DELETE FROM public.orders WHERE id = 2",
        insertOrder(5),
        "DELETE FROM public.orders WHERE id = 5",
      );
      await source.transaction(
        someLines,
        "UPDATE public.order_lines SET quantity = 9",
        "DELETE FROM public.order_lines WHERE line = 2",
      );
    },
    operations: { "public.orders": "rrr cudc dcdcd", "public.order_lines": "ccc uuu d" },
  },
  {
    name: "copy",
    title: "Rows loaded by COPY, which may share one position, then changed in the same and in later transactions.",
    tables: [accounts],
    run: async (source) => {
      const copy = (from: number, to: number) =>
        "COPY public.accounts (id, region, balance) FROM PROGRAM " +
        `'for n in $(seq ${from} ${to}); do echo "$n,north,$n.25"; done' WITH (FORMAT csv)`;
      await source.sql(copy(1, 40));
      await source.sql("UPDATE public.accounts SET balance = 0 WHERE id <= 3");
      await source.transaction(
        copy(41, 60),
        "UPDATE public.accounts SET region = 'south' WHERE id = 60",
        "DELETE FROM public.accounts WHERE id IN (1, 59)",
      );
    },
    operations: { "public.accounts": `${"c".repeat(40)} uuu ${"c".repeat(20)} u dd` },
  },
];
