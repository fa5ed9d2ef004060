import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { CONNECTOR } from "../../systems/kafka/schema.js";
import { SOURCE, type SourceSpec } from "../../systems/postgres/schema/source.js";

/** The sources whose connector is the one of their name. */
export function capturedSources(pipeline: Pipeline): readonly Resource<SourceSpec>[] {
  const connectors = new Set(ofKind(pipeline.resources, CONNECTOR).map(({ name }) => name));
  return ofKind(pipeline.resources, SOURCE).filter(({ name }) => connectors.has(name));
}
