import { addressOf } from "../../../../compiler/model/address.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import { CLUSTER, type ClusterSpec } from "../../schema/cluster.js";
import { TABLE, type TableSpec } from "../../schema/table.js";
import { DATABASE } from "../../schema/view.js";
import { splitName } from "../../sql/quote.js";

/** A table of a Replicated engine, with where its replicas find each other. */
export interface ReplicatedTable {
  readonly table: Resource<TableSpec>;
  readonly cluster: Resource<ClusterSpec> | undefined;
  readonly path: string | undefined;
  readonly replica: string | undefined;
  /** Its database makes it on all replicas, by one UUID. */
  readonly isInReplicatedDatabase: boolean;
}

/** The Replicated tables that the author declares. */
export function replicatedTables(pipeline: Pipeline): readonly ReplicatedTable[] {
  return ofKind(pipeline.resources, TABLE).flatMap((table): readonly ReplicatedTable[] => {
    const { engine, cluster } = table.spec;
    if (!/^Replicated\w*MergeTree$/.test(engine.type) || table.madeBy !== undefined) return [];
    const argument = (name: string): string | undefined => {
      const value: unknown = Object.entries(engine).find(([key]) => key === name)?.[1];
      return typeof value === "string" ? value : undefined;
    };
    const { database } = splitName(table.name);
    const its =
      database === undefined ? undefined : resourceAt(pipeline.resources, addressOf(DATABASE.kind, database), DATABASE);
    return [
      {
        table,
        cluster: cluster === undefined ? undefined : resourceAt(pipeline.resources, cluster.$ref, CLUSTER),
        path: argument("path"),
        replica: argument("replica"),
        isInReplicatedDatabase: its?.spec.engine?.type === "Replicated",
      },
    ];
  });
}

/** The macros in a text: `{shard}`. */
export function macrosIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name));
}
