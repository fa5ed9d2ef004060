import type { Rule } from "../../../../compiler/model/rule.js";
import { nameAt, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "./cases.js";

/** What says the same in the config, and more besides the connector follows it. */
const OPTIONS: Readonly<Record<string, string>> = {
  "database.hostname": "`host`",
  "database.port": "`port`",
  "database.user": "`user`",
  "database.password": "`password`",
  "database.dbname": "`database`",
  "database.sslmode": "`sslMode`",
  "topic.prefix": "`topicPrefix`",
  "slot.name": "`slot`",
  "publication.name": "a `postgres.publication`",
  "table.include.list": "the `postgres.table`s",
  "connector.class": "a `kafka.connector` of the source's name",
};

export const propertyOfOption: Rule = {
  code: "debezium/property-of-option",
  severity: "error",
  summary: "A property replaces what an option of the source says",
  why: "Set-up SQL, preflight, topics and queues follow the option: the connector alone would look elsewhere, and nobody would read what it writes.",
  mend: "Say it by the option.",
  failing: mirrored('connector: { "topic.prefix": "store" },'),
  passing: mirrored('topicPrefix: "store",'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      for (const property of Object.keys(connector.written)) {
        if (!isSaidByOption(connector, property)) continue;
        yield {
          detail: `\`${property}\` is said by ${OPTIONS[property] ?? ""}. ${propertyOfOption.mend}`,
          at: nameAt(connector, property),
          resource: connector.resource,
        };
      }
    }
  },
};

/** Whether a property has no business in a source's `connector`: what it says there is beside the point. */
export function isSaidByOption({ option }: WrittenConnector, property: string): boolean {
  return option === "connector" && Object.hasOwn(OPTIONS, property);
}
