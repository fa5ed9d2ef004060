import { fileName } from "../../../../compiler/emit/file-name.js";
import { commentHead } from "../../../../compiler/emit/head.js";
import { nameOf } from "../../../../compiler/model/address.js";
import type { Artifact } from "../../../../compiler/model/artifact.js";
import type { Reference } from "../../../../compiler/model/reference.js";
import { ofKind, type Pipeline, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import { BACKUP, type BackupSpec } from "../../schema/backup.js";
import { CLUSTER, type ClusterSpec } from "../../schema/cluster.js";
import { TOPIC } from "../../schema/topic.js";
import { USER } from "../../schema/user.js";
import { clientSecurity } from "../client-security.js";
import { loggedInAs } from "../logged-in.js";
import { propertyLine, providerLines } from "../properties-text.js";
import { exportScript, type ScriptOptions } from "./export-script.js";
import { importScript } from "./import-script.js";

type Resources = Pipeline["resources"];

/** The cluster whose topics are exported: its own, else the pipeline's first. */
export function backupCluster({ spec }: Resource<BackupSpec>, resources: Resources): Resource<ClusterSpec> | undefined {
  const named = spec.cluster === undefined ? undefined : resourceAt(resources, spec.cluster.$ref, CLUSTER);
  return spec.cluster === undefined ? ofKind(resources.values(), CLUSTER)[0] : named;
}

/** The topics that are exported: those that are named, else all of the cluster. */
export function exportedTopics(backup: Resource<BackupSpec>, resources: Resources): readonly string[] {
  const { topics } = backup.spec;
  if (topics !== undefined) return topics.map((each) => (typeof each === "string" ? each : nameOf(each.$ref)));
  const all = [...resources.values()];
  const cluster = backupCluster(backup, resources);
  const first = ofKind(all, CLUSTER)[0];
  return ofKind(all, TOPIC)
    .filter(({ spec }) => (spec.cluster?.$ref ?? first?.address) === cluster?.address)
    .map(({ name }) => name)
    .sort();
}

/** As whom it reads: the user that is named, else the pipeline's user by whose name the cluster's tools log in. */
export function backupUser(backup: Resource<BackupSpec>, resources: Resources): Reference | undefined {
  if (backup.spec.as !== undefined) return backup.spec.as;
  const sasl = backupCluster(backup, resources)?.spec.sasl;
  const name = sasl !== undefined && "username" in sasl ? sasl.username : undefined;
  const user = ofKind(resources.values(), USER).find((each) => each.name === name);
  return user === undefined ? undefined : { $ref: user.address };
}

export function backupGroup({ name }: Resource<BackupSpec>): string {
  return `headrace-export-${name.replace(/[^A-Za-z0-9._-]+/g, "-")}`;
}

export function backupFolder(backup: Resource<BackupSpec>, resources: Resources): string {
  return `kafka/${fileName(backupCluster(backup, resources)?.name ?? "kafka")}/backups/${fileName(backup.name)}`;
}

/** For each export its script, the one that puts messages back, and how both log in. */
export function backupFiles(pipeline: Pipeline): readonly Artifact[] {
  const { resources } = pipeline;
  return ofKind(resources.values(), BACKUP).flatMap((backup) => {
    const cluster = backupCluster(backup, resources);
    if (cluster === undefined) return [];
    const security = Object.entries(clientSecurity(loggedInAs(cluster, backupUser(backup, resources), pipeline)));
    const options: ScriptOptions = {
      brokers: cluster.spec.brokers.join(","),
      group: backupGroup(backup),
      keepSeconds: Math.ceil(backup.spec.keep / 1000),
      topics: exportedTopics(backup, resources),
      isSecured: security.length > 0,
    };
    const file = (name: string, content: string): Artifact => ({
      path: `${backupFolder(backup, resources)}/${name}`,
      content,
      resources: [backup.address, cluster.address],
    });
    const script = (name: string, note: string, body: string): Artifact =>
      file(name, `#!/bin/sh\n${commentHead("#", backup.address, `\n${note}\n${ASKED}`)}\n${body}`);
    const lines = [
      ...security.map(([name, value]) => propertyLine(name, value)),
      ...providerLines(security.map(([, value]) => value)),
    ];
    return [
      script("export.sh", "Exports the messages that have come since it last ran.", exportScript(options)),
      script("import.sh", IMPORT, importScript(options)),
      ...(security.length === 0
        ? []
        : [file("client.properties", `${commentHead("#", backup.address)}\n${lines.join("\n")}\n`)]),
    ];
  });
}

const ASKED = "ARCHIVE is where exports are kept; Kafka's own tools (4.2 or later) are in PATH.";
const IMPORT =
  "Writes the messages of a topic's exports into it again, those of all files or from a time on:\n  sh import.sh orders [2026-01-31T00-00-00]";
