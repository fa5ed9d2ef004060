import { Random } from "../random.js";
import { RandomWriter } from "../random-writer.js";
import { demand, type Played, type Scenario } from "../scenario.js";
import type { Session } from "../session.js";
import { accounts, orderLines, orders } from "../tables.js";

/** Several connections with transactions open at the same time, one restart, two truncates. */
async function chaos(source: Session): Promise<void> {
  const random = new Random(20260729);
  const count = 3;
  const writers = Array.from({ length: count }, (_, number) => new RandomWriter(source, random, number, count, 40));
  for (let step = 1; step <= 2000; step++) {
    await random.oneOf(writers).step();
    if (step === 700 || step === 1500) {
      for (const writer of writers) await writer.finish();
      await source.transaction(
        "TRUNCATE public.order_lines",
        "INSERT INTO public.order_lines VALUES (9000, 1, 1, 1.00)",
      );
      for (const writer of writers) writer.forget("order_lines");
    }
    if (step === 1000) await source.restartConnector();
  }
  for (const writer of writers) await writer.finish();
}

/** Written, delivered, and then the worker dies before it has stored how far it was. */
async function crash(source: Session): Promise<void> {
  const random = new Random(11);
  const writers = [0, 1].map((number) => new RandomWriter(source, random, number, 2, 20));
  for (let step = 0; step < 120; step++) await random.oneOf(writers).step();
  for (const writer of writers) await writer.finish();
  await source.sql("INSERT INTO public.accounts (id, region, balance) VALUES (9001, 'mark', 1.00)");
  await source.arrived(accounts, { id: 9001 });
  await source.crashWorker();
  for (let step = 0; step < 60; step++) await random.oneOf(writers).step();
  for (const writer of writers) await writer.finish();
}

function eventsComeTwice({ of }: Played): void {
  const marks = of(accounts).filter(({ key }) => key?.id === 9001);
  demand(marks.length === 2 && marks[0]?.lsn === marks[1]?.lsn, `the marking row came ${marks.length} times`);
}

function commitsOvertakeWrites({ of }: Played): void {
  const positions = of(orders).map(({ lsn }) => lsn);
  const backwards = positions.filter((position, index) => position < (positions[index - 1] ?? 0));
  demand(backwards.length > 10, "the transactions do not interleave");
}

export const randomLoad: readonly Scenario[] = [
  {
    name: "replay",
    title: "Inserts, updates, key changes and deletes over topics of three partitions.",
    tables: [orders, orderLines, accounts],
    partitions: 3,
    run: async (source) => {
      const writer = new RandomWriter(source, new Random(7), 0, 1, 30);
      for (let step = 0; step < 150; step++) await writer.step();
      await writer.finish();
    },
  },
  {
    name: "chaos",
    title: "Two thousand random operations from three interleaved connections, with a restart in the middle.",
    tables: [orders, orderLines, accounts],
    run: chaos,
    check: commitsOvertakeWrites,
  },
  {
    name: "redelivery",
    title: "The worker is killed after it delivered and before it stored its offsets: events come a second time.",
    tables: [orders, orderLines, accounts],
    run: crash,
    check: eventsComeTwice,
  },
];
