import { kindOf } from "../../../../compiler/model/address.js";
import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { type GrantLevel, isGrantableOn, privilegeNamed } from "../../catalogue/grantable.js";
import { GRANT, type GrantTargetSpec } from "../../schema/access/grant.js";

const grant = (target: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { id: "UInt64" },
  orderBy: ["id"],
});
const operator = clickhouse.role("operator");
const stop = clickhouse.grant("operators stop queries", { privileges: ["KILL QUERY"], on: ${target}, to: [operator] });

const listed = [events, stop];
`;

export const privilegeLevel: Rule = {
  code: "clickhouse/privilege-level",
  severity: "error",
  summary: "A privilege is granted where it can't be",
  why: "ClickHouse refuses the statement, and with it everything else that it grants to the role.",
  mend: 'Grant it on what it is about: on `"*.*"`, on a database, on a table; or choose a privilege that is about the table.',
  failing: grant("events"),
  passing: grant('"*.*"'),
  *check(pipeline) {
    for (const { name, spec, origin, address } of ofKind(pipeline.resources, GRANT)) {
      for (const [index, written] of spec.privileges.entries()) {
        const privilege = privilegeNamed(written);
        if (privilege === undefined) continue;
        const wrong = spec.on
          .map((target) => levelOf(target, spec.columns !== undefined))
          .find((level) => !isGrantableOn(privilege, level));
        if (wrong === undefined) continue;
        const possible = (
          ["COLUMN", "TABLE", "DATABASE", "NAMED_COLLECTION", "USER_NAME", "PARAMETER", "GLOBAL"] as const
        ).filter((level) => isGrantableOn(privilege, level));
        yield {
          detail: `\`${name}\` grants \`${written}\` on ${WORDS[wrong]}. It can be granted on ${possible.map((level) => WORDS[level]).join(", ")}.`,
          at: within(origin, "privileges", index),
          resource: address,
        };
      }
    }
  },
};

const WORDS: Readonly<Record<GrantLevel, string>> = {
  COLUMN: "columns",
  TABLE: "a table or view",
  DATABASE: "a database",
  NAMED_COLLECTION: "a named collection",
  USER_NAME: "a user",
  PARAMETER: 'a name, `{ parameter: "…" }`',
  GLOBAL: 'everything, `"*.*"`',
};

function levelOf(target: GrantTargetSpec, onColumns: boolean): GrantLevel {
  if (target === "*.*") return "GLOBAL";
  if (target === "system.*") return "DATABASE";
  if ("parameter" in target) return "PARAMETER";
  switch (kindOf(target.$ref)) {
    case "clickhouse.database":
      return "DATABASE";
    case "clickhouse.namedCollection":
      return "NAMED_COLLECTION";
    case "clickhouse.user":
      return "USER_NAME";
    default:
      return onColumns ? "COLUMN" : "TABLE";
  }
}
