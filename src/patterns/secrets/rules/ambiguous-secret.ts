import { SHOP } from "../../../compiler/check/rule-case.js";
import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { type SecretUse, secretUses } from "../uses.js";

const users = (path: string): string => `${SHOP}
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const analyst = postgres.role("analyst", { source: shop, login: true, password: secret("${path}") });

const listed = [orders, analyst];
`;

export const ambiguousSecret: Rule = {
  code: "secrets/ambiguous-secret",
  severity: "error",
  summary: "Two secrets would be looked up as one",
  why: "psql, ClickHouse, Kafka's tools and scripts look a secret up as a variable or a parameter, where letters, digits and underscores are all that a name may have: one of two accounts would get the other's password, or none would be found.",
  mend: "Rename a secret so that its letters and digits tell it from the others; capitals do not.",
  failing: users("shop/postgres-password"),
  passing: users("shop-postgres/analyst-password"),
  *check(pipeline) {
    const seen = new Map<string, SecretUse[]>();
    const told = new Set<string>();
    for (const use of secretUses(pipeline)) {
      // A file's name has all of the secret's.
      if (use.reader === "Alertmanager" || use.reader === "Prometheus") continue;
      const variable = environmentVariable(use.secret);
      const path = use.secret.$secret;
      const alike = seen.get(`${use.reader} ${variable}`) ?? [];
      const first = alike.find((each) => clash(each, use));
      seen.set(`${use.reader} ${variable}`, alike);
      alike.push(use);
      if (variable !== "" && first === undefined) continue;
      const key = `${use.resource.address} ${path} ${variable === "" ? "" : first?.secret.$secret}`;
      if (told.has(key) || (variable === "" && isOfConnector(use))) continue;
      told.add(key);
      const resource = use.resource.madeBy ?? use.resource.address;
      if (variable === "" || first === undefined) {
        yield { detail: `\`${path}\` has no letter from A to Z in it. ${ambiguousSecret.mend}`, at: use.at, resource };
        continue;
      }
      yield {
        detail: `\`${path}\` and \`${first.secret.$secret}\` would both be \`${variable}\` for ${READERS[use.reader]}. ${ambiguousSecret.mend}`,
        at: use.at,
        resource,
        related: [{ at: first.at, note: "the other one" }],
      };
    }
  },
};

const READERS: Readonly<Record<Exclude<SecretUse["reader"], "Alertmanager" | "Prometheus">, string>> = {
  psql: "psql, which runs `setup.sql`",
  Connect: "the Connect workers",
  ClickHouse: "the ClickHouse servers",
  "access.sql": "`access.sql`",
  "acls.sh": "`acls.sh`",
  collector: "the collector's environment",
  Grafana: "Grafana's environment",
  "Kafka tools": "Kafka's tools",
};

/** Whether one reader would look up both, whose variable is one. */
function clash(one: SecretUse, other: SecretUse): boolean {
  if (one.secret.$secret === other.secret.$secret) return false;
  if (isOfConnector(one) && isOfConnector(other)) return false;
  return one.environment === other.environment || (one.reader === "ClickHouse" && isEverywhere(one, other));
}

/** How the servers log in to Kafka is for all of them. */
function isEverywhere(...uses: readonly SecretUse[]): boolean {
  return uses.some(({ resource }) => resource.kind === "kafka.cluster");
}

/** What connectors look up is another rule's concern: kafka/ambiguous-secret. */
function isOfConnector({ resource }: SecretUse): boolean {
  return resource.kind === "postgres.source" || resource.kind === "kafka.connector";
}
