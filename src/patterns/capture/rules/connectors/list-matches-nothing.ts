import { atText } from "../../../../compiler/model/origin.js";
import { javaPattern } from "../../../../compiler/model/route/java-pattern.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { POSTGRES_CONNECTOR } from "../../../../systems/debezium/public.js";
import { heartbeatTable, signalTable } from "../../../../systems/postgres/public.js";
import { sourceOf } from "../../connectors/readers.js";
import { routesOf } from "../../connectors/routes.js";
import { listOf, valueAt, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "./cases.js";
import { isSaidByOption } from "./property-of-option.js";

const listing = (more: string): string =>
  mirrored("").replace(
    "\nconst listed = [",
    `const connector = kafka.connector("shop", {
  class: "io.debezium.connector.postgresql.PostgresConnector",
  config: {
    "plugin.name": "pgoutput",
    "database.hostname": "postgres",
    "database.dbname": "shop",
    "database.user": "debezium",
    "database.password": secret("shop-postgres/password"),
    "topic.prefix": "shop",
    "table.include.list": "public\\\\.orders,public\\\\.headrace_heartbeat${more}",
    "slot.name": "headrace_shop",
    "publication.name": "headrace_shop",
    "heartbeat.interval.ms": 10_000,
    "heartbeat.action.query": "INSERT INTO headrace_heartbeat (id, beat) VALUES (1, now())",
  },
});

const listed = [connector, `,
  );

export const listMatchesNothing: Rule = {
  code: "debezium/list-matches-nothing",
  severity: "warning",
  summary: "An entry of a connector's list of tables matches none of its source's",
  why: "Often it is a name with a slip in it: then the table that was meant is not captured. If the table is there, its changes go to a topic that the config does not know.",
  mend: "Correct the entry, declare the table with `postgres.table`, or take the entry away.",
  failing: listing(",public\\\\.itmes"),
  passing: listing(""),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      const source = sourceOf(connector, pipeline);
      const isWritten = Object.hasOwn(connector.written, "table.include.list");
      if (isSaidByOption(connector, "table.include.list")) continue;
      if (source === undefined || !isWritten || connector.connector.spec.class !== POSTGRES_CONNECTOR) continue;
      const tables = [...routesOf(pipeline)].filter((each) => each.source === source).map(({ name }) => name);
      const names = [...tables, heartbeatTable(source.spec), signalTable(source.spec)];
      for (const entry of listOf(connector, "table.include.list")) {
        const pattern = javaPattern(entry);
        if (pattern === undefined) continue;
        const whole = new RegExp(pattern.whole.source, "i");
        if (names.some((name) => whole.test(name))) continue;
        yield {
          detail: `\`${entry}\` matches no table of \`${source.name}\`, which has ${tables.map((name) => `\`${name}\``).join(", ")}. ${listMatchesNothing.mend}`,
          at: atText(valueAt(connector, "table.include.list"), entry),
          resource: connector.resource,
        };
      }
    }
  },
};
