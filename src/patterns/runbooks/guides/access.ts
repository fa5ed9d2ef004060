import { brokersThatAnswer } from "../looks/kafka.js";
import { measured, windowOf } from "../looks/prometheus.js";
import { denials } from "../looks/query-log.js";
import { type Block, clickhouse, listed, postgres, step } from "../page.js";
import type { Guides } from "./guide.js";

/** Who comes in, and who wants what is not theirs. */
export const accessGuides: Guides = {
  LoginsFailed: () => ({
    why: "Whoever has the old password reads nothing: a dashboard, a metric, a consumer.",
    look: [refused("AUTHENTICATION_FAILED")],
    mend: [
      step(
        "The message names the user. A secret that was changed: give it to all that use it, as the root's README lists.",
      ),
      step("Nobody changed it: see the address in the server's log, and who sits there."),
    ],
    over: "The count no longer rises.",
    related: ["LoginsAttacked", "AccessDenied"],
  }),
  LoginsAttacked: () => ({
    why: "Passwords are being tried. Whoever finds one has the rights of that account.",
    look: [refused("AUTHENTICATION_FAILED"), sessions],
    mend: [
      step("Close the way from the address that the server's log names: firewall, network policy, `HOST` of the user."),
      step("See whether a login from there succeeded; then change that account's password, and look at what it read."),
    ],
    over: "The count no longer rises, and no session is a stranger's.",
    related: ["LoginsFailed", "AccessDenied"],
  }),
  KafkaLoginsFailed: (scene) => ({
    why: `Who can't log in writes and reads nothing: a connector stands still, and so do ${listed(scene.read)}.`,
    look: [
      ...measured(
        scene,
        "at which broker and listener, and how many come in there",
        `sum by (instance, listener) (increase(kafka_server_failed_authentications_total{job="kafka"}[${windowOf(scene)}]))`,
      ),
      ...measured(
        scene,
        "logins that succeed",
        `sum by (instance, listener) (increase(kafka_server_successful_authentications_total{job="kafka"}[${windowOf(scene)}]))`,
      ),
      ...brokersThatAnswer(scene),
    ],
    mend: [
      step("The broker's log names the address, `Failed authentication with`: see who sits there."),
      step(
        "It is a part of the pipeline: give it the secret as it is now, as the root's README lists, and start it again. A user's password is set by `acls.sh`, or by the user's Secret.",
      ),
      step("It is a stranger: close the way from there, and change the password of the account that it tries."),
    ],
    over: "The count no longer rises, and groups and connectors go on.",
    related: ["LoginsFailed", "ConnectorTaskFailed", "ConsumerStalled", "ClickHouseConsumerErrors"],
  }),
  PostgresLoginsFailed: (scene) => ({
    why: "Whoever has the old password reads nothing: the connector stands still, and its slot holds WAL.",
    look: [
      ...measured(
        scene,
        "at which server's log",
        `sum by (instance) (increase(postgresql_logins_failed_total[${windowOf(scene)}]))`,
      ),
      ...scene.parts.sources.map(({ source }) =>
        postgres(
          source,
          "who is logged in, and from where",
          "SELECT usename, application_name, client_addr, backend_start FROM pg_stat_activity WHERE client_addr IS NOT NULL ORDER BY backend_start DESC",
        ),
      ),
    ],
    mend: [
      step(
        "The log's line names the user, 28P01 a wrong password, 28000 a user or address that `pg_hba.conf` lets in nowhere.",
      ),
      step(
        "It is a part of the pipeline: give it the secret as it is now, as the root's README lists, and start it again.",
      ),
      step("It is a stranger: close the way from there, and change the password of the account that it tries."),
    ],
    over: "The count no longer rises, and the connector runs.",
    related: ["LoginsFailed", "KafkaLoginsFailed", "ConnectorTaskFailed", "PostgresDown"],
  }),
  AccessDenied: () => ({
    why: "Somebody does not get what he needs, or wants what is not his.",
    look: [denials, refused("ACCESS_DENIED"), sessions],
    mend: [
      step("It is his: grant it in the config, generate, and run `clickhouse/access.sql`."),
      step("It is not: ask him. Where nobody knows of it, change the account's password."),
    ],
    over: "The count no longer rises.",
    related: ["LoginsFailed", "LoginsAttacked"],
  }),
};

function refused(error: string): Block {
  return clickhouse(
    "how often, when last, and what was said",
    "SELECT name, value AS count, last_error_time, last_error_message",
    `FROM system.errors WHERE name = '${error}'`,
  );
}

const sessions = clickhouse(
  "who asks now, and from where",
  "SELECT user, address, count() AS queries, min(left(query, 80)) AS example",
  "FROM system.processes",
  "GROUP BY user, address",
  "ORDER BY queries DESC",
);
