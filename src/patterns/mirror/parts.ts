import type { Address } from "../../compiler/model/address.js";
import { type Resource, resourceAt } from "../../compiler/model/resource.js";
import type { Stream } from "../../compiler/model/stream.js";
import { streamOf } from "../../systems/postgres/public.js";
import { SOURCE, type SourceSpec } from "../../systems/postgres/schema/source.js";
import { TABLE, type TableSpec } from "../../systems/postgres/schema/table.js";
import { type SourceNames, type StreamNames, sourceNames, streamNames } from "./names.js";
import type { MirrorSpec } from "./schema.js";

/** One table of a mirror, whose events come by a queue of their own. Most mirrors have one. */
export interface MirrorPart {
  readonly table: Resource<TableSpec>;
  readonly source: Resource<SourceSpec>;
  readonly stream: Stream;
  /** What the source column says of its rows. */
  readonly label: string;
  readonly names: StreamNames;
  readonly shared: SourceNames;
  readonly consumerGroup: string;
}

/** The tables of a mirror that are known. */
export function mirrorParts(
  mirror: Resource<MirrorSpec>,
  resources: ReadonlyMap<Address, Resource>,
): readonly MirrorPart[] {
  const { of, sourceColumn, consumerGroup = `clickhouse.${mirror.name}` } = mirror.spec;
  return of.flatMap((reference, index): readonly MirrorPart[] => {
    const table = resourceAt(resources, reference.$ref, TABLE);
    const source = table === undefined ? undefined : resourceAt(resources, table.spec.source.$ref, SOURCE);
    if (table === undefined || source === undefined) return [];
    const label = sourceColumn?.values?.[index] ?? source.name;
    const own = of.length === 1 ? "" : label;
    return [
      {
        table,
        source,
        stream: streamOf(table, source),
        label,
        names: streamNames(own === "" ? mirror.name : `${mirror.name}_${own.replace(/\W/g, "_")}`),
        shared: sourceNames(mirror.name, table.spec.source),
        consumerGroup: own === "" ? consumerGroup : `${consumerGroup}.${own}`,
      },
    ];
  });
}
