import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecording } from "../../live/record/recording-files.js";
import { outcomeOf, sourceRows } from "./comparison.js";
import { MirrorBench } from "./mirror-bench.js";
import { type MirroredTable, mirroredTables } from "./mirrored-tables.js";
import { recordedPipeline } from "./pipelines.js";

describe("a mirror of recorded events equals its source, however they are delivered", () => {
  let bench: MirrorBench;
  let tables: readonly MirroredTable[];

  beforeAll(async () => {
    const pipeline = await recordedPipeline("pipeline.config.ts");
    bench = await MirrorBench.open();
    await bench.create(pipeline);
    tables = mirroredTables(pipeline);
  });
  afterAll(() => bench?.close());

  const scenarios = {
    "a first snapshot": "snapshot",
    insert: "insert",
    update: "update",
    delete: "delete",
    "delete with the key only": "delete-key-only",
    "key change": "key-change",
    "sorting-column change": "sorting-column-change",
    truncate: "truncate",
    "replay of topics with several partitions": "replay",
    "redelivery after a killed worker": "redelivery",
    "a transaction in flight at the snapshot": "transaction-in-flight",
    "a new snapshot after a lost slot": "lost-slot",
    "a new snapshot of tables emptied meanwhile": "lost-slot-emptied",
    "generated column": "generated-column",
    "unchanged TOAST under identity FULL": "toast-unchanged",
    "a text of one megabyte": "megabyte-text",
    copy: "copy",
    "same transaction": "same-transaction",
    "incremental snapshot": "incremental-snapshot",
    chaos: "chaos",
    "every type": "every-type",
  };

  it.each(Object.entries(scenarios))("%s", async (_title, scenario) => {
    const { messages, expected } = await readRecording(scenario);
    expect(await outcomeOf(bench, tables, messages)).toEqual({
      rows: sourceRows(tables, expected),
      deadLetters: [],
    });
  });
});
