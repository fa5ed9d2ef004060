import { type Origin, within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { POSTGRES_CONNECTOR } from "../../../../systems/debezium/public.js";
import { textOf, valueAt, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { shopConnector } from "./cases.js";

export const superuserLogin: Rule = {
  code: "debezium/superuser-login",
  severity: "warning",
  summary: "A connector logs in as postgres",
  why: "`postgres` is the role that a server is made with: it may do everything in every database, and its password then stands on every Connect worker. A connector needs LOGIN, REPLICATION and SELECT on the tables that it reads.",
  mend: "Give it a role of its own; the set-up SQL of a postgres.source makes one.",
  failing: shopConnector('"database.user": "postgres",'),
  passing: shopConnector('"database.user": "debezium",'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      if (connector.connector.spec.class !== POSTGRES_CONNECTOR) continue;
      if (textOf(connector, "database.user") !== "postgres") continue;
      yield {
        detail: `\`${connector.connector.name}\` does. ${superuserLogin.mend}`,
        at: placeOf(connector),
        resource: connector.resource,
      };
    }
  },
};

function placeOf(connector: WrittenConnector): Origin {
  if (connector.option === "config") return valueAt(connector, "database.user");
  return within(connector.connector.origin, "user");
}
