import { fileName } from "../../compiler/emit/file-name.js";
import { environmentVariable, psqlVariable } from "../../compiler/emit/secret-names.js";
import { nameOf, systemOf } from "../../compiler/model/address.js";
import { ofKind, type Pipeline, resourceAt } from "../../compiler/model/resource.js";
import { CLUSTER as CLICKHOUSE_CLUSTER } from "../../systems/clickhouse/schema/cluster.js";
import { NAMED_COLLECTION } from "../../systems/clickhouse/schema/named-collection.js";
import { CLUSTER, CONNECTOR, TOPIC } from "../../systems/kafka/schema.js";
import { SOURCE } from "../../systems/postgres/schema/source.js";
import { usersOf } from "../capture/emit/rights.js";
import { secretUses } from "../secrets/uses.js";
import { codeText, shellWord } from "./markdown.js";

/** A step of bringing a pipeline up. */
export interface Step {
  readonly number: number;
  readonly text: string;
  readonly commands: readonly string[];
}

/** What is done by hand until `headrace apply` does it. Commands are run in the generated folder. */
export function bringingUp(pipeline: Pipeline): readonly Step[] {
  const found = [
    ...sourceSteps(pipeline),
    ...kafkaSteps(pipeline),
    ...serverSteps(pipeline),
    ...connectorSteps(pipeline),
  ];
  return found.map((step, index) => ({ number: index + 1, ...step }));
}

type Unnumbered = Omit<Step, "number">;

function sourceSteps({ resources }: Pipeline): readonly Unnumbered[] {
  return ofKind(resources, SOURCE).flatMap(({ name, spec }) => [
    {
      text: `Ask the database of \`${codeText(name)}\` whether it is what the config says. It only reads, and prints a line for each problem; what the next step makes is missing still. Ask again behind that: then it prints nothing.`,
      commands: [
        `psql --no-psqlrc --dbname=${shellWord(spec.database)} --quiet --file=postgres/${fileName(name)}/preflight.sql`,
      ],
    },
    {
      text: `Prepare the database of \`${codeText(name)}\`: role, grants, replica identities, publication. The password of \`${codeText(spec.user)}\` is read from the environment.`,
      commands: [`psql --no-psqlrc --dbname=${shellWord(spec.database)} --file=postgres/${fileName(name)}/setup.sql`],
    },
  ]);
}

function kafkaSteps(pipeline: Pipeline): readonly Unnumbered[] {
  const clusters = ofKind(pipeline.resources, CLUSTER);
  const lists = clusters.map((cluster) => `\`kafka/${fileName(cluster.name)}/topics.yaml\``);
  const hasTopics = ofKind(pipeline.resources, TOPIC).length > 0;
  const topics = {
    text: `Make the topics that ${lists.join(" and ")} ${lists.length === 1 ? "lists" : "list"}, with Kafka's own tools on the path.`,
    commands: hasTopics ? ["sh recovery/make-topics.sh"] : [],
  };
  const users = clusters.flatMap((cluster) => {
    const folder = `kafka/${fileName(cluster.name)}`;
    const step = {
      text: `Make the users of \`${codeText(cluster.name)}\` and give them their rights, with an administrator's properties and the users' passwords in the environment.`,
      commands: [`ADMIN_CONFIG=admin.properties sh ${folder}/acls.sh`],
    };
    return usersOf(cluster, pipeline).length === 0 ? [] : [step];
  });
  return clusters.length === 0 ? [] : [topics, ...users];
}

const ACCESS = new Set(
  ["role", "user", "settingsProfile", "quota", "rowPolicy", "grant"].map((kind) => `clickhouse.${kind}`),
);

function serverSteps(pipeline: Pipeline): readonly Unnumbered[] {
  const all = [...pipeline.resources.values()];
  const files = serverFiles(pipeline).map((each) => `\`${each}\``);
  const parameters = new Map<string, string>();
  for (const { reader, secret } of secretUses(pipeline)) {
    if (reader === "access.sql") parameters.set(psqlVariable(secret), environmentVariable(secret));
  }
  const given = [...parameters].sort().map(([name, variable]) => `--param_${name}="$${variable}" `);
  return [
    ...(files.length === 0
      ? []
      : [
          {
            text: `Put what the ClickHouse servers read into their configuration, as the head of each file says: ${files.join(", ")}.`,
            commands: [],
          },
        ]),
    ...(all.some(({ kind }) => systemOf(kind) === "clickhouse")
      ? [
          {
            text: "Make the ClickHouse objects, in the order of `clickhouse/order.txt`.",
            commands: [
              "(cd clickhouse && grep -v '^#' order.txt | while read -r file; do clickhouse-client --queries-file \"$file\" </dev/null || exit 1; done)",
            ],
          },
        ]
      : []),
    ...(all.some(({ kind }) => ACCESS.has(kind))
      ? [
          {
            text: "Make ClickHouse's users, roles and their rights.",
            commands: [`clickhouse-client ${given.join("")}--queries-file clickhouse/access.sql`],
          },
        ]
      : []),
  ];
}

/** The folders and files that belong to ClickHouse servers. */
function serverFiles({ resources }: Pipeline): readonly string[] {
  const all = [...resources.values()];
  const clusters = [
    ...ofKind(all, CLICKHOUSE_CLUSTER).map(({ address }) => address),
    ...ofKind(all, NAMED_COLLECTION).map(({ spec }) => spec.cluster?.$ref),
  ];
  const folders = clusters.map((address) =>
    address === undefined ? "clickhouse/server/" : `clickhouse/${fileName(nameOf(address))}/server/`,
  );
  return [...new Set(folders)];
}

function connectorSteps({ resources }: Pipeline): readonly Unnumbered[] {
  return ofKind(resources, CONNECTOR).map((connector) => {
    const source = connector.madeBy === undefined ? undefined : resourceAt(resources, connector.madeBy, SOURCE);
    const again =
      source === undefined
        ? ""
        : ` Later, \`postgres/${fileName(source.name)}/snapshot/\` has a script for each table that has it read again.`;
    return {
      text: `Start the connector \`${codeText(connector.name)}\`, on workers that have what \`connect/worker.properties\` says.${again}`,
      commands: [`curl --fail --json @connect/${fileName(connector.name)}.json "$CONNECT_URL/connectors"`],
    };
  });
}
