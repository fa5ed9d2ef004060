// Writes src/systems/kubernetes/catalogue/shapes.json: of the kinds that manifests are mostly of, the names and types of
// their fields, as the API server and the operators' custom resource definitions have them. HEADRACE_KUBERNETES_API names
// api/openapi-spec/swagger.json of Kubernetes, HEADRACE_CRDS folders of definitions, with colons between. A type is a
// letter (s text, i integer, n number, b boolean, q number or text, * anything), `e` with the texts that are allowed,
// `[` or `{` before the type of a list's or a map's values, or `#` with the number of an object in `types`; `!` behind a
// field's name is of those that must be there. All that is taken over are names, from projects under Apache-2.0.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

const { HEADRACE_KUBERNETES_API: api, HEADRACE_CRDS: folders } = process.env;
if (api === undefined || folders === undefined) throw new Error("HEADRACE_KUBERNETES_API and HEADRACE_CRDS are needed");
const KINDS = new Set(
  `ClusterRole ClusterRoleBinding ConfigMap CronJob DaemonSet Deployment Endpoints HorizontalPodAutoscaler Ingress
  IngressClass Job Lease LimitRange Namespace NetworkPolicy PersistentVolume PersistentVolumeClaim Pod
  PodDisruptionBudget PriorityClass ReplicaSet ResourceQuota Role RoleBinding Secret Service ServiceAccount StatefulSet
  StorageClass`.split(/\s+/),
);
const { definitions, info } = JSON.parse(readFileSync(api, "utf8"));
const types = [];
const numbers = new Map();
const kinds = {};

for (const definition of Object.values(definitions)) {
  for (const { group, version, kind } of definition["x-kubernetes-group-version-kind"] ?? [])
    if (KINDS.has(kind) && /^v\d+$/.test(version))
      kinds[`${group === "" ? "" : `${group}/`}${version} ${kind}`] = typeOf(definition, true);
}
for (const folder of folders.split(":")) {
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()) {
    for (const document of parseAllDocuments(readFileSync(join(folder, file), "utf8"))) {
      const { kind, spec } = document.toJS();
      if (kind !== "CustomResourceDefinition") continue;
      for (const { name, served, schema } of spec.versions)
        if (served) kinds[`${spec.group}/${name} ${spec.names.kind}`] = typeOf(schema.openAPIV3Schema, true);
    }
  }
}
const metadata = typeOf(definitions["io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"]);

function typeOf(schema, isWhole = false) {
  const { type, properties, additionalProperties } = schema;
  const isOpen = schema["x-kubernetes-preserve-unknown-fields"] === true;
  if (schema["x-kubernetes-int-or-string"] === true || schema.format === "int-or-string") return "q";
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
    if (/\.(IntOrString|Quantity)$/.test(name)) return "q";
    if (/\.(Micro)?Time$/.test(name)) return "s";
    return /\.(JSON\w*|RawExtension|FieldsV1)$/.test(name) ? "*" : typeOf(definitions[name]);
  }
  if (type === "string") return schema.enum === undefined ? "s" : `e${schema.enum.join("|")}`;
  if (type === "integer" || type === "number" || type === "boolean") return type.slice(0, 1);
  if (type === "array") return `[${typeOf(schema.items ?? {})}`;
  if (properties !== undefined) return objectOf(schema, isOpen, isWhole);
  return typeof additionalProperties === "object" && !isOpen ? `{${typeOf(additionalProperties)}` : "*";
}

/** What all objects have is told once. */
function objectOf({ properties, required = [] }, isOpen, isWhole) {
  const own = Object.entries(properties)
    .filter(([name]) => !isWhole || !["apiVersion", "kind", "metadata", "status"].includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, schema]) => [required.includes(name) ? `${name}!` : name, typeOf(schema)]);
  const made = JSON.stringify(Object.fromEntries(isOpen ? [...own, ["*", "*"]] : own));
  if (!numbers.has(made)) numbers.set(made, types.push(made) - 1);
  return `#${numbers.get(made)}`;
}

const named = Object.keys(kinds)
  .sort()
  .map((kind) => `    ${JSON.stringify(kind)}: ${JSON.stringify(kinds[kind])}`);
// Of a Go module's folder; what is in it says nothing.
const version = /@v([\d.]+)/.exec(api)?.[1] ?? info.version;
const source = `Kubernetes ${version}, api/openapi-spec/swagger.json; the operators' custom resource definitions`;
writeFileSync(
  join(import.meta.dirname, "..", "src", "systems", "kubernetes", "catalogue", "shapes.json"),
  `{
  "source": ${JSON.stringify(source)},
  "metadata": ${JSON.stringify(metadata)},
  "kinds": {
${named.join(",\n")}
  },
  "types": [
    ${types.join(",\n    ")}
  ]
}
`,
);
console.log(`${named.length} kinds, ${types.length} types`);
