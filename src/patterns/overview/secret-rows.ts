import { environmentVariable, psqlVariable } from "../../compiler/emit/secret-names.js";
import type { SecretReference } from "../../compiler/model/reference.js";
import type { Pipeline } from "../../compiler/model/resource.js";
import { secretFile as alertmanagerFile } from "../../systems/alertmanager/schema/secret-file.js";
import { secretFile as prometheusFile } from "../../systems/prometheus/schema/secret-file.js";
import { type SecretUse, secretUses } from "../secrets/uses.js";
import { codeText, plainText } from "./markdown.js";

/** A secret, as the overview's template shows it. */
export interface SecretRow {
  readonly path: string;
  readonly usedBy: string;
  readonly as: string;
}

const READERS: Readonly<Record<Exclude<SecretUse["reader"], ByFile | "access.sql">, string>> = {
  psql: "psql",
  Connect: "the Connect worker",
  ClickHouse: "the ClickHouse servers",
  "acls.sh": "`acls.sh`",
  "Kafka tools": "Kafka's tools",
  collector: "the collector",
};

type ByFile = "Alertmanager" | "Prometheus";

/** Programs that read each secret from a file of its own, and which. */
const FILES: Readonly<Record<ByFile, (secret: SecretReference) => string>> = {
  Alertmanager: alertmanagerFile,
  Prometheus: prometheusFile,
};

function isByFile(reader: SecretUse["reader"]): reader is ByFile {
  return reader in FILES;
}

/** A row for each secret and what uses it, with all that look it up. */
export function secretRows(pipeline: Pipeline): readonly SecretRow[] {
  const uses = new Map<string, SecretUse[]>();
  for (const use of secretUses(pipeline)) {
    const key = JSON.stringify([use.secret.$secret, use.usedBy, use.resource.kind]);
    const others = uses.get(key);
    if (others === undefined) uses.set(key, [use]);
    else others.push(use);
  }
  return [...uses.values()].flatMap((each) => {
    const [first] = each;
    if (first === undefined) return [];
    const path = codeText(first.secret.$secret);
    return [{ path, usedBy: plainText(first.usedBy), as: lookedUpAs(each, first) }];
  });
}

function lookedUpAs(uses: readonly SecretUse[], { secret }: SecretUse): string {
  const [file] = uses.flatMap(({ reader }) => (isByFile(reader) ? [reader] : []));
  if (file !== undefined) return `file \`${codeText(FILES[file](secret))}\`, of ${file}`;
  const variable = `environment variable \`${environmentVariable(secret)}\``;
  if (uses.every(({ reader }) => reader === "access.sql"))
    return `parameter \`${psqlVariable(secret)}\` of \`access.sql\`, which its head takes from the ${variable}`;
  const readers = uses.flatMap(({ reader }) => (reader === "access.sql" || isByFile(reader) ? [] : [READERS[reader]]));
  return `${variable}, of ${[...new Set(readers)].join(" and of ")}`;
}
