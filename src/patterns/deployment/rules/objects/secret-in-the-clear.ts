import { isJsonObject } from "../../../../compiler/model/json.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { manifest } from "../cases.js";
import { writtenManifests } from "../located.js";

const cases = (text: string): string => `${manifest(text)}\nconst listed = [other];\n`;

export const secretInTheClear: Rule = {
  code: "kubernetes/secret-in-the-clear",
  severity: "error",
  summary: "A Secret's values stand in its manifest",
  why: "The config and the generated files are read by everybody who reviews them, and kept for ever in the repository's history. Base64 hides nothing.",
  mend: "Let an ExternalSecret fetch it, or make the Secret outside of the config; what has stood here must be changed.",
  failing: cases(
    `{ apiVersion: "v1", kind: "Secret", metadata: { name: "web" }, stringData: { "config.ini": "level = info" } }`,
  ),
  passing: cases(`{
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { name: "web" },
    spec: { secretStoreRef: { name: "default", kind: "ClusterSecretStore" }, dataFrom: [{ extract: { key: "web" } }] },
  }`),
  *check(pipeline) {
    for (const { manifest, at, title, resource } of writtenManifests(pipeline)) {
      if (manifest.kind !== "Secret" || manifest.apiVersion !== "v1") continue;
      for (const field of ["data", "stringData"]) {
        const values = manifest[field];
        if (!isJsonObject(values) || Object.keys(values).length === 0) continue;
        yield { detail: `${title} has \`${field}\`. ${secretInTheClear.mend}`, at: at([field]), resource };
      }
    }
  },
};
