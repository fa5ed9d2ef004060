import { within } from "../../../compiler/model/origin.js";
import { ofKind, resourceAt } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { sourceTable, sourceTableAt } from "../qualified.js";
import { SOURCE } from "../schema/source.js";
import { TABLE } from "../schema/table.js";
import { heartbeatTable, signalTable } from "../source-names.js";

const source = (table: string): string => `const shop = postgres.source("shop", {
  host: "postgres",
  database: "shop",
  user: "debezium",
  password: secret("shop-postgres/password"),
  heartbeat: { table: "${table}" },
});
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null" },
  primaryKey: ["id"],
});

const listed = [orders];
`;

export const connectorTable: Rule = {
  code: "postgres/connector-table",
  severity: "error",
  summary: "A table of the application's is taken for the connector's own",
  why: "The connector writes into its heartbeat and signal tables, and what is in them is no row of yours: heartbeats would overwrite one, and a snapshot of the heartbeat marks the end of a snapshot.",
  mend: "Give the heartbeat or the signals a table of their own.",
  failing: source("public.orders"),
  passing: source("ops.heartbeat"),
  *check(pipeline) {
    for (const table of ofKind(pipeline.resources, TABLE)) {
      const source = resourceAt(pipeline.resources, table.spec.source.$ref, SOURCE);
      if (source === undefined) continue;
      const own = { heartbeat: heartbeatTable(source.spec), signals: signalTable(source.spec) };
      for (const [option, name] of Object.entries(own)) {
        if (sourceTable(table) !== name) continue;
        const isGiven = option === "heartbeat" ? typeof source.spec.heartbeat === "object" : source.spec.signals;
        yield {
          detail: `\`${name}\` is the table of \`${source.name}\`'s ${option}. ${connectorTable.mend}`,
          at: isGiven ? within(source.origin, option, "table") : sourceTableAt(table),
          resource: table.address,
          related: [{ at: table.origin, note: "the table" }],
        };
      }
    }
  },
};
