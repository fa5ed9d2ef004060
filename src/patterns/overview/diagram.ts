import { type Address, kindOf, nameOf } from "../../compiler/model/address.js";
import { isReference } from "../../compiler/model/reference.js";
import type { Pipeline, Resource } from "../../compiler/model/resource.js";

/** Above this many tables of one source a picture with all of them is no picture: they are drawn as one. */
const MOST_TABLES = 12;
/** A viewer's own limit on edges is 500. */
const MOST_EDGES = 200;

/** The data's way from the sources to the views, as lines of a Mermaid flow chart. */
export function diagram(pipeline: Pipeline): readonly string[] {
  const declared = [...pipeline.resources.values()].filter((resource) => resource.madeBy === undefined);
  const nodes = new Nodes(declared);
  const edges = new Set<string>();
  for (const resource of declared) {
    for (const use of resource.uses) {
      const from = nodes.of(use);
      const to = nodes.of(resource.address);
      if (from === undefined || to === undefined || from === to) continue;
      edges.add(isTarget(resource, use) ? `  ${to} --> ${from}` : `  ${from} --> ${to}`);
    }
  }
  const drawn = [...edges].slice(0, MOST_EDGES);
  const left = edges.size - drawn.length;
  return ["flowchart LR", ...nodes.lines, ...drawn, ...(left === 0 ? [] : [`  more["… ${left} more connections"]`])];
}

/** A materialized view writes into the table that its `to` names. */
function isTarget(resource: Resource, use: Address): boolean {
  const spec = resource.spec;
  return typeof spec === "object" && spec !== null && "to" in spec && isReference(spec.to) && spec.to.$ref === use;
}

/** Kinds that the picture shows, and the shape of each. */
const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  "postgres.source": ["[(", ")]"],
  "postgres.table": ["[", "]"],
  "kafka.topic": ["[/", "/]"],
  "kafka.connector": ["([", "])"],
  "clickhouse.mirror": ["[[", "]]"],
  "clickhouse.table": ["[", "]"],
  "clickhouse.view": ["(", ")"],
  "clickhouse.materializedView": ["(", ")"],
};

/** A node for each resource that is shown; the many tables of one source, and their mirrors, share one. */
class Nodes {
  readonly lines: string[] = [];
  private readonly ids = new Map<Address, string>();

  constructor(declared: readonly Resource[]) {
    const crowded = crowdedSources(declared);
    const groups = new Map<string, string>();
    for (const resource of declared) {
      const shape = SHAPES[resource.kind];
      if (shape === undefined) continue;
      const group = groupOf(resource, crowded, declared);
      const existing = group === undefined ? undefined : groups.get(group);
      if (existing !== undefined) {
        this.ids.set(resource.address, existing);
        continue;
      }
      const id = `n${this.lines.length + 1}`;
      this.ids.set(resource.address, id);
      if (group !== undefined) groups.set(group, id);
      this.lines.push(`  ${id}${shape[0]}"${group ?? label(resource)}"${shape[1]}`);
    }
  }

  of(address: Address): string | undefined {
    return this.ids.get(address);
  }
}

function label(resource: Resource): string {
  const what = kindOf(resource.address).split(".")[1] ?? "";
  const words = what === "materializedView" ? "materialized view" : what;
  return `${escapeText(nameOf(resource.address))}<br/>${words === "source" ? "PostgreSQL" : words}`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Sources with more tables than a picture can show, and how many. */
function crowdedSources(declared: readonly Resource[]): ReadonlyMap<Address, number> {
  const counts = new Map<Address, number>();
  for (const resource of declared) {
    if (resource.kind !== "postgres.table") continue;
    for (const use of resource.uses) counts.set(use, (counts.get(use) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count > MOST_TABLES));
}

function groupOf(
  resource: Resource,
  crowded: ReadonlyMap<Address, number>,
  declared: readonly Resource[],
): string | undefined {
  if (resource.kind === "postgres.table") {
    const source = resource.uses.find((use) => crowded.has(use));
    return source === undefined ? undefined : `${crowded.get(source)} tables of ${escapeText(nameOf(source))}`;
  }
  if (resource.kind !== "clickhouse.mirror" || crowded.size === 0) return undefined;
  const tables = new Map(declared.map((each) => [each.address, each]));
  const source = resource.uses.flatMap((use) => tables.get(use)?.uses ?? []).find((use) => crowded.has(use));
  return source === undefined ? undefined : `mirrors of ${escapeText(nameOf(source))}`;
}
