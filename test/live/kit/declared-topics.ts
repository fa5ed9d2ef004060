import kafkajs, { type Admin } from "kafkajs";
import type { DeclaredTopic } from "./artifacts.js";

/** Where a topic's config comes from, by Kafka's protocol: the topic itself, not the broker or a default. */
const OF_THE_TOPIC = 1;

/** Makes the topics as a generated `topics.yaml` has them. */
export async function createDeclared(admin: Admin, declared: readonly DeclaredTopic[]): Promise<void> {
  await admin.createTopics({
    waitForLeaders: true,
    topics: declared.map(({ name, partitions, replicas, config }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: replicas,
      configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    })),
  });
}

/** The same of what is there; of the configs those that were set on the topic itself. */
export async function describeTopics(admin: Admin, names: readonly string[]): Promise<DeclaredTopic[]> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
  });
  return names.map((name) => {
    const partitions = topics.find((topic) => topic.name === name)?.partitions ?? [];
    const entries = resources.find((resource) => resource.resourceName === name)?.configEntries ?? [];
    const own = entries.filter(({ configSource }) => configSource === OF_THE_TOPIC);
    return {
      name,
      partitions: partitions.length,
      replicas: partitions[0]?.replicas.length ?? 0,
      config: Object.fromEntries(own.map(({ configName, configValue }) => [configName, configValue])),
    };
  });
}
