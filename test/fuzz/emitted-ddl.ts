import type { Artifact } from "../../src/compiler/model/artifact.js";
import type { SharedEngine } from "../kit/shared-engine.js";

/** What an embedded engine can never do, whoever asks: ON CLUSTER, access control, Keeper, other servers. */
const BEYOND = new Set([392, 497, 514, 36, 139, 279, 225, 999, 701, 170, 669, 198, 210, 1000]);

/** The generated statements as they are, in their order, on an empty engine: those that it refuses. */
export async function refusedByEngine(
  artifacts: readonly Artifact[],
  shared: SharedEngine,
): Promise<readonly string[]> {
  const order = artifacts.find((each) => each.path === "clickhouse/order.txt");
  if (order === undefined) return [];
  const contents = new Map(artifacts.map((each) => [each.path, each.content]));
  const files = order.content.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const engine = await shared.fresh();
  try {
    const results = await engine.run(
      files.map((file) => ({ sql: contents.get(`clickhouse/${file}`) ?? "", reads: false })),
    );
    const beyond = new Set<string>();
    return results.flatMap((result, index) => {
      const file = files[index] ?? "";
      if (result.ok) return [];
      // What stands on something that could not be made here can't be made either.
      if (
        BEYOND.has(result.failure.code) ||
        [...beyond].some((each) => contents.get(`clickhouse/${file}`)?.includes(each))
      ) {
        const parts = file.replace(/\.sql$/, "").split("/");
        beyond.add((parts.at(-1) === "database" ? parts.at(-2) : parts.at(-1)) ?? "");
        return [];
      }
      return [`${file}: ${result.failure.message}`];
    });
  } finally {
    await engine.close();
  }
}
