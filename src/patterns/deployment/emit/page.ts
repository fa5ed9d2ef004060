import Handlebars from "handlebars";
import { addressOf } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { EmitContext } from "../../../compiler/model/system.js";
import { codeText, plainText } from "../../overview/markdown.js";
import { serverHosts } from "../clickhouse/place.js";
import type { End } from "../network/ends.js";
import { flowsOf } from "../network/flows.js";
import type { Placed, Scope } from "../placed.js";
import { neededSecrets } from "../secrets.js";
import { ALERTMANAGER_CONFIG, alertmanagerSecrets } from "../watching/alertmanager.js";
import { ALERTMANAGER, ALERTMANAGER_SERVICE, hasAlertmanager } from "../watching/alertmanager-cluster.js";

/** `kubernetes/README.md`: the Secrets that must be there, and what may talk to what. */
export function deploymentPage(
  { templates, pipeline }: EmitContext,
  scope: Scope,
  manifests: readonly Placed[],
): Artifact {
  const template = templates.get("kubernetes.md.hbs");
  if (template === undefined) throw new Error("The template kubernetes.md.hbs is not there.");
  const render = Handlebars.compile(template, { noEscape: true, strict: true });
  const secrets = [...neededSecrets(scope, manifests)].flatMap(([name, keys]) =>
    [...keys].map(([key, secret]) => ({ name: codeText(name), key: codeText(key), path: codeText(secret.$secret) })),
  );
  const view = {
    name: plainText(pipeline.name),
    namespace: codeText(scope.spec.namespace),
    operators: operators(scope),
    build: scope.spec.connect?.build === undefined ? [] : [{ image: codeText(scope.spec.connect.build) }],
    environments: Object.keys(scope.spec.environments).map((each) => ({ name: each })),
    isFetched: scope.spec.secrets === "external-secrets",
    store: codeText(scope.spec.secretStore),
    hasSecrets: secrets.length > 0,
    secrets,
    certificate:
      typeof scope.spec.certificate !== "string"
        ? []
        : [{ name: codeText(scope.spec.certificate), hosts: serverHosts(scope).map((host) => ({ host })) }],
    alertmanager: alertmanager(scope),
    hasStrimzi: scope.spec.kafka !== undefined && scope.spec.monitoring !== undefined,
    flows: flowsOf(scope).map(({ from, to, ports }) => ({
      from: end(from),
      to: end(to),
      ports: ports.map(({ port }) => port).join(", "),
    })),
  };
  return {
    path: "kubernetes/README.md",
    content: render(view),
    resources: [addressOf("pipeline", pipeline.name), scope.cluster.address],
  };
}

/** What Alertmanager is told of, whoever runs it. */
function alertmanager(scope: Scope) {
  const names = new Set(alertmanagerSecrets(scope).map(({ name }) => codeText(name)));
  if (!hasAlertmanager(scope)) return [];
  const { namespace, environments } = scope.spec;
  const namespaces = new Set([namespace, ...Object.values(environments).map((each) => each.namespace ?? namespace)]);
  return [
    {
      name: ALERTMANAGER,
      config: ALERTMANAGER_CONFIG,
      secrets: [...names].map((name) => `\`${name}\``).join(", "),
      hasSecrets: names.size > 0,
      service: ALERTMANAGER_SERVICE,
      // Alerts of one environment are nothing to those who are told of another.
      namespaces: [...namespaces].map((each) => ({
        namespace: each,
        others: [...namespaces].filter((other) => other !== each).join("|"),
      })),
    },
  ];
}

function operators({ spec }: Scope): readonly { readonly text: string }[] {
  const { strimzi, altinity, prometheus, grafana } = spec.operators;
  return [
    ...(spec.kafka === undefined ? [] : [`Strimzi 1.x, in \`${strimzi}\``]),
    ...(spec.clickhouse === undefined ? [] : [`Altinity's ClickHouse operator 0.25 or later, in \`${altinity}\``]),
    ...(spec.monitoring === undefined ? [] : [`the Prometheus operator, in \`${prometheus}\``]),
    ...(spec.grafana === undefined ? [] : [`the Grafana operator 5, in \`${grafana}\``]),
    ...(spec.secrets === "references" ? [] : ["External Secrets, in a namespace of its own"]),
  ].map((text) => ({ text }));
}

function end(of: End): string {
  switch (of.type) {
    case "pods":
      return codeText(of.name);
    case "namespace":
      return `${plainText(of.name)} (namespace \`${codeText(of.namespace)}\`)`;
    case "addresses":
      return `${plainText(of.name)} (\`${codeText(of.cidr)}\`)`;
    case "anywhere":
      return `${plainText(of.name)} (any address)`;
  }
}
