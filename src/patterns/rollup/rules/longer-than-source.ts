import { within } from "../../../compiler/model/origin.js";
import { isSqlText } from "../../../compiler/model/reference.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { ROLLUP, secondsOf } from "../schema.js";
import { refreshOf } from "../source.js";

const rollup = (days: number): string => `const requests = clickhouse.table("logs.requests", {
  columns: { happened_at: "DateTime", id: "UInt64" },
  engine: "ReplacingMergeTree",
  orderBy: ["id"],
  ttl: sql\`happened_at + INTERVAL 30 DAY\`,
});
const daily = clickhouse.rollup("logs.requests_daily", {
  of: requests,
  time: "happened_at",
  bucket: "1 day",
  measures: { requests: sql\`uniqExact(id)\` },
  ttl: "${days} day",
});

const listed = [daily];
`;

export const longerThanSource: Rule = {
  code: "rollup/longer-than-source",
  severity: "error",
  summary: "A rollup that is computed anew keeps more than its source has",
  why: "Each refresh computes all buckets of the rows that are there. What the source has deleted is gone from the rollup at the next refresh, whatever its own TTL says.",
  mend: "Keep the source's rows for as long, or keep the rollup for no longer; or sum up rows that are only ever added, each insert of which adds to what is kept.",
  failing: rollup(365),
  passing: rollup(30),
  *check(pipeline) {
    for (const { name, spec, origin, address } of ofKind(pipeline.resources, ROLLUP)) {
      if (spec.ttl === undefined || refreshOf(spec, pipeline.resources) === undefined) continue;
      const source = pipeline.resources.get(spec.of.$ref);
      const kept = source && keptBy(source, spec.time);
      if (source === undefined || kept === undefined || secondsOf(spec.ttl) <= secondsOf(kept)) continue;
      yield {
        detail: `\`${name}\` shall be kept for ${spec.ttl}, and \`${source.name}\`, which it is computed of, has only the rows of ${kept}. ${longerThanSource.mend}`,
        at: within(origin, "ttl"),
        resource: address,
        related: [{ at: source.origin, note: "what it reads" }],
      };
    }
  },
};

/** For how long a table keeps its rows by this column, where its TTL says just that. */
function keptBy(source: Resource, time: string): string | undefined {
  const ttl =
    typeof source.spec === "object" && source.spec !== null && "ttl" in source.spec ? source.spec.ttl : undefined;
  if (!isSqlText(ttl) || ttl.$sql.length !== 1) return undefined;
  const found = /^\s*(?:toDateTime\()?`?(\w+)`?\)?\s*\+\s*INTERVAL\s+(\d+)\s+(\w+?)s?\s*(?:DELETE)?\s*$/i.exec(
    String(ttl.$sql[0]),
  );
  return found?.[1] === time ? `${found[2]} ${found[3]?.toLowerCase()}` : undefined;
}
