import { type Address, kindOf, systemOf } from "../../compiler/model/address.js";
import { ofKind, type Pipeline, type Resource } from "../../compiler/model/resource.js";
import { CONNECTOR } from "../../systems/kafka/schema.js";
import { topicOf } from "../../systems/postgres/public.js";
import { TABLE } from "../../systems/postgres/schema/table.js";
import { loggedTable } from "../changes/columns.js";
import { CHANGES } from "../changes/schema.js";
import { mirrorParts } from "../mirror/parts.js";
import { MIRROR } from "../mirror/schema.js";
import { DiagramNodes, quoted } from "./diagram-nodes.js";

/** A viewer's own limit on edges is 500. */
const MOST_EDGES = 200;

/** The data's way from the sources through Debezium and Kafka to the views, as lines of a Mermaid flow chart. */
export function diagram(pipeline: Pipeline): readonly string[] {
  const all = [...pipeline.resources.values()];
  const shown = all.filter((resource) => resource.madeBy === undefined || resource.kind === CONNECTOR.kind);
  const nodes = new DiagramNodes(shown, pipeline);
  const edges = new Set<string>();
  const draw = (from: Address, to: Address, label?: string): void => {
    const [left, right] = [nodes.of(from), nodes.of(to)];
    if (left === undefined || right === undefined || left === right) return;
    // The one arrow between two groups of tables names no topic of theirs.
    const named = label !== undefined && !nodes.isGroup(to) ? ` -- ${quoted(label)} --> ` : " --> ";
    edges.add(`  ${left}${named}${right}`);
  };
  for (const resource of shown) {
    if (systemOf(resource.kind) !== "clickhouse") continue;
    const target = targetOf(resource);
    for (const use of resource.uses) {
      // A mirror's table reaches it by way of a connector.
      if (kindOf(use) === TABLE.kind) continue;
      if (use === target) draw(resource.address, use);
      else draw(use, resource.address);
    }
  }
  for (const { table, connector, reader, topic } of captures(pipeline)) {
    draw(table, connector);
    draw(connector, reader, topic);
  }
  const drawn = [...edges].slice(0, MOST_EDGES);
  const left = edges.size - drawn.length;
  return ["flowchart LR", ...nodes.lines(), ...drawn, ...(left === 0 ? [] : [`  more["… ${left} more connections"]`])];
}

interface Capture {
  readonly table: Address;
  readonly connector: Address;
  readonly reader: Address;
  readonly topic: string;
}

/** How the rows of each mirror and log come to it. */
function captures(pipeline: Pipeline): readonly Capture[] {
  const connectors = ofKind(pipeline.resources, CONNECTOR);
  const readers = [
    ...ofKind(pipeline.resources, MIRROR).map((mirror) => ({
      reader: mirror.address,
      tables: mirrorParts(mirror, pipeline.resources),
    })),
    ...ofKind(pipeline.resources, CHANGES).map((changes) => ({
      reader: changes.address,
      tables: [loggedTable(changes, pipeline.resources)].filter((each) => each !== undefined),
    })),
  ];
  return readers.flatMap(({ reader, tables }) =>
    tables.flatMap(({ table, source }) => {
      const connector = connectors.find((each) => each.name === source.name);
      if (connector === undefined) return [];
      const topic = topicOf(table, source);
      return [{ table: table.address, connector: connector.address, reader, topic }];
    }),
  );
}

/** A materialized view writes into the table that its `to` names. */
function targetOf(resource: Resource): Address | undefined {
  const spec = resource.spec;
  if (typeof spec !== "object" || spec === null || !("to" in spec)) return undefined;
  const to = spec.to;
  if (typeof to !== "object" || to === null || !("$ref" in to)) return undefined;
  return resource.uses.find((use) => use === to.$ref);
}
