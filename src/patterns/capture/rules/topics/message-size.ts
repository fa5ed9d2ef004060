import type { Origin } from "../../../../compiler/model/origin.js";
import type { Pipeline } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { topicSettings } from "../../connectors/topic-settings.js";
import { textOf, valueAt, type WrittenConnector, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "../connectors/cases.js";

const PROPERTY = "producer.override.max.request.size";
const CONFIG = "max.message.bytes";

export const messageSize: Rule = {
  code: "kafka/message-size",
  severity: "warning",
  summary: "A connector sends larger messages than its topic takes",
  why: "The first row between the two sizes is refused by the broker, and the connector's task stops for good.",
  mend: `Let the topic's \`${CONFIG}\` be at least the connector's \`${PROPERTY}\`.`,
  failing: mirrored(`topics: { config: { "${CONFIG}": 1_048_576 } },`),
  passing: mirrored(`topics: { config: { "${CONFIG}": 67_108_864 } },`),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      const sent = Number(textOf(connector, PROPERTY));
      const place = Number.isFinite(sent) ? tooSmall(connector, sent, pipeline) : undefined;
      if (place === undefined) continue;
      yield {
        detail: `\`${connector.connector.name}\` sends up to ${sent} bytes, and ${place.subject} take ${place.most}. ${messageSize.mend}`,
        at: place.at,
        resource: connector.resource,
      };
    }
  },
};

function tooSmall(
  connector: WrittenConnector,
  sent: number,
  pipeline: Pipeline,
): { readonly subject: string; readonly most: number; readonly at: Origin } | undefined {
  const written = new Set(connector.connector.uses);
  for (const settings of topicSettings(pipeline)) {
    const most = Number(settings.config[CONFIG]);
    if (!settings.topics.some((topic) => written.has(topic.address)) || !(most < sent)) continue;
    const isConnectors = Object.hasOwn(connector.written, PROPERTY);
    return {
      subject: settings.subject.replace(/^the topic /, "messages of the topic "),
      most,
      at: isConnectors ? valueAt(connector, PROPERTY) : settings.configAt(CONFIG),
    };
  }
  return undefined;
}
