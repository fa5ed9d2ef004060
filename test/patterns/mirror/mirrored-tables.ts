import { nameOf } from "../../../src/compiler/model/address.js";
import { ofKind, type Pipeline } from "../../../src/compiler/model/resource.js";
import type { StreamColumn } from "../../../src/compiler/model/stream.js";
import { mirrorParts } from "../../../src/patterns/mirror/parts.js";
import { MIRROR } from "../../../src/patterns/mirror/schema.js";

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
  return ofKind(pipeline.resources.values(), MIRROR).flatMap((mirror) =>
    mirrorParts(mirror, pipeline.resources).map(({ stream }) => ({
      mirror: mirror.name,
      table: stream.table,
      topic: nameOf(stream.topic),
      columns: stream.columns,
    })),
  );
}
