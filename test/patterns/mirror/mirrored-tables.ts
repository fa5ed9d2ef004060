import { nameOf } from "../../../src/compiler/model/address.js";
import { ofKind, type Pipeline, resourceAt } from "../../../src/compiler/model/resource.js";
import type { StreamColumn } from "../../../src/compiler/model/stream.js";
import { MIRROR } from "../../../src/patterns/mirror/schema.js";
import { SOURCE } from "../../../src/systems/postgres/schema/source.js";
import { TABLE } from "../../../src/systems/postgres/schema/table.js";
import { streamOf } from "../../../src/systems/postgres/stream.js";

/** A mirror, and what is known of its source's table. */
export interface MirroredTable {
  /** The reading view. */
  readonly mirror: string;
  /** The source's table, e.g. `public.orders`. */
  readonly table: string;
  readonly topic: string;
  readonly columns: readonly StreamColumn[];
}

export function mirroredTables(pipeline: Pipeline): readonly MirroredTable[] {
  return ofKind(pipeline.resources.values(), MIRROR).map((mirror) => {
    const table = resourceAt(pipeline.resources, mirror.spec.of.$ref, TABLE);
    const source = table === undefined ? undefined : resourceAt(pipeline.resources, table.spec.source.$ref, SOURCE);
    if (table === undefined || source === undefined) throw new Error(`${nameOf(mirror.spec.of.$ref)} is unknown`);
    const stream = streamOf(table, source);
    return { mirror: mirror.name, table: stream.table, topic: nameOf(stream.topic), columns: stream.columns };
  });
}
