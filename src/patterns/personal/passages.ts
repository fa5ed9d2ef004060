import { type Address, addressOf } from "../../compiler/model/address.js";
import { sqlOf } from "../../compiler/model/derived.js";
import { type Origin, within } from "../../compiler/model/origin.js";
import { isReference, type SqlText } from "../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { carriedBy, piecesOf } from "../../systems/clickhouse/public.js";
import { DICTIONARY } from "../../systems/clickhouse/schema/dictionary/dictionary.js";
import { TABLE } from "../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../systems/clickhouse/schema/view.js";
import { rowsName } from "../mirror/names.js";
import { mirrored } from "../mirror/rules/mirrored.js";
import { MIRROR } from "../mirror/schema.js";
import { ROLLUP } from "../rollup/schema.js";

/** A column that has values of another object's column, other than by a view. */
export interface Passage {
  readonly by: Resource;
  readonly name: string;
  readonly at: Origin;
  readonly address: Address;
  readonly column: string;
  readonly isStated: boolean;
  /** Where it can be read from then on. */
  readonly into: readonly Address[];
}

type Reading = Parameters<typeof carriedBy>[1];

export function* passages(pipeline: Pipeline, reading: Reading): Iterable<Passage> {
  for (const { table, of } of tablesOverTables(pipeline, reading.byName)) {
    for (const name of reading.followed(of)) {
      const column = table.spec.columns[name];
      if (column === undefined) continue;
      const at = within(table.origin, "columns", name);
      // A view that writes into it has been decided of.
      const isStated = column.personal === true || reading.followed(table.address).has(name);
      yield { by: table, name, at, address: of, column: name, isStated, into: [table.address] };
    }
  }
  yield* ofDictionaries(pipeline, reading);
  yield* ofRollups(pipeline, reading);
  yield* ofMirrors(pipeline, reading);
}

/** Tables that keep no rows of their own, but read and write those of another: Distributed, Buffer. */
export function tablesOverTables(pipeline: Pipeline, byName: ReadonlyMap<string, Address>) {
  return ofKind(pipeline.resources, TABLE).flatMap((table) => {
    const named: unknown = Object.entries(table.spec.engine).find(([key]) => key === "table")?.[1];
    const of = isReference(named) ? named.$ref : typeof named === "string" ? byName.get(named) : undefined;
    return of === undefined || table.madeBy !== undefined ? [] : [{ table, of }];
  });
}

/** What an expression returns of what it is computed from. */
function carriedIn(expression: SqlText, of: Address, reading: Reading) {
  return carriedBy(piecesOf(sqlOf`SELECT ${expression} AS value FROM ${{ $ref: of }}`), reading)[0];
}

function* ofDictionaries(pipeline: Pipeline, reading: Reading): Iterable<Passage> {
  for (const dictionary of ofKind(pipeline.resources, DICTIONARY)) {
    const { source, columns } = dictionary.spec;
    if (source.type !== "clickhouse") continue;
    const read =
      source.query === undefined
        ? [...(source.table === undefined ? [] : reading.followed(source.table.$ref))].map((name) => ({
            name,
            column: name,
            address: source.table?.$ref,
          }))
        : carriedBy(piecesOf(source.query), reading);
    for (const { name, column, address } of read) {
      const own = columns[name];
      if (own === undefined || address === undefined) continue;
      const at = within(dictionary.origin, "columns", name);
      const into = [dictionary.address];
      yield { by: dictionary, name, at, address, column, isStated: own.personal === true, into };
    }
  }
}

function* ofRollups(pipeline: Pipeline, reading: Reading): Iterable<Passage> {
  for (const rollup of ofKind(pipeline.resources, ROLLUP)) {
    const { of, groupBy, measures, personal = {} } = rollup.spec;
    const into = [rollup.address, addressOf(MATERIALIZED_VIEW.kind, `${rollup.name}_states`)];
    const followed = reading.followed(of.$ref);
    for (const [index, name] of groupBy.entries()) {
      const at = within(rollup.origin, "groupBy", index);
      if (followed.has(name))
        yield { by: rollup, name, at, address: of.$ref, column: name, isStated: name in personal, into };
    }
    for (const [name, measure] of Object.entries(measures)) {
      const carried = carriedIn(measure, of.$ref, reading);
      const at = within(rollup.origin, "measures", name);
      if (carried === undefined) continue;
      yield { by: rollup, name, at, address: of.$ref, column: carried.column, isStated: name in personal, into };
    }
  }
}

/** Columns that a mirror computes from others, in its storage. */
function* ofMirrors(pipeline: Pipeline, reading: Reading): Iterable<Passage> {
  for (const mirror of ofKind(pipeline.resources, MIRROR)) {
    const storage = addressOf(TABLE.kind, rowsName(mirror.name));
    const into = [mirror.address, storage];
    for (const [name, { expression, personal }] of Object.entries(mirror.spec.extra)) {
      const carried = carriedIn(expression, storage, reading);
      const at = within(mirror.origin, "extra", name, "expression");
      if (carried === undefined) continue;
      yield { by: mirror, name, at, address: storage, column: carried.column, isStated: personal !== undefined, into };
    }
  }
  for (const { isLog, mirror, columns } of mirrored(pipeline)) {
    const storage = addressOf(TABLE.kind, rowsName(mirror.name));
    for (const { name, generated, personal } of isLog ? [] : columns) {
      const decision = mirror.spec.columns[name];
      const expression: SqlText | undefined =
        decision?.expression ?? (generated === undefined ? undefined : { $sql: [generated] });
      // One that is marked itself is decided of already.
      if (expression === undefined || personal === true) continue;
      const carried = carriedIn(expression, storage, reading);
      if (carried === undefined) continue;
      const at = decision === undefined ? within(mirror.origin, "of") : within(mirror.origin, "columns", name);
      const isStated = decision?.personal !== undefined;
      const shown = decision?.as ?? name;
      yield { by: mirror, name: shown, at, address: storage, column: carried.column, isStated, into: [mirror.address] };
    }
  }
}
