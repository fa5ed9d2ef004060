import { kindOf } from "../../../compiler/model/address.js";
import { isReference } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { CONSUMER_GROUP, type ConsumerGroupSpec, TOPIC, type TopicSpec } from "../../../systems/kafka/schema.js";
import { topicOf } from "../../../systems/postgres/public.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { TABLE } from "../../../systems/postgres/schema/table.js";

/** A foreign consumer group with the topics that it reads. */
export interface Group {
  readonly group: Resource<ConsumerGroupSpec>;
  readonly topics: readonly {
    readonly name: string;
    /** Absent where the pipeline has no such topic. */
    readonly topic: Resource<TopicSpec> | undefined;
  }[];
}

export function groupsOf(pipeline: Pipeline): readonly Group[] {
  return ofKind(pipeline.resources, CONSUMER_GROUP).map((group) => ({
    group,
    topics: group.spec.topics.map((topic) => {
      const name = isReference(topic) ? nameOfTopic(topic.$ref, pipeline) : topic;
      return { name, topic: resourceAt(pipeline.resources, `${TOPIC.kind}/${name}`, TOPIC) };
    }),
  }));
}

/** The name of a topic, or of the one that a table's changes are written to. */
function nameOfTopic(address: `${string}/${string}`, pipeline: Pipeline): string {
  const name = address.slice(address.indexOf("/") + 1);
  if (kindOf(address) === TOPIC.kind) return name;
  const table = resourceAt(pipeline.resources, address, TABLE);
  const source = table === undefined ? undefined : resourceAt(pipeline.resources, table.spec.source.$ref, SOURCE);
  return table === undefined || source === undefined ? name : topicOf(table, source);
}
