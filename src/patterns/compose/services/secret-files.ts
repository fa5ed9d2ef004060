import type { SecretReference } from "../../../compiler/model/reference.js";
import type { Pipeline } from "../../../compiler/model/resource.js";
import { secretFile as alertmanagerFile } from "../../../systems/alertmanager/schema/secret-file.js";
import { secretFile as prometheusFile } from "../../../systems/prometheus/schema/secret-file.js";
import { secretUses } from "../../secrets/uses.js";
import type { SecretFile } from "../service.js";

const FILES = { Prometheus: prometheusFile, Alertmanager: alertmanagerFile } as const;

/** The secrets that a program's configuration names as files, at the paths that it names. */
export function secretFiles(
  pipeline: Pipeline,
  reader: keyof typeof FILES,
): readonly (SecretFile & { readonly secret: SecretReference })[] {
  const used = secretUses(pipeline).filter((use) => use.reader === reader);
  const byPath = new Map(used.map(({ secret }) => [secret.$secret, secret]));
  return [...byPath].sort().map(([path, secret]) => ({
    source: `${reader.toLowerCase()}-${path.replace(/[^A-Za-z0-9_.-]+/g, "-")}`,
    target: FILES[reader](secret),
    secret,
  }));
}
