import { fileName } from "../../../compiler/emit/file-name.js";

/** The service of a source's server. */
export function postgresName(source: string): string {
  return `postgres-${fileName(source)
    .replace(/[^A-Za-z0-9_.-]/g, "-")
    .toLowerCase()}`;
}
