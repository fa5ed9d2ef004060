import type { Address } from "../../../compiler/model/address.js";
import { ofKind, type Pipeline, resourceAt } from "../../../compiler/model/resource.js";
import type { EngineSpec } from "../schema/engine.js";
import { TABLE } from "../schema/table.js";
import { MATERIALIZED_VIEW } from "../schema/view.js";

/** A materialized view that writes into a Distributed table. */
export interface DistributedWrite {
  readonly address: Address;
  readonly view: string;
  readonly table: string;
}

/** The views that write into Distributed tables over a cluster. */
export function distributedWrites(pipeline: Pipeline, cluster: Address): readonly DistributedWrite[] {
  return ofKind(pipeline.resources, MATERIALIZED_VIEW).flatMap((view) => {
    const target = view.spec.to === undefined ? undefined : resourceAt(pipeline.resources, view.spec.to.$ref, TABLE);
    const engine: EngineSpec | undefined = target?.spec.engine ?? view.spec.engine;
    if (engine?.type !== "Distributed" || engine.cluster.$ref !== cluster) return [];
    return [{ address: view.address, view: view.name, table: target?.name ?? view.name }];
  });
}
