import { SHOP } from "../../../compiler/check/rule-case.js";
import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { isSecret } from "../../../compiler/model/reference.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { CONNECTOR } from "../schema.js";

const sources = (path: string): string => `${SHOP}
const archive = postgres.source("archive", {
  host: "postgres-archive",
  database: "archive",
  user: "debezium",
  password: secret("${path}"),
});
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const archived = postgres.table("public.archived", { source: archive, columns, primaryKey: ["id"] });

const listed = [orders, archived];
`;

export const ambiguousSecret: Rule = {
  code: "kafka/ambiguous-secret",
  severity: "error",
  summary: "A secret's path makes no variable of its own",
  why: "A Connect worker looks secrets up in its environment, where letters, digits and underscores are all that a name may have: two secrets would be one variable, or one would have no name.",
  mend: "Rename a secret so that its letters and digits tell it from the others.",
  failing: sources("shop/postgres-password"),
  passing: sources("archive-postgres/password"),
  *check(pipeline) {
    const seen = new Map<string, { readonly path: string; readonly connector: Resource }>();
    for (const connector of ofKind(pipeline.resources, CONNECTOR)) {
      const at = connector.origin;
      const resource = connector.madeBy ?? connector.address;
      for (const secret of Object.values(connector.spec.config).filter(isSecret)) {
        const path = secret.$secret;
        const variable = environmentVariable(secret);
        const first = seen.get(variable);
        if (variable === "") {
          yield { detail: `\`${path}\` has no letter from A to Z in it. ${ambiguousSecret.mend}`, at, resource };
        } else if (first === undefined) {
          seen.set(variable, { path, connector });
        } else if (first.path !== path) {
          const related = [{ at: first.connector.origin, note: "the other one" }];
          const detail = `\`${path}\` and \`${first.path}\` would both be the variable \`${variable}\`. ${ambiguousSecret.mend}`;
          yield { detail, at, resource, related };
        }
      }
    }
  },
};
