import type { Matcher } from "../../systems/alertmanager/public.js";
import type { InhibitSpec } from "../../systems/alertmanager/schema/inhibit.js";
import type { Deployed } from "./deployed.js";

export interface RecommendedInhibition {
  readonly name: string;
  readonly spec: InhibitSpec;
}

/** What says less while another alert says more. Only of alerts that are there. */
export function recommendedInhibitions(
  deployed: Deployed,
  alerts: ReadonlySet<string>,
): readonly RecommendedInhibition[] {
  const found: RecommendedInhibition[] = [];
  const add = (name: string, source: string, targets: readonly string[], of: Scope): void => {
    const present = targets.filter((target) => alerts.has(target));
    if (!alerts.has(source) || present.length === 0) return;
    found.push({
      name,
      spec: {
        source: [equal("alertname", source), ...(of.source ?? [])],
        target: [anyOf("alertname", present), ...(of.target ?? [])],
        equal: [...(of.equal ?? [])],
      },
    });
  };
  add("replication-lag", "ReplicationLagCritical", ["ReplicationLag"], { equal: ["name"] });
  add("table-age", "TableOldCritical", ["TableOld"], { equal: ["table", "name"] });
  add("replication-lag-tables", "ReplicationLag", ["TableOld"], { equal: ["name"] });
  add("replication-lag-critical-tables", "ReplicationLagCritical", TABLE_ALERTS, { equal: ["name"] });
  add("wal-retained", "WalRetainedCritical", ["WalRetained"], { equal: ["slot_name"] });
  add("disk-full", "DiskFull", ["DiskUsed", "DiskFilling"], { equal: ["instance", "mountpoint"] });
  add("clickhouse-disk-full", "ClickHouseDiskFull", ["ClickHouseDiskUsed"], { equal: ["instance"] });
  add("logins-attacked", "LoginsAttacked", ["LoginsFailed"], { equal: ["instance"] });
  add("inserts-rejected", "ClickHouseInsertsRejected", ["ClickHouseInsertsDelayed", "ClickHouseTooManyParts"], {
    equal: ["instance"],
  });
  add("kafka-down-targets", "KafkaDown", ["TargetDown"], { equal: ["job"] });
  add("clickhouse-down", "ClickHouseDown", SERVER_ALERTS, { equal: ["instance"] });
  if (deployed.servers.length <= 1) add("clickhouse-down-consumers", "ClickHouseDown", CONSUMER_ALERTS, {});
  add("consumer-group-empty", "ConsumerGroupEmpty", ["ConsumerLag", "ConsumerStalled", ...TABLE_ALERTS], {
    equal: ["consumergroup"],
  });
  // What happens to one cluster excuses nothing of another, and topics' alerts do not say whose they are.
  if (deployed.clusters.length <= 1) {
    add("kafka-down", "KafkaDown", [...CONSUMER_ALERTS, "KafkaBrokersMissing", "KafkaControllers"], {});
    add("kafka-offline", "KafkaOfflinePartitions", [...CONSUMER_ALERTS, "KafkaUnderReplicated"], {});
    add("kafka-brokers-missing", "KafkaBrokersMissing", ["KafkaUnderReplicated"], {});
  }
  for (const { source, connector, prefix, slot } of deployed.sources) {
    const down = [equal("job", `postgres-${source.name}`)];
    const lag = [equal("name", prefix)];
    const held = [equal("slot_name", slot)];
    const is = [equal("connector", connector)];
    add(`postgres-down-${source.name}`, "PostgresDown", DEBEZIUM_ALERTS, { source: down, target: lag });
    add(`postgres-down-${source.name}-slot`, "PostgresDown", SLOT_ALERTS, { source: down, target: held });
    add(`connector-down-${connector}`, "ConnectorDown", DEBEZIUM_ALERTS, { source: is, target: lag });
    add(`connector-down-${connector}-slot`, "ConnectorDown", SLOT_ALERTS, { source: is, target: held });
  }
  add("connector-down-task", "ConnectorDown", ["ConnectorTaskFailed"], { equal: ["connector"] });
  return found;
}

const TABLE_ALERTS = ["TableOld", "TableOldCritical"];
const DEBEZIUM_ALERTS = ["ConnectorNotConnected", "ReplicationLag", "ReplicationLagCritical", ...TABLE_ALERTS];
// What it retains is told all the same: it is why the connector must come back.
const SLOT_ALERTS = ["ReplicationSlotInactive"];
const CONSUMER_ALERTS = ["ConsumerLag", "ConsumerStalled", "ConsumerGroupEmpty", ...TABLE_ALERTS];
const SERVER_ALERTS = ["ClickHouseRestarted", "ClickHouseConsumerErrors", "ClickHouseReplicaDelay"];

interface Scope {
  readonly source?: readonly Matcher[];
  readonly target?: readonly Matcher[];
  readonly equal?: readonly string[];
}

function equal(name: string, value: string): Matcher {
  return { name, operator: "=", value };
}

function anyOf(name: string, values: readonly string[]): Matcher {
  const [only = "", ...others] = values;
  return others.length === 0 ? equal(name, only) : { name, operator: "=~", value: values.join("|") };
}
