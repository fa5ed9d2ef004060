import { afterAll, beforeAll, expect, it } from "vitest";
import { readRecording } from "../../live/record/recording-files.js";
import { outcomeOf, sourceRows } from "./comparison.js";
import { MirrorBench, type StandIn } from "./mirror-bench.js";
import { type MirroredTable, mirroredTables } from "./mirrored-tables.js";
import { type RecordedCluster, recordedPipeline } from "./pipelines.js";

/** A test for each recording, by its title: all mirrors equal the source, and there are no dead letters. */
export function mirrorsEqualTheSource(
  recordings: Readonly<Record<string, string>>,
  { cluster, standIn }: { readonly cluster?: RecordedCluster; readonly standIn?: StandIn } = {},
): void {
  let bench: MirrorBench;
  let tables: readonly MirroredTable[];

  beforeAll(async () => {
    const pipeline = await recordedPipeline("pipeline.config.ts", {}, cluster);
    bench = await MirrorBench.open(undefined, standIn);
    await bench.create(pipeline);
    tables = mirroredTables(pipeline);
  });
  afterAll(() => bench?.close());

  it.each(Object.entries(recordings))("%s", async (_title, recording) => {
    const { messages, expected } = await readRecording(recording);
    expect(await outcomeOf(bench, tables, messages)).toEqual({
      rows: sourceRows(tables, expected),
      deadLetters: [],
    });
  });
}
