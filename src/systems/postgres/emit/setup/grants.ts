import type { Resource } from "../../../../compiler/model/resource.js";
import { type Described, roleNamed, tableNamed } from "../../described.js";
import { qualified } from "../../qualified.js";
import { type GrantSpec, type GrantTargetSpec, isConstant, targetKind } from "../../schema/grant.js";
import { identifier, qualifiedName } from "../../sql/quote.js";

/** The rights that the config gives besides the connector's. */
export function grantSections(of: Described): readonly string[] {
  const { grants } = of;
  if (grants.length === 0) return [];
  const statements = grants.map((grant) => statement(grant, of));
  return [["-- What others may do", ...statements].join("\n")];
}

function statement({ spec }: Resource<GrantSpec>, of: Described): string {
  const columns = spec.on.columns === undefined ? "" : ` (${spec.on.columns.map(identifier).join(", ")})`;
  const privileges = spec.privileges.map((each) => `${each.toUpperCase()}${columns}`).join(", ");
  const to = `TO ${granteeName(spec, of)}${spec.withGrantOption ? " WITH GRANT OPTION" : ""}`;
  if (spec.on.futureTablesIn === undefined) return `GRANT ${privileges} ON ${target(spec.on, of)} ${to};`;
  const by = spec.on.createdBy === undefined ? "" : ` FOR ROLE ${identifier(roleNamed(of, spec.on.createdBy))}`;
  const schema = identifier(spec.on.futureTablesIn);
  return `ALTER DEFAULT PRIVILEGES${by} IN SCHEMA ${schema} GRANT ${privileges} ON TABLES ${to};`;
}

function granteeName({ to }: GrantSpec, of: Described): string {
  return to === "public" ? "PUBLIC" : identifier(roleNamed(of, to));
}

/** The table that a grant is on, with its schema; undefined for one on something else. */
export function grantedTable({ table }: GrantTargetSpec, of: Described): string | undefined {
  if (table === undefined) return undefined;
  return isConstant(table) ? tableNamed(of, table) : qualified(table);
}

function target(on: GrantTargetSpec, of: Described): string {
  switch (targetKind(on)) {
    case "table":
    case "columns":
      return `TABLE ${qualifiedName(grantedTable(on, of) ?? "")}`;
    case "schema":
      return `SCHEMA ${identifier(on.schema ?? "")}`;
    case "sequence":
      return `SEQUENCE ${qualifiedName(on.sequence ?? "")}`;
    case "database":
      return `DATABASE ${identifier(of.source.spec.database)}`;
    case "allTablesIn":
      return `ALL TABLES IN SCHEMA ${identifier(on.allTablesIn ?? "")}`;
    case "allSequencesIn":
      return `ALL SEQUENCES IN SCHEMA ${identifier(on.allSequencesIn ?? "")}`;
    case "futureTablesIn":
      return `SCHEMA ${identifier(on.futureTablesIn ?? "")}`;
  }
}
