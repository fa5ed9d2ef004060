import { referenceTo, sqlOf } from "../../compiler/model/derived.js";
import type { Reference, SqlText } from "../../compiler/model/reference.js";
import { identifier, stringLiteral } from "../../systems/clickhouse/public.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import type { MirrorColumns } from "./columns.js";
import type { MirrorPart } from "./parts.js";
import type { MirrorSpec } from "./schema.js";

/**
 * The newest version of each row that is not deleted and not below the fence: what a TRUNCATE or a new snapshot has
 * done away with is still stored, but no longer read. Where deleted rows are kept, it is read as deleted.
 */
export function readingQuery(
  rows: Reference,
  spec: MirrorSpec,
  columns: MirrorColumns,
  parts: readonly MirrorPart[],
): SqlText {
  const fence = fenceOf(spec, parts);
  const keeps = spec.deletes === "keep";
  const mark = identifier(spec.softDelete);
  const list = [
    ...(spec.sourceColumn === undefined ? [] : [identifier(spec.sourceColumn.name)]),
    ...columns.order.map((name) => {
      const as = spec.columns[name]?.as;
      return as === undefined || as === name ? identifier(name) : `${identifier(name)} AS ${identifier(as)}`;
    }),
    ...Object.keys(spec.extra).map(identifier),
  ];
  const select = list.map((each) => `    ${each}`).join(",\n");
  const from = sqlOf`\nFROM ${rows} FINAL`;
  if (!keeps) return sqlOf`SELECT\n${select}${from}${fence === undefined ? "" : sqlOf`\nWHERE _version >= ${fence}`}`;
  const kept = fence === undefined ? mark : sqlOf`(_kept.${mark} OR _version < ${fence}) AS ${mark}`;
  return sqlOf`SELECT\n${select},\n    ${kept}\nFROM ${rows} AS _kept FINAL`;
}

/** The version below which rows are no longer there; `undefined` where nothing does away with rows but their deletes. */
function fenceOf(spec: MirrorSpec, parts: readonly MirrorPart[]): SqlText | undefined {
  const fences = parts.flatMap(({ stream, shared, label }) => {
    // A new snapshot has no deletes: its fence stands for those that were missed.
    const scopes = [...(spec.deletes === "ignore" ? [] : [""]), ...(spec.truncates === "ignore" ? [] : [stream.table])];
    if (scopes.length === 0) return [];
    const list = scopes.map(stringLiteral).join(", ");
    const highest = sqlOf`(SELECT max(version) FROM ${referenceTo(TABLE, shared.fences)} WHERE scope IN (${list}))`;
    return [{ label, highest }];
  });
  const [first] = fences;
  if (first === undefined) return undefined;
  const { sourceColumn } = spec;
  if (sourceColumn === undefined || fences.length === 1) return first.highest;
  const choices = fences.map(
    ({ label, highest }) => sqlOf`${identifier(sourceColumn.name)} = ${stringLiteral(label)}, ${highest}`,
  );
  const all = choices.reduce((left, right) => sqlOf`${left},\n    ${right}`);
  return sqlOf`multiIf(\n    ${all},\n    0)`;
}
