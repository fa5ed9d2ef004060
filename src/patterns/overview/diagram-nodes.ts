import { type Address, nameOf, systemOf } from "../../compiler/model/address.js";
import { isOfKind, type Pipeline, type Resource, resourceAt } from "../../compiler/model/resource.js";
import { sourceTable } from "../../systems/postgres/public.js";
import { TABLE } from "../../systems/postgres/schema/table.js";
import { CHANGES } from "../changes/schema.js";
import { MIRROR } from "../mirror/schema.js";

/** Above this many tables of one source a picture with all of them is no picture: they are drawn as one. */
const MOST_TABLES = 12;

/** Kinds that the picture shows: what they are called and the shape of each. */
const SHAPES: Readonly<Record<string, readonly [string, string, string]>> = {
  "postgres.table": ["", "[", "]"],
  "kafka.topic": ["topic", "[/", "/]"],
  "kafka.connector": ["Debezium connector", "([", "])"],
  "clickhouse.mirror": ["mirror", "[[", "]]"],
  "clickhouse.changes": ["log of changes", "[[", "]]"],
  "clickhouse.table": ["table", "[", "]"],
  "clickhouse.view": ["view", "(", ")"],
  "clickhouse.materializedView": ["materialized view", "(", ")"],
};

interface Node {
  readonly id: string;
  readonly text: string;
  /** The frame that it stands in; the empty one is none. */
  readonly frame: string;
}

/** A node for each resource that is shown; the many tables of one source share one, and so do their mirrors. */
export class DiagramNodes {
  private readonly nodes: Node[] = [];
  private readonly byAddress = new Map<Address, Node>();
  private readonly groups = new Map<string, Node>();
  private readonly grouped = new Set<Address>();

  constructor(
    shown: readonly Resource[],
    private readonly pipeline: Pipeline,
  ) {
    const crowds = tablesPerSource(shown);
    for (const resource of shown) {
      const shape = SHAPES[resource.kind];
      if (shape === undefined) continue;
      const source = this.sourceOf(resource);
      const many = source === undefined ? 0 : (crowds.get(source) ?? 0);
      if (source !== undefined && many > MOST_TABLES) this.addToGroup(resource, source, many, shape);
      else this.add(resource.address, label(resource, shape[0]), this.frameOf(resource), shape);
    }
  }

  of(address: Address): string | undefined {
    return this.byAddress.get(address)?.id;
  }

  isGroup(address: Address): boolean {
    return this.grouped.has(address);
  }

  lines(): readonly string[] {
    const frames = [...new Set(this.nodes.map((node) => node.frame))];
    return frames.flatMap((frame, index) => {
      const inside = this.nodes.filter((node) => node.frame === frame).map((node) => node.text);
      if (frame === "") return inside.map((line) => `  ${line}`);
      return [`  subgraph f${index + 1}[${quoted(frame)}]`, ...inside.map((line) => `    ${line}`), "  end"];
    });
  }

  private add(address: Address, text: string, frame: string, shape: readonly [string, string, string]): Node {
    const id = `n${this.nodes.length + 1}`;
    const node = { id, text: `${id}${shape[1]}"${text}"${shape[2]}`, frame };
    this.nodes.push(node);
    this.byAddress.set(address, node);
    return node;
  }

  private addToGroup(
    resource: Resource,
    source: Address,
    many: number,
    shape: readonly [string, string, string],
  ): void {
    const key = `${resource.kind} ${source}`;
    const what =
      resource.kind === TABLE.kind
        ? `${many} tables`
        : `${resource.kind === CHANGES.kind ? "logs" : "mirrors"} of ${escaped(nameOf(source))}`;
    const node = this.groups.get(key) ?? this.add(resource.address, what, this.frameOf(resource), shape);
    this.groups.set(key, node);
    this.byAddress.set(resource.address, node);
    this.grouped.add(resource.address);
  }

  /** The source that a table or a mirror is of. */
  private sourceOf(resource: Resource): Address | undefined {
    const mirrored = resourceAt(this.pipeline.resources, resource.address, MIRROR)?.spec.of[0]?.$ref;
    const logged = resourceAt(this.pipeline.resources, resource.address, CHANGES)?.spec.of.$ref;
    return resourceAt(this.pipeline.resources, mirrored ?? logged ?? resource.address, TABLE)?.spec.source.$ref;
  }

  private frameOf(resource: Resource): string {
    const system = systemOf(resource.kind);
    if (system === "clickhouse") return "ClickHouse";
    const source = system === "postgres" ? this.sourceOf(resource) : undefined;
    return source === undefined ? "" : `PostgreSQL: ${nameOf(source)}`;
  }
}

function tablesPerSource(shown: readonly Resource[]): ReadonlyMap<Address, number> {
  const counts = new Map<Address, number>();
  for (const resource of shown) {
    if (resource.kind !== TABLE.kind) continue;
    for (const use of resource.uses) counts.set(use, (counts.get(use) ?? 0) + 1);
  }
  return counts;
}

function label(resource: Resource, what: string): string {
  const name = escaped(isOfKind(resource, TABLE) ? sourceTable(resource) : resource.name);
  return what === "" ? name : `${name}<br/>${what}`;
}

function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** Text in Mermaid's quotes. */
export function quoted(text: string): string {
  return `"${escaped(text)}"`;
}
