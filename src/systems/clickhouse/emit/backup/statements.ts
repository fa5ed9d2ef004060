import { nameOf } from "../../../../compiler/model/address.js";
import { type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import { savedTables } from "../../recovery/stored-tables.js";
import type { BackupSpec } from "../../schema/backup.js";
import { NAMED_COLLECTION } from "../../schema/named-collection.js";
import { identifier, qualifiedName, stringLiteral } from "../../sql/quote.js";
import { onCluster } from "../table-ddl.js";

/** The statements of a backup. Paths are parameters: `backup`, and `base` for what an incremental one is based on. */
export interface BackupStatements {
  readonly full: string;
  readonly incremental: string;
  readonly restore: string;
}

/** `undefined`: nothing of what it names keeps rows. */
export function backupStatements(backup: Resource<BackupSpec>, pipeline: Pipeline): BackupStatements | undefined {
  const tables = savedTables(backup.spec, pipeline).map(({ name }) => `    TABLE ${qualifiedName(name)}`);
  if (tables.length === 0) return undefined;
  const what = `\n${tables.join(",\n")}\n${onCluster(backup.spec.cluster).trimStart()}`.trimEnd();
  const full = `BACKUP${what}\nTO ${placeOf(backup.spec, pipeline, "backup")}`;
  return {
    full,
    incremental: `${full}\nSETTINGS base_backup = ${placeOf(backup.spec, pipeline, "base")}`,
    restore: `RESTORE${what}\nFROM ${placeOf(backup.spec, pipeline, "backup")}`,
  };
}

export function placeOf({ to }: BackupSpec, pipeline: Pipeline, parameter: string): string {
  const path = `{${parameter}:String}`;
  if ("disk" in to) return `Disk(${stringLiteral(to.disk)}, ${path})`;
  const { s3, collection } = to;
  // Without a collection a rule has refused it.
  if (collection === undefined) return `S3(${stringLiteral(s3)})`;
  const given = resourceAt(pipeline.resources, collection.$ref, NAMED_COLLECTION)?.spec.values.url?.value;
  // A collection's own values may be ones that queries must not override.
  const url = given === s3 ? "" : `, url = ${stringLiteral(s3)}`;
  return `S3(${identifier(nameOf(collection.$ref))}, ${path}${url})`;
}
