import { parse } from "yaml";
import { yamlText } from "../../../compiler/emit/yaml.js";
import { isJsonObject, type Json } from "../../../compiler/model/json.js";
import { secretUses } from "../../secrets/uses.js";
import { type SecretKey, secretKey } from "../names.js";
import { object, type Placed, type Scope } from "../placed.js";
import { from } from "./made-from.js";

/** What an Alertmanager names as its `configSecret`. */
export const ALERTMANAGER_CONFIG = "alertmanager-config";
const CONFIG = "alertmanager/alertmanager.yml";
const TEMPLATES = /^alertmanager\/([^/]+\.tmpl)$/;
/** Where the operator mounts what else is in that Secret, and each Secret that an Alertmanager's `secrets` name. */
const MOUNTED = "/etc/alertmanager/config";
const SECRETS = "/etc/alertmanager/secrets";

/** The Secrets that Alertmanager must have as files. */
export function alertmanagerSecrets(scope: Scope): readonly SecretKey[] {
  if (scope.spec.monitoring === undefined || !scope.artifacts.some(({ path }) => path === CONFIG)) return [];
  const used = secretUses(scope.pipeline).filter(({ reader }) => reader === "Alertmanager");
  const keys = used.map(({ secret }) => secretKey(secret));
  return [...new Map(keys.map((each) => [`${each.name}/${each.key}`, each])).values()];
}

/**
 * Whom alerts are told, as the operator takes it. An AlertmanagerConfig has no templates, and takes alerts of its own
 * namespace alone; this is the generated file, with paths as the operator mounts them. It holds no secret's value.
 */
export function alertmanagerConfig(scope: Scope): readonly Placed[] {
  const artifact = scope.artifacts.find(({ path }) => path === CONFIG);
  if (scope.spec.monitoring === undefined || artifact === undefined) return [];
  const paths = new Map(
    secretUses(scope.pipeline)
      .filter(({ reader }) => reader === "Alertmanager")
      .map(({ secret }) => {
        const { name, key } = secretKey(secret);
        return [`${SECRETS}/${secret.$secret}`, `${SECRETS}/${name}/${key}`] as const;
      }),
  );
  const config: unknown = parse(artifact.content);
  const content = isJsonObject(config) ? ofOneNamespace(mounted(config, paths)) : {};
  const templates = scope.artifacts.flatMap((each) => {
    const name = TEMPLATES.exec(each.path)?.[1];
    return name === undefined ? [] : [[name, each.content] as const];
  });
  const named = templates.map(([name]) => `${MOUNTED}/${name}`);
  return [
    {
      file: "monitoring/alertmanager.yaml",
      from: from(scope, artifact),
      manifest: object(
        scope,
        { apiVersion: "v1", kind: "Secret", name: ALERTMANAGER_CONFIG, component: "monitoring" },
        {
          type: "Opaque",
          stringData: {
            "alertmanager.yaml": yamlText(
              isJsonObject(content) && named.length > 0 ? { ...content, templates: named } : content,
            ),
            ...Object.fromEntries(templates),
          },
        },
      ),
    },
  ];
}

/** What is told of one namespace holds nothing back of another: each alert has its own as a label. */
function ofOneNamespace(config: Json): Json {
  if (!isJsonObject(config) || !Array.isArray(config.inhibit_rules)) return config;
  const rules = config.inhibit_rules.map((rule: Json) =>
    isJsonObject(rule) ? { ...rule, equal: [...(Array.isArray(rule.equal) ? rule.equal : []), "namespace"] } : rule,
  );
  return { ...config, inhibit_rules: rules };
}

function mounted(value: Json, paths: ReadonlyMap<string, string>): Json {
  if (typeof value === "string") return paths.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each: Json) => mounted(each, paths));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mounted(each, paths)]));
}
