import { commentHead } from "../../../compiler/emit/head.js";
import { environmentVariable } from "../../../compiler/emit/secret-names.js";
import { yamlText } from "../../../compiler/emit/yaml.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import { isSecret } from "../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource } from "../../../compiler/model/resource.js";
import { COLLECTOR_CONFIG } from "../logins/collector-config.js";
import { LOGINS_FILE, readsLogs } from "../logins/services.js";
import { STACK, type StackSpec } from "../schema.js";
import { ADMIN_FILE, adminProperties, securedCluster } from "../secured/brokers.js";
import { issuedVolumes } from "../secured/certificates.js";
import { certificatesScript } from "../secured/certificates-script.js";
import { hasCertificates } from "../secured/has-certificates.js";
import { CURL_FILE, curlFile } from "../secured/rest.js";
import { clientConfig, securedServer } from "../secured/servers.js";
import { brokerNames } from "../services/brokers.js";
import { keeperHosts } from "../services/keepers.js";
import { derivedServices, secretName, secretSources, servicesOf } from "../stack.js";
import { composeDocument } from "./document.js";
import { keeperConfig } from "./keeper-config.js";
import { connectorsScript, topicsScript } from "./scripts.js";

const NOTE = `All of it on this machine: docker compose --file compose/compose.yaml up --detach
Variables are read from compose/.env, which .env.example shows.`;

/** What Docker Compose reads. */
export function stackFiles(pipeline: Pipeline): readonly Artifact[] {
  const [stack] = ofKind(pipeline.resources, STACK);
  if (stack === undefined) return [];
  const services = servicesOf(stack.spec, pipeline);
  const file = (path: string, content: string): Artifact => ({
    path: `compose/${path}`,
    content,
    resources: [stack.address],
  });
  const keepers = keeperHosts(stack.spec, pipeline);
  const head = (note?: string): string => commentHead("#", stack.address, note);
  const document = composeDocument(stack.name, stack.spec, pipeline);
  return [
    file("compose.yaml", `${head(NOTE)}\n${yamlText(document, "1.1")}`),
    file(
      ".env.example",
      `${head("Copied to .env, with values. It is not to be committed.")}\n${variableLines(stack, pipeline)}`,
    ),
    ...(Object.hasOwn(services, "register-topics")
      ? [file("register-topics.sh", `#!/bin/sh\n${head()}\n${topicsScript(pipeline)}`)]
      : []),
    ...(securedCluster(pipeline) !== undefined && brokerNames(stack.spec, pipeline).length > 0
      ? [file(ADMIN_FILE, `${head()}\n${adminProperties()}`)]
      : []),
    ...(Object.hasOwn(services, "certificates")
      ? [
          file(
            "certificates.sh",
            `#!/bin/sh\n${head()}\n${certificatesScript(issuedVolumes(derivedServices(stack.spec, pipeline)))}`,
          ),
        ]
      : []),
    ...(securedServer(pipeline) !== undefined && Object.hasOwn(services, "register-tables")
      ? [file("clickhouse-client.yaml", `${head()}\n${yamlText(clientConfig(pipeline))}`)]
      : []),
    ...(Object.hasOwn(services, "connect") && hasCertificates(pipeline)
      ? [file(CURL_FILE, `${head("How curl asks Connect, in the containers that may.")}\n${curlFile()}`)]
      : []),
    ...(readsLogs(stack.spec, pipeline)
      ? [
          file(
            LOGINS_FILE,
            `${head("Counts who could not log in to PostgreSQL, in its log.")}\n${yamlText(COLLECTOR_CONFIG)}`,
          ),
        ]
      : []),
    ...(Object.hasOwn(services, "register")
      ? [file("register-connectors.sh", `#!/bin/sh\n${head()}\n${connectorsScript(pipeline)}`)]
      : []),
    ...keepers.map((host, index) =>
      file(`keeper/${host}.yaml`, `${head()}\n${yamlText(keeperConfig(keepers, index))}`),
    ),
  ];
}

/** Each variable that `compose.yaml` takes from its environment, without a value. */
function variableLines(stack: Resource<StackSpec>, pipeline: Pipeline): string {
  const services = Object.values(servicesOf(stack.spec, pipeline));
  const used = new Set(services.flatMap(({ secrets = [] }) => secrets.map(secretName)));
  const files = Object.entries(secretSources(stack.spec, pipeline)).flatMap(([name, source]) =>
    used.has(name) && isSecret(source) ? [source] : [],
  );
  const looked = services.flatMap(({ environment = {} }) => Object.values(environment).filter(isSecret));
  const variables = new Map([...files, ...looked].map((secret) => [environmentVariable(secret), secret.$secret]));
  return [...variables]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([variable, path]) => `# ${path}\n${variable}=\n`)
    .join("");
}
