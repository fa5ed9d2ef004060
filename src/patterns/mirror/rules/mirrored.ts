import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import type { Stream, StreamColumn } from "../../../compiler/model/stream.js";
import { columnNames } from "../../../systems/clickhouse/public.js";
import type { TableSpec } from "../../../systems/postgres/schema/table.js";
import { asMirror, loggedTable } from "../../changes/columns.js";
import { CHANGES } from "../../changes/schema.js";
import { mirrorParts } from "../parts.js";
import { MIRROR, type MirrorSpec } from "../schema.js";

/** A mirror with what it reads; a log of changes, too, in the terms of a mirror. */
export interface Mirrored {
  readonly isLog: boolean;
  readonly mirror: Resource<MirrorSpec>;
  readonly table: Resource<TableSpec>;
  readonly stream: Stream;
  /** The stream's columns that the mirror takes. */
  readonly columns: readonly StreamColumn[];
}

/** A pipeline never changes, and every rule of mirrors asks. */
const mirroredIn = new WeakMap<Pipeline, readonly Mirrored[]>();

export function mirrored(pipeline: Pipeline): readonly Mirrored[] {
  const known = mirroredIn.get(pipeline);
  if (known !== undefined) return known;
  const all = [...allMirrored(pipeline)];
  mirroredIn.set(pipeline, all);
  return all;
}

function* allMirrored(pipeline: Pipeline): Iterable<Mirrored> {
  for (const mirror of ofKind(pipeline.resources, MIRROR)) {
    for (const { table, stream } of mirrorParts(mirror, pipeline.resources)) {
      const columns = stream.columns.filter((column) => mirror.spec.columns[column.name]?.exclude !== true);
      yield { isLog: false, mirror, table, stream, columns };
    }
  }
  for (const changes of ofKind(pipeline.resources, CHANGES)) {
    const logged = loggedTable(changes, pipeline.resources);
    if (logged === undefined) continue;
    const { table, stream } = logged;
    const mirror = { ...changes, spec: asMirror(changes.spec, table) };
    const columns = stream.columns.filter(
      ({ name, generated }) => generated === undefined && changes.spec.columns[name]?.exclude !== true,
    );
    yield { isLog: true, mirror, table, stream, columns };
  }
}

/** The columns that a partition key names. */
export function partitionColumns({ mirror, stream }: Mirrored): readonly string[] {
  const partition = mirror.spec.partitionBy;
  if (partition === undefined) return [];
  if (typeof partition === "string") return [partition];
  const names = columnNames(partition);
  return stream.columns.map((column) => column.name).filter((name) => names.has(name));
}
