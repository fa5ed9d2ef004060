import { atText, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { changeTopicsOf } from "../../change-topics.js";
import { flowsIn } from "../../flow.js";
import { callsIn } from "../../sql/calls.js";
import { piecesOf } from "../../sql/pieces.js";
import { CHANGES } from "../changes-case.js";
import { isDeclaredQueue } from "./queues.js";

const view = (path: string): string => `${CHANGES}
const operations = clickhouse.table("analytics.operations", { columns: { operation: "String" }, orderBy: [] });
const intoOperations = clickhouse.materializedView("analytics.operations_mv", {
  to: operations,
  query: sql\`SELECT JSONExtractString(event, ${path}) AS operation FROM \${queue}\`,
});

const listed = [ordersNow, intoOperations];
`;

const OF_AN_EVENT = new Set(["'before'", "'after'", "'op'", "'source'", "'ts_ms'"]);

export const envelopePath: Rule = {
  code: "clickhouse/envelope-path",
  severity: "error",
  summary: "A view looks for the fields of an event where they are not",
  why: "With `value.converter.schemas.enable` each message is { schema, payload }, without it the payload alone. JSON functions return an empty value for a path that is not there: every row would be empty, and nothing would be said.",
  mend: "Read the path that the connector writes: without schemas 'after' and 'op' stand at the top, with schemas within 'payload'.",
  failing: view("'payload', 'op'"),
  passing: view("'op'"),
  *check(pipeline) {
    for (const { view, from } of flowsIn(pipeline).all) {
      if (!isDeclaredQueue(from)) continue;
      const topics = changeTopicsOf(from.spec.engine, pipeline);
      if (topics?.hasSchema === undefined || topics.isFlat) continue;
      const wrong = callsIn(piecesOf(view.spec.query)).flatMap((call) => {
        const first = /^(JSON|simpleJSON|visitParam)/i.test(call.name) ? call.arguments[1]?.[0]?.text : undefined;
        if (first === undefined) return [];
        return (topics.hasSchema ? OF_AN_EVENT.has(first) : first === "'payload'") ? [first] : [];
      })[0];
      if (wrong === undefined) continue;
      const without = topics.hasSchema ? "with" : "without";
      yield {
        detail: `\`${view.name}\` looks for ${wrong} at the top of each message, but \`${topics.connector.name}\` writes them ${without} schemas. ${envelopePath.mend}`,
        at: atText(within(view.origin, "query"), wrong),
        resource: view.address,
        related: [{ at: topics.connector.origin, note: "what writes the messages" }],
      };
    }
  },
};
