import { afterAll, beforeAll, expect, test } from "vitest";
import { derived } from "../../../src/compiler/model/derived.js";
import type { Pipeline } from "../../../src/compiler/model/resource.js";
import { backupStatements } from "../../../src/systems/clickhouse/emit/backup/statements.js";
import { BACKUP } from "../../../src/systems/clickhouse/schema/backup.js";
import { readRecording } from "../../live/record/recording-files.js";
import { deadLetters, mirrorRows, sourceRows } from "../mirror/comparison.js";
import { MirrorBench } from "../mirror/mirror-bench.js";
import { type MirroredTable, mirroredTables } from "../mirror/mirrored-tables.js";
import { recordedPipeline } from "../mirror/pipelines.js";

let bench: MirrorBench;
let pipeline: Pipeline;
let tables: readonly MirroredTable[];

beforeAll(async () => {
  pipeline = await recordedPipeline("pipeline.config.ts");
  bench = await MirrorBench.open();
  tables = mirroredTables(pipeline);
});
afterAll(() => bench?.close());

function statements() {
  const origin = { site: { line: 1, column: 1 }, path: [] };
  const spec = { databases: ["mirror"], to: { disk: "backups" } };
  const found = backupStatements(derived(BACKUP, "nightly", spec, { origin, madeBy: "pipeline/x" }), pipeline);
  if (found === undefined) throw new Error("nothing is saved");
  return found;
}

/** As clickhouse-client gives them with `--param_backup`. */
async function run(statement: string, parameters: Readonly<Record<string, string>>): Promise<void> {
  await bench.write(Object.entries(parameters).map(([name, value]) => `SET param_${name} = '${value}'`));
  await bench.write([statement]);
}

const state = async () => ({ rows: await mirrorRows(bench, tables), deadLetters: await deadLetters(bench) });

// A snapshot that is lost and made anew, TRUNCATEs, moved keys, values that nothing can represent.
test.each(["lost-slot", "truncate", "key-change", "chaos", "unrepresentable"])(
  "%s: what is restored, and delivered again from before the backup, equals the source",
  async (recording) => {
    const { messages, expected } = await readRecording(recording);
    const inTurn = messages.toSorted((left, right) => left.offset - right.offset);
    const upTo = (share: number) => Math.floor(inTurn.length * share);
    const { full, incremental, restore } = statements();
    await bench.create(pipeline);
    const path = `nightly/${recording}`;

    await bench.feed(inTurn.slice(0, upTo(0.5)));
    await run(full, { backup: `${path}/full` });
    const atFull = await state();
    await bench.feed(inTurn.slice(upTo(0.5), upTo(0.75)));
    await bench.merge();
    await run(incremental, { base: `${path}/full`, backup: `${path}/later` });
    const atIncremental = await state();
    await bench.feed(inTurn.slice(upTo(0.75)));
    const whole = await state();
    // What nothing can represent is a dead letter, and not as at the source.
    if (recording !== "unrepresentable") expect(whole.rows).toEqual(sourceRows(tables, expected));
    else expect(whole.deadLetters.length).toBeGreaterThan(0);

    for (const [backup, then] of [
      ["full", atFull],
      ["later", atIncremental],
    ] as const) {
      await bench.create(pipeline);
      await run(restore, { backup: `${path}/${backup}` });
      expect(await state(), `restored ${backup}`).toEqual(then);
      // From well before the backup, as after `reset-offsets.sh`.
      await bench.feed(inTurn.slice(upTo(0.25)));
      expect(await state(), `delivered again after ${backup}`).toEqual(whole);
    }
    await bench.feed(inTurn);
    expect(await state(), "delivered from the start").toEqual(whole);
  },
  60_000,
);

test("a path that is taken is not written over, and rows are not restored among others", async () => {
  const { full, restore } = statements();
  await bench.create(pipeline);
  const { messages } = await readRecording("insert");
  await bench.feed(messages);
  await run(full, { backup: "nightly/taken/full" });
  await expect(run(full, { backup: "nightly/taken/full" })).rejects.toThrow("already exists");
  await expect(run(restore, { backup: "nightly/taken/full" })).rejects.toThrow("already contains some data");
});
