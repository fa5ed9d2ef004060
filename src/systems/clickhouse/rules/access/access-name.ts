import { NAME, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { ACCESS_ENTITIES } from "../../access.js";

const role = (name: string): string => `const everyone = clickhouse.role("${name}");
const show = clickhouse.grant("everyone looks around", { privileges: ["SHOW TABLES"], on: "*.*", to: [everyone] });

const listed = [show];
`;

/** Words that stand for nobody, everybody or oneself where a role or user is named; quotes do not change that. */
const RESERVED = new Set(["none", "all", "any", "current_user"]);

export const accessName: Rule = {
  code: "clickhouse/access-name",
  severity: "error",
  summary: "A role, user, profile or quota has a name that means something else",
  why: "ClickHouse reads `none`, `all`, `any` and `current_user` as those words where a role or user is named, quoted or not: what is granted would go to nobody or to everybody.",
  mend: "Give it another name.",
  failing: role("any"),
  passing: role("everyone"),
  *check(pipeline) {
    const kinds = new Set(ACCESS_ENTITIES.map((each) => each.kind));
    for (const { kind, name, origin, address } of pipeline.resources.values()) {
      if (!kinds.has(kind)) continue;
      if (name.trim() === "") {
        yield { detail: `A ${kind} must have a name. ${accessName.mend}`, at: within(origin, NAME), resource: address };
      } else if (RESERVED.has(name.toLowerCase())) {
        yield {
          detail: `\`${name}\` is a word of ClickHouse's own. ${accessName.mend}`,
          at: within(origin, NAME),
          resource: address,
        };
      }
    }
  },
};
