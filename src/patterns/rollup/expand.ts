import { derived, referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { Reference, SqlText } from "../../compiler/model/reference.js";
import type { Resource } from "../../compiler/model/resource.js";
import type { ExpandContext } from "../../compiler/model/system.js";
import { identifier } from "../../systems/clickhouse/public.js";
import { MATERIALIZED_VIEW, VIEW } from "../../systems/clickhouse/schema/view.js";
import { placed, placementOf } from "../clustered/placement.js";
import { replicatedInShard } from "../clustered/replicated.js";
import { reachedBy, shards } from "../clustered/shards.js";
import { measureOf } from "./measure.js";
import type { RollupSpec } from "./schema.js";
import { insertedInto, isCopied, refreshOf } from "./source.js";

/**
 * What a rollup stands for. Where rows are only added: a table of states, an incremental view that adds to it, and a view
 * that gives their values. Elsewhere one refreshable view, whose table has the values themselves.
 */
export function expandRollup(rollup: Resource<RollupSpec>, context: ExpandContext): readonly Resource[] {
  const { name, spec } = rollup;
  const from = { origin: rollup.origin, madeBy: rollup.address };
  const place = placementOf(spec.cluster, context.resources);
  const refresh = refreshOf(spec, context.resources);
  const kept = {
    orderBy: ["bucket", ...spec.groupBy],
    cluster: spec.cluster,
    ...(spec.ttl === undefined ? {} : { ttl: sqlOf`bucket + INTERVAL ${spec.ttl.toUpperCase()}` }),
  };
  if (refresh !== undefined) {
    const query = summed(spec, Object.entries(spec.measures));
    return [derived(MATERIALIZED_VIEW, name, { ...kept, query, refresh, comment: spec.comment }, from)];
  }
  const measures = Object.entries(spec.measures).flatMap(([measure, sql]) => {
    const found = measureOf(sql);
    return found === undefined ? [] : [{ measure, ...found }];
  });
  const states = `${name}_states`;
  const inserted = insertedInto(spec, context.resources);
  const query = summed(
    { ...spec, of: inserted },
    measures.map(({ measure, state }): [string, SqlText] => [measure, state]),
  );
  const plain = { type: "AggregatingMergeTree" as const };
  const isReplicated = place !== undefined && isCopied(inserted, context.resources);
  const engine = isReplicated ? replicatedInShard(plain, states, place) : plain;
  // Two inserts may add the same to a sum: the second is no copy of the first.
  const settings = isReplicated ? { replicated_deduplication_window: 0 } : undefined;
  const storage = {
    name,
    rows: referenceTo(MATERIALIZED_VIEW, states),
    columns: undefined,
    shardedBy: [],
  };
  return [
    derived(MATERIALIZED_VIEW, states, { ...kept, query, engine, settings }, from),
    ...placed(place, shards(storage, place, from)),
    derived(
      VIEW,
      name,
      {
        query: reading(spec, reachedBy(storage, place), measures),
        sqlSecurity: "DEFINER" as const,
        cluster: spec.cluster,
        comment: spec.comment,
      },
      from,
    ),
  ];
}

/** The rows of the source by bucket and group. */
function summed(spec: RollupSpec, measures: readonly (readonly [string, SqlText])[]): SqlText {
  const columns = ["bucket", ...spec.groupBy.map(identifier)];
  let selected = sqlOf`toStartOfInterval(${identifier(spec.time)}, INTERVAL ${spec.bucket.toUpperCase()}) AS bucket`;
  for (const column of spec.groupBy) selected = sqlOf`${selected},\n    ${identifier(column)}`;
  for (const [name, sql] of measures) selected = sqlOf`${selected},\n    ${sql} AS ${identifier(name)}`;
  const where = spec.where === undefined ? sqlOf`` : sqlOf`\nWHERE ${spec.where}`;
  return sqlOf`SELECT\n    ${selected}\nFROM ${spec.of}${where}\nGROUP BY ${columns.join(", ")}`;
}

/** Parts of a table are merged when ClickHouse finds the time: until then a group has several states. */
function reading(
  spec: RollupSpec,
  states: Reference,
  measures: readonly { readonly measure: string; readonly merge: (column: string) => string }[],
): SqlText {
  const keys = ["bucket", ...spec.groupBy].map(identifier);
  const selected = [
    ...keys.map((key) => `states.${key} AS ${key}`),
    ...measures.map(({ measure, merge }) => `${merge(`states.${identifier(measure)}`)} AS ${identifier(measure)}`),
  ];
  return sqlOf`SELECT\n    ${selected.join(",\n    ")}\nFROM ${states} AS states\nGROUP BY ${keys.map((key) => `states.${key}`).join(", ")}`;
}
