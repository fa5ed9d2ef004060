import { resourceAt } from "../../../../compiler/model/resource.js";
import { javaPattern } from "../../../../compiler/model/route/java-pattern.js";
import { route, transformsIn } from "../../../../compiler/model/route/route.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { POSTGRES_CONNECTOR } from "../../../../systems/debezium/public.js";
import { qualified, topicOf, unroutedTopic } from "../../../../systems/postgres/public.js";
import { SOURCE } from "../../../../systems/postgres/schema/source.js";
import { routesOf } from "../../connectors/routes.js";
import { listOf, textOf, valueAt, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "../connectors/cases.js";

const replaced = (list: string): string =>
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
    "table.include.list": "${list}",
    "slot.name": "headrace_shop",
    "publication.name": "headrace_shop",
    "publication.autocreate.mode": "disabled",
    "heartbeat.interval.ms": 10_000,
    "heartbeat.action.query": "INSERT INTO headrace_heartbeat (id, beat) VALUES (1, now())",
  },
});

const listed = [connector, `,
  );

export const routeLosesTable: Rule = {
  code: "kafka/route-loses-table",
  severity: "error",
  summary: "A connector by hand does not write what is read of its source",
  why: "A connector of the source's name stands for the one that the compiler would make: what it does not capture, or writes elsewhere, never reaches the queue that waits for it.",
  mend: "Capture each table of the source and the heartbeat table, under the source's prefix; or leave the connector to the compiler and set the source's options.",
  failing: replaced("public\\\\.headrace_heartbeat"),
  passing: replaced("public\\\\.(orders|headrace_heartbeat)"),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      const { spec, name } = connector.connector;
      if (connector.option !== "config" || spec.class !== POSTGRES_CONNECTOR) continue;
      const source = resourceAt(pipeline.resources, `${SOURCE.kind}/${name}`, SOURCE);
      if (source === undefined) continue;
      for (const { source: of, table, name: qualifiedName } of routesOf(pipeline)) {
        if (of !== source) continue;
        const wanted = table === undefined ? unroutedTopic(source, qualifiedName) : topicOf(table, source);
        const lost = problemOf(connector, qualifiedName, wanted);
        if (lost === undefined || qualifiedName === qualified("headrace_signal")) continue;
        yield {
          detail: `\`${qualifiedName}\` ${lost.how}. ${routeLosesTable.mend}`,
          at: valueAt(connector, lost.property),
          resource: connector.resource,
          related: table === undefined ? [] : [{ at: table.origin, note: "the table" }],
        };
      }
    }
  },
};

function problemOf(
  connector: WrittenConnector,
  table: string,
  wanted: string,
): { readonly how: string; readonly property: string } | undefined {
  const list = listOf(connector, "table.include.list").map((each) => javaPattern(each));
  // Debezium compares without regard to case.
  const isCaptured = list.some((each) => each === undefined || new RegExp(each.whole.source, "i").test(table));
  if (list.length > 0 && !isCaptured) return { how: "is on no include list", property: "table.include.list" };
  const prefix = textOf(connector, "topic.prefix");
  if (prefix === undefined || prefix.includes("${")) return undefined;
  const end = route(`${prefix}.${table}`, transformsIn(connector.written));
  if (!end.known || end.topic === wanted) return undefined;
  const property = Object.hasOwn(connector.written, "transforms") ? "transforms" : "topic.prefix";
  return { how: `would be written to \`${end.topic}\`, and is read from \`${wanted}\``, property };
}
