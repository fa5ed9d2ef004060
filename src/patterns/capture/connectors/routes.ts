import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { type Route, route } from "../../../compiler/model/route/route.js";
import {
  heartbeatTable,
  signalTable,
  sourceTable,
  transformsOf,
  unroutedTopic,
} from "../../../systems/postgres/public.js";
import { SOURCE, type SourceSpec } from "../../../systems/postgres/schema/source.js";
import { TABLE, type TableSpec } from "../../../systems/postgres/schema/table.js";

/** A table of a source, and the topic that its changes end in. */
export interface TableRoute {
  readonly source: Resource<SourceSpec>;
  /** Absent for the tables that the compiler adds: heartbeat and signals. */
  readonly table: Resource<TableSpec> | undefined;
  /** Its qualified name. */
  readonly name: string;
  readonly route: Route;
  /** Stated by the author, or where the route leads; undefined when neither is known. */
  readonly end: string | undefined;
}

export function* routesOf(pipeline: Pipeline): Iterable<TableRoute> {
  for (const source of ofKind(pipeline.resources, SOURCE)) {
    const transforms = transformsOf(source);
    const routeOf = (name: string): Route => route(unroutedTopic(source, name), transforms);
    const endOf = (end: Route): string | undefined => (end.known ? end.topic : undefined);
    for (const table of ofKind(pipeline.resources, TABLE)) {
      if (table.spec.source.$ref !== source.address) continue;
      const name = sourceTable(table);
      const end = routeOf(name);
      yield { source, table, name, route: end, end: table.spec.topic ?? endOf(end) };
    }
    if (resourceAt(pipeline.resources, `kafka.connector/${source.name}`, { kind: "kafka.connector" }) === undefined)
      continue;
    for (const name of [heartbeatTable(source.spec), signalTable(source.spec)]) {
      const end = routeOf(name);
      yield { source, table: undefined, name, route: end, end: endOf(end) };
    }
  }
}
