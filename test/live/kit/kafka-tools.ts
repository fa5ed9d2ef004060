import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { javaComponents, requireProgram } from "./components.js";
import { once } from "./monitoring-components.js";

/** The jar that Kafka's command-line tools are in. */
export async function kafkaTools(): Promise<string> {
  const { kafkaVersion } = await javaComponents();
  const folder = await once("Kafka's tools (by Maven)", `kafka-tools-${kafkaVersion}`, async (unfinished) => {
    await requireProgram("mvn", "maven");
    const artifact = `org.apache.kafka:kafka-tools:${kafkaVersion}`;
    const parameters = ["-q", "-B", "dependency:copy", `-Dartifact=${artifact}`, `-DoutputDirectory=${unfinished}`];
    await execa("mvn", parameters, { cwd: unfinished, all: true });
  });
  return join(folder, `kafka-tools-${kafkaVersion}.jar`);
}

const TOOLS = {
  "kafka-topics.sh": "org.apache.kafka.tools.TopicCommand",
  "kafka-acls.sh": "org.apache.kafka.tools.AclCommand",
  "kafka-configs.sh": "kafka.admin.ConfigCommand",
  "kafka-consumer-groups.sh": "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
  "kafka-console-consumer.sh": "org.apache.kafka.tools.consumer.ConsoleConsumer",
  "kafka-console-producer.sh": "org.apache.kafka.tools.ConsoleProducer",
  "kafka-get-offsets.sh": "org.apache.kafka.tools.GetOffsetShell",
  "kafka-metadata-quorum.sh": "org.apache.kafka.tools.MetadataQuorumCommand",
  "kafka-broker-api-versions.sh": "org.apache.kafka.tools.BrokerApiVersionsCommand",
} as const;

/** As in Kafka's distribution: what tools log is no part of what they print. */
const LOGGED = `rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d] %p %m (%c)%n
`;

/** A folder with the tools as Kafka's own distribution calls them. */
export async function toolsIn(folder: string): Promise<string> {
  const { libraries } = await javaComponents();
  const jar = await kafkaTools();
  const bin = join(folder, "bin");
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, "log4j2.properties"), LOGGED);
  for (const [name, main] of Object.entries(TOOLS)) {
    const path = join(bin, name);
    await writeFile(
      path,
      `#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -Xmx256m -Dlog4j2.configurationFile='${join(bin, "log4j2.properties")}' -cp '${libraries}:${jar}' ${main} "$@"\n`,
    );
    await chmod(path, 0o755);
  }
  return bin;
}
