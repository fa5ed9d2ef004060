import { within } from "../../../compiler/model/origin.js";
import { ofKind } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { USER } from "../../../systems/clickhouse/schema/access/user.js";
import { DATASOURCE } from "../../../systems/grafana/public.js";

const source = (path: string): string => `const events = clickhouse.table("analytics.events", {
  columns: { at: "DateTime", kind: "String" },
  orderBy: ["at"],
});
const reader = clickhouse.user("grafana", {
  authentication: { type: "sha256_password", password: secret("clickhouse/grafana") },
});
const read = clickhouse.grant("grafana reads", { privileges: ["SELECT"], on: events, to: [reader] });
const source = grafana.datasource("analytics", {
  type: "clickhouse",
  host: "clickhouse",
  user: "grafana",
  password: secret("${path}"),
});
const board = grafana.dashboard("shop", {
  title: "Shop",
  panels: [grafana.stat("Events", { query: sql\`SELECT count() FROM \${events}\` })],
});

const listed = [events, reader, source, board];
`;

export const otherSecret: Rule = {
  code: "grafana/other-secret",
  severity: "warning",
  summary: "A data source logs in with another secret than its account has",
  why: "Two secrets hold one password only as long as somebody keeps them alike: when one is changed, every panel shows an error.",
  mend: "Give the data source the secret of the account.",
  failing: source("grafana/clickhouse"),
  passing: source("clickhouse/grafana"),
  *check(pipeline) {
    const users = new Map(ofKind(pipeline.resources, USER).map((user) => [user.name, user]));
    for (const { name, spec, origin, address, madeBy } of ofKind(pipeline.resources, DATASOURCE)) {
      const user = spec.type === "clickhouse" ? users.get(spec.user ?? "default") : undefined;
      if (user === undefined || spec.password === undefined) continue;
      const own = user.spec.authentication.flatMap((each) => ("password" in each ? [each.password.$secret] : []));
      if (own.length === 0 || own.includes(spec.password.$secret)) continue;
      const secrets = own.map((path) => `\`${path}\``).join(" or ");
      const declared =
        madeBy === undefined ? otherSecret.mend : `Declare a \`grafana.datasource\` with the secret of the account.`;
      yield {
        detail: `\`${name}\` logs in as \`${user.name}\` with \`${spec.password.$secret}\`; the account has ${secrets}. ${declared}`,
        at: madeBy === undefined ? within(origin, "password") : origin,
        resource: madeBy ?? address,
        related: [{ at: user.origin, note: "the account" }],
      };
    }
  },
};
