import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecording } from "../../live/record/recording-files.js";
import { AvroMessages } from "./avro-messages.js";
import { outcomeOf, sourceRows } from "./comparison.js";
import { flatten } from "./flat-events.js";
import { MirrorBench } from "./mirror-bench.js";
import { type MirroredTable, mirroredTables } from "./mirrored-tables.js";
import { recordedPipeline } from "./pipelines.js";

/** Recordings without a TRUNCATE: flat events do not have it. */
const RECORDINGS = [
  "insert",
  "update",
  "delete",
  "delete-key-only",
  "key-change",
  "sorting-column-change",
  "generated-column",
  "toast-unchanged",
  "same-transaction",
  "copy",
  "snapshot",
  "every-type",
  "transaction-in-flight",
  "lost-slot",
  "lost-slot-emptied",
  "incremental-snapshot",
  "redelivery",
  "replay",
];

describe.each(["flat", "avro"] as const)(
  "a mirror of %s events equals its source, however they are delivered",
  (events) => {
    let avro: AvroMessages;
    let bench: MirrorBench;
    let tables: readonly MirroredTable[];

    beforeAll(async () => {
      avro = await AvroMessages.start();
      const pipeline = await recordedPipeline("pipeline.config.ts", {
        shop: { events, ...(events === "avro" ? { registry: avro.url } : {}) },
        "mirror.accounts": { orderBy: ["id"] },
      });
      bench = await MirrorBench.open(avro);
      await bench.create(pipeline);
      tables = mirroredTables(pipeline);
      avro.know(tables);
    });
    afterAll(async () => {
      await bench?.close();
      avro?.close();
    });

    it.each(RECORDINGS)("%s", async (recording) => {
      const { messages, expected } = await readRecording(recording);
      expect(await outcomeOf(bench, tables, messages.flatMap(flatten))).toEqual({
        rows: sourceRows(tables, expected),
        deadLetters: [],
      });
    });
  },
);
