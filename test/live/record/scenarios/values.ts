import {
  type Flavour,
  insertEveryType,
  insertEveryTypeNull,
  updateEveryType,
  updateEveryTypeToNull,
} from "../every-type.js";
import { insertOrder, someOrders } from "../sample-rows.js";
import { demand, type Scenario } from "../scenario.js";
import { articles, documents, everyType, orders } from "../tables.js";

/** Text that does not shrink below the size from which on PostgreSQL stores values out of line. */
const outOfLine = (salt: string) =>
  `(SELECT string_agg(md5('${salt}' || n), '' ORDER BY n) FROM generate_series(1, 640) AS n)`;
const megabyte = (salt: string) => `rpad('${salt}', 1048576, ' ${salt} megabyte')`;
const one = "11111111-1111-1111-1111-111111111111";
const two = "22222222-2222-2222-2222-222222222222";
const flavours: readonly Flavour[] = ["ordinary", "highest", "lowest", "odd"];

export const values: readonly Scenario[] = [
  {
    name: "every-type",
    title: "A row of every type inserted, updated and deleted: extremes, NULLs, NaN, empty values, odd characters.",
    tables: [everyType],
    rows: [insertEveryType(1, "ordinary")],
    run: async (source) => {
      for (const [position, flavour] of flavours.entries()) await source.sql(insertEveryType(11 + position, flavour));
      await source.sql(insertEveryTypeNull(15));
      for (const flavour of flavours) await source.sql(updateEveryType(15, flavour));
      await source.sql(updateEveryTypeToNull(15));
      await source.sql(
        "UPDATE public.every_type SET real_value = 'Infinity', double_precision_value = '-Infinity' WHERE id = 11",
      );
      await source.sql("UPDATE public.every_type SET real_value = '-0', double_precision_value = 'NaN' WHERE id = 11");
      await source.sql("DELETE FROM public.every_type WHERE id = 12");
      await source.sql(updateEveryTypeToNull(1));
      await source.sql("DELETE FROM public.every_type WHERE id = 1");
    },
    operations: { "public.every_type": "r cccc c uuuu u uu d u d" },
  },
  {
    name: "generated-column",
    title: "A stored generated column is in the snapshot's events and absent from the stream's.",
    tables: [orders],
    rows: [someOrders],
    run: async (source) => {
      await source.sql(insertOrder(4, "new", 8));
      await source.sql("UPDATE public.orders SET quantity = 100 WHERE id = 1");
      await source.sql("DELETE FROM public.orders WHERE id = 2");
    },
    operations: { "public.orders": "rrr c u d" },
    check: ({ of }) => {
      const [snapshot, , , created] = of(orders);
      demand(snapshot?.after?.total === "19.98", "the snapshot does not carry the generated column");
      demand(created?.after != null && !("total" in created.after), "the stream does carry the generated column");
    },
  },
  {
    name: "toast-unchanged",
    title: "Under identity FULL an update that leaves a large value alone still carries it.",
    tables: [documents],
    rows: [
      "ALTER TABLE public.documents ALTER COLUMN body SET STORAGE EXTERNAL",
      `INSERT INTO public.documents (id, title, body) VALUES ('${one}', 'one', ${outOfLine("one")})`,
    ],
    run: async (source) => {
      await source.sql(`UPDATE public.documents SET title = 'one, renamed' WHERE id = '${one}'`);
      await source.sql(`INSERT INTO public.documents (id, title, body) VALUES ('${two}', 'two', ${outOfLine("two")})`);
      await source.sql(`UPDATE public.documents SET title = 'two, renamed' WHERE id = '${two}'`);
      await source.sql(`UPDATE public.documents SET body = 'short' WHERE id = '${two}'`);
    },
    operations: { "public.documents": "r u c u u" },
    check: ({ of }) => {
      const bodies = of(documents).map(({ after }) => String(after?.body).length);
      demand(bodies.join() === "20480,20480,20480,20480,5", `the bodies have ${bodies.join()} characters`);
    },
  },
  {
    name: "toast-unchanged-default",
    title: "Under identity DEFAULT an update that leaves large values alone carries a placeholder in their place.",
    tables: [articles],
    rows: [
      `INSERT INTO public.articles (id, title, body, attachment, metadata, tags) VALUES ('${one}', 'one', ${outOfLine("one")}, ` +
        `decode(${outOfLine("attachment")}, 'hex'), jsonb_build_object('long', ${outOfLine("metadata")}), ARRAY[${outOfLine("tag")}])`,
    ],
    run: async (source) => {
      await source.sql(`UPDATE public.articles SET title = 'one, renamed' WHERE id = '${one}'`);
      await source.sql(`UPDATE public.articles SET body = 'short' WHERE id = '${one}'`);
      await source.sql(`DELETE FROM public.articles WHERE id = '${one}'`);
      await source.sql(`INSERT INTO public.articles (id, title, body) VALUES ('${two}', 'two', ${outOfLine("two")})`);
      await source.sql(`UPDATE public.articles SET id = '${one}' WHERE id = '${two}'`);
    },
    operations: { "public.articles": "r u u d c dc" },
    check: ({ of }) =>
      demand(of(articles)[1]?.after?.body === "__debezium_unavailable_value", "the update carries no placeholder"),
  },
  {
    name: "megabyte-text",
    title: "Texts of one megabyte, snapshotted, inserted, updated and deleted.",
    tables: [documents],
    rows: [`INSERT INTO public.documents (id, title, body) VALUES ('${one}', 'one', ${megabyte("one")})`],
    run: async (source) => {
      await source.sql(`INSERT INTO public.documents (id, title, body) VALUES ('${two}', 'two', ${megabyte("two")})`);
      await source.sql(`UPDATE public.documents SET body = ${megabyte("changed")} WHERE id = '${two}'`);
      await source.sql(`DELETE FROM public.documents WHERE id = '${one}'`);
    },
    operations: { "public.documents": "r c u d" },
    check: ({ of }) => demand(String(of(documents)[2]?.after?.body).length === 1_048_576, "the text is not a megabyte"),
  },
  {
    name: "schema-change",
    title: "Columns added with and without a default, widened and dropped between changes of rows.",
    tables: [orders],
    rows: [someOrders],
    run: async (source) => {
      await source.sql(insertOrder(4));
      await source.sql("ALTER TABLE public.orders ADD COLUMN channel varchar(10) NOT NULL DEFAULT 'web'");
      await source.sql("UPDATE public.orders SET status = 'paid' WHERE id = 4");
      await source.sql("UPDATE public.orders SET channel = 'shop' WHERE id = 1");
      await source.sql(insertOrder(5));
      await source.sql("ALTER TABLE public.orders ADD COLUMN rating smallint");
      await source.sql("UPDATE public.orders SET rating = 5 WHERE id = 5");
      await source.sql("ALTER TABLE public.orders ALTER COLUMN rating TYPE integer");
      await source.sql("UPDATE public.orders SET rating = 100000 WHERE id = 5");
      await source.sql("ALTER TABLE public.orders DROP COLUMN note");
      await source.sql("UPDATE public.orders SET status = 'without note' WHERE id = 2");
      await source.sql("DELETE FROM public.orders WHERE id = 3");
    },
    operations: { "public.orders": "rrr c u u c u u u d" },
    check: ({ of }) => demand(of(orders)[5]?.after?.channel === "shop", "the new column is not in the events"),
  },
];
