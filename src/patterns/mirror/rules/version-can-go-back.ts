import { SHOP } from "../../../compiler/check/rule-case.js";
import type { Address } from "../../../compiler/model/address.js";
import { atText, within } from "../../../compiler/model/origin.js";
import type { SqlText } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, resourceAt } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { tokensOf } from "../../../systems/clickhouse/public.js";
import { TABLE, type TableSpec } from "../../../systems/clickhouse/schema/table.js";
import { MATERIALIZED_VIEW } from "../../../systems/clickhouse/schema/view.js";
import { CONNECTOR } from "../../../systems/kafka/schema.js";
import { nameIn } from "./token-names.js";

const byHand = (version: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "bigint not null", status: "varchar(20) not null" },
  primaryKey: ["id"],
});
const topic = kafka.topic("shop.public.orders", { partitions: 6, replicas: 1 });
const queue = clickhouse.table("analytics.orders_queue", {
  columns: {
    op: "String",
    before: "Tuple(id Int64)",
    after: "Tuple(id Int64, status String)",
    source: "Tuple(lsn UInt64, ts_ms UInt64, sequence String)",
  },
  engine: { type: "Kafka", topics: [topic], consumerGroup: "orders", format: "JSONEachRow" },
  settings: { kafka_handle_error_mode: "stream" },
});
const rows = clickhouse.table("analytics.orders", {
  columns: { id: "Int64", status: "String", version: "UInt64", is_deleted: "UInt8" },
  engine: { type: "ReplacingMergeTree", version: "version", isDeleted: "is_deleted" },
  orderBy: ["id"],
});
const ingest = clickhouse.materializedView("analytics.orders_ingest", {
  to: rows,
  query: sql\`
    SELECT if(op = 'd', before.id, after.id) AS id, after.status AS status, ${version} AS version, op = 'd' AS is_deleted
    FROM \${queue}\`,
});

const listed = [orders, ingest];
`;

export const versionCanGoBack: Rule = {
  code: "clickhouse/version-can-go-back",
  severity: "error",
  summary: "A version that can go back from one change of a row to the next",
  why: "The row with the highest version stays. Two changes of a row can be of one millisecond; the clock of the moment when a change is loaded says nothing of its order when it is loaded again; and `lsn` alone follows the order of writing, not of commits: a transaction that began before a snapshot and commits after it loses against it.",
  mend: "Take a `clickhouse.mirror`. By hand: `greatest(lsn, toUInt64OrZero(extract(sequence, '\\\\d+')))` in the high half, `lsn` in the low half of a UInt128.",
  failing: byHand("source.ts_ms"),
  passing: byHand("greatest(source.lsn, toUInt64OrZero(extract(source.sequence, '\\\\\\\\d+')))"),
  *check(pipeline) {
    const isChange = changeTopics(pipeline);
    for (const view of ofKind(pipeline.resources, MATERIALIZED_VIEW)) {
      if (view.madeBy !== undefined || view.spec.refresh !== undefined || view.spec.to === undefined) continue;
      const target = resourceAt(pipeline.resources, view.spec.to.$ref, TABLE);
      const version = target === undefined ? undefined : versionOf(target.spec);
      const reads = view.uses.some((use) => topicsOf(resourceAt(pipeline.resources, use, TABLE)?.spec).some(isChange));
      const fault = version === undefined || !reads ? undefined : faultOf(view.spec.query, version);
      if (target === undefined || fault === undefined) continue;
      yield {
        detail: `\`${view.name}\` makes the version of \`${target.name}\` of \`${fault}\`. ${versionCanGoBack.mend}`,
        at: atText(within(view.origin, "query"), fault),
        resource: view.address,
        related: [{ at: target.origin, note: "the table" }],
      };
    }
  },
};

function versionOf({ engine }: TableSpec): string | undefined {
  return engine.type === "ReplacingMergeTree" && "version" in engine ? engine.version : undefined;
}

function topicsOf(spec: TableSpec | undefined): readonly (string | Address)[] {
  if (spec?.engine.type !== "Kafka") return [];
  return spec.engine.topics.map((topic) => (typeof topic === "string" ? `kafka.topic/${topic}` : topic.$ref));
}

/** Whether a connector of Debezium writes a topic. */
function changeTopics(pipeline: Pipeline): (topic: string) => boolean {
  const connectors = ofKind(pipeline.resources, CONNECTOR).filter(({ spec }) => spec.class.startsWith("io.debezium."));
  const written = new Set(connectors.flatMap(({ uses }) => uses));
  const prefixes = connectors.flatMap(({ spec }) => {
    const prefix = spec.config["topic.prefix"];
    return typeof prefix === "string" && !prefix.startsWith("${") ? [`kafka.topic/${prefix}.`] : [];
  });
  return (topic) => [...written].some((use) => use === topic) || prefixes.some((prefix) => topic.startsWith(prefix));
}

/** What in the expression that becomes the version can go back; `undefined` where nothing is known to. */
function faultOf(query: SqlText, version: string): string | undefined {
  const text = query.$sql.map((part) => (typeof part === "string" ? part : " x ")).join("");
  const tokens = tokensOf(text).filter(({ type }) => type !== "space" && type !== "comment");
  const at = tokens.findIndex(
    (token, index) => nameIn(token) === version && tokens[index - 1]?.text.toLowerCase() === "as",
  );
  if (at < 0) return undefined;
  let depth = 0;
  let start = at - 2;
  for (; start >= 0; start--) {
    const { text: piece } = tokens[start] ?? { text: "" };
    depth += piece === ")" ? 1 : piece === "(" ? -1 : 0;
    if (depth < 0 || (depth === 0 && (piece === "," || /^(select|distinct)$/i.test(piece)))) break;
  }
  const names = tokens.slice(start + 1, at - 1).map(nameIn);
  const clock = names.find((name) => name !== undefined && /^(ts_[mun]s|__?(source_)?ts_ms|now|now64)$/.test(name));
  if (clock !== undefined) return clock;
  const orders = names.some((name) => name !== undefined && /sequence|commit/i.test(name));
  return orders ? undefined : names.find((name) => name !== undefined && /^(__source_|source_)?lsn$/.test(name));
}
