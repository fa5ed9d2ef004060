import { someAccounts } from "../sample-rows.js";
import type { Scenario } from "../scenario.js";
import { accounts, readings } from "../tables.js";

const beyond = ["infinity", "-infinity", "0044-03-15 BC", "10000-01-01", "0001-01-01"];
const badValues: readonly (readonly [column: string, value: string])[] = [
  ["amount", "NaN"],
  ...["NaN", "Infinity", "-Infinity"].map((value) => ["measure", value] as const),
  ...["day", "moment", "moment_milliseconds", "instant"].flatMap((column) =>
    beyond.map((value) => [column, value] as const),
  ),
  ["samples", "{1.50,NaN}"],
];

const goodRow =
  "1.0000, 2.5, '2026-01-01', '2026-01-01 10:00:00', '2026-01-01 10:00:00', '2026-01-01 10:00:00Z', '{1.50}'";
const columns = "id, amount, measure, day, moment, moment_milliseconds, instant, samples";
const insertGood = (id: number) => `INSERT INTO public.readings (${columns}) VALUES (${id}, ${goodRow})`;
const spoil = (id: number, column: string, value: string) =>
  `UPDATE public.readings SET ${column} = '${value}' WHERE id = ${id}`;

export const unrepresentable: readonly Scenario[] = [
  {
    name: "unrepresentable",
    title: "Values no mirror column can hold, in the snapshot and in the stream, some put right later.",
    tables: [readings],
    rows: badValues.flatMap(([column, value], index) => [insertGood(index + 1), spoil(index + 1, column, value)]),
    run: async (source) => {
      for (const [index, [column, value]] of badValues.entries()) {
        await source.transaction(insertGood(101 + index), spoil(101 + index, column, value));
      }
      await source.sql("UPDATE public.readings SET amount = 7.5 WHERE id = 1");
      await source.sql("UPDATE public.readings SET measure = 8.25 WHERE id = 102");
      await source.sql("UPDATE public.readings SET day = '2026-05-05' WHERE id = 5");
      await source.sql("UPDATE public.readings SET moment = '2026-05-05 05:05:05' WHERE id = 110");
      await source.sql("DELETE FROM public.readings WHERE id IN (2, 103)");
    },
    operations: {
      "public.readings": `${"r".repeat(badValues.length)} ${"cu".repeat(badValues.length)} uuuu dd`,
    },
  },
  {
    name: "unrepresentable-key-change",
    title: "A bad value arrives together with a change of the primary key, and of a column the mirror sorts by.",
    tables: [readings, accounts],
    rows: [insertGood(1), insertGood(2), insertGood(3), someAccounts],
    run: async (source) => {
      await source.sql("UPDATE public.readings SET id = 11, amount = 'NaN', day = 'infinity' WHERE id = 1");
      await source.sql("UPDATE public.readings SET id = 12, moment = '-infinity' WHERE id = 2");
      await source.sql("UPDATE public.readings SET id = 22, moment = '2026-03-03' WHERE id = 12");
      await source.sql("UPDATE public.accounts SET region = 'moved', balance = 'NaN' WHERE id = 1");
      await source.sql("UPDATE public.accounts SET region = 'again' WHERE id = 1");
      await source.sql("UPDATE public.accounts SET id = 20, region = 'both', balance = 'NaN' WHERE id = 2");
      await source.sql("UPDATE public.accounts SET balance = 'NaN' WHERE id = 3");
      await source.sql("DELETE FROM public.accounts WHERE id = 3");
    },
    operations: { "public.readings": "rrr dc dc dc", "public.accounts": "rrr u u dc u d" },
  },
];
