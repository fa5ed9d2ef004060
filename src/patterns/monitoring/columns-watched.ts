import type { Address } from "../../compiler/model/address.js";
import type { Artifact } from "../../compiler/model/artifact.js";
import { ofKind, type Resource } from "../../compiler/model/resource.js";
import type { EmitContext } from "../../compiler/model/system.js";
import { CONNECTOR } from "../../systems/kafka/schema.js";
import { exporterQueries } from "../../systems/postgres/public.js";
import { SOURCE, type SourceSpec } from "../../systems/postgres/schema/source.js";
import { MONITORING } from "./schema.js";

/** The sources whose columns their exporters compare with the config. */
export function columnsWatched(resources: ReadonlyMap<Address, Resource>): readonly Resource<SourceSpec>[] {
  const all = [...resources.values()];
  const [monitoring] = ofKind(all, MONITORING);
  if (monitoring === undefined || monitoring.spec.exporters.postgres === false) return [];
  const captured = new Set(ofKind(all, CONNECTOR).map(({ name }) => name));
  return ofKind(all, SOURCE).filter(({ name }) => captured.has(name));
}

/** What the exporters are started with for it. */
export function emitColumnQueries({ pipeline }: EmitContext): readonly Artifact[] {
  return exporterQueries(pipeline, columnsWatched(pipeline.resources));
}
