import { fileName } from "../../../compiler/emit/file-name.js";
import { commentHead } from "../../../compiler/emit/head.js";
import { type Address, kindOf, nameOf } from "../../../compiler/model/address.js";
import type { Artifact } from "../../../compiler/model/artifact.js";
import type { EmitContext } from "../../../compiler/model/system.js";
import { splitName } from "../sql/quote.js";
import { type ClickHouseObject, clickHouseObjects } from "./objects.js";

/** One file per object, in a folder per mirror or view, and the order in which they are made. */
export function ddlFiles(context: EmitContext): readonly Artifact[] {
  const files = clickHouseObjects(context.pipeline).map((object) => {
    const columns = context.derivedColumns.get(object.resource.address) ?? [];
    const from = object.resource.madeBy ?? object.resource.address;
    return {
      path: ddlPath(object),
      content: `${commentHead("--", from)}\n\n${object.create({ columns, proof: false })};\n`,
      resources: from === object.resource.address ? [from] : [from, object.resource.address],
    };
  });
  if (files.length === 0) return [];
  const order = files.map((file) => file.path.slice("clickhouse/".length));
  const resources = [...new Set(files.flatMap((file) => file.resources.slice(0, 1)))];
  return [...files, { path: "clickhouse/order.txt", content: `${order.join("\n")}\n`, resources }];
}

/** `clickhouse/<database>/<family>/<object>.sql`: a mirror's objects stand together. */
export function ddlPath(object: ClickHouseObject): string {
  if (object.type === "database") return `clickhouse/${fileName(object.name)}/database.sql`;
  const { database, object: own } = splitName(object.name);
  return [
    "clickhouse",
    fileName(database ?? "default"),
    family(object.resource.madeBy ?? object.resource.address),
    `${fileName(own)}.sql`,
  ].join("/");
}

function family(address: Address): string {
  const name = nameOf(address);
  return fileName(kindOf(address).startsWith("clickhouse.") ? splitName(name).object : name);
}
