import { fileName } from "../../../compiler/emit/file-name.js";
import type { SecretReference } from "../../../compiler/model/reference.js";

const FOLDER = "/etc/alertmanager/secrets";

/** The file that Alertmanager reads a secret from: where Prometheus Operator mounts it, too. */
export function secretFile(secret: SecretReference): string {
  return [
    FOLDER,
    ...secret.$secret
      .split("/")
      .filter((part) => part !== "")
      .map(fileName),
  ].join("/");
}
