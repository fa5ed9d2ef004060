import { type Address, kindOf, nameOf } from "../../../../compiler/model/address.js";
import { ofKind, type Pipeline } from "../../../../compiler/model/resource.js";
import { privilegeNamed } from "../../catalogue/grantable.js";
import { GRANT, type GrantSpec } from "../../schema/access/grant.js";
import { splitName } from "../../sql/quote.js";
import { type Holder, identities, isFor } from "./holders.js";

/** Whether a role or user may read something, all of it or some columns, as far as the pipeline grants it. */
export function mayRead(holder: Holder, target: Address, pipeline: Pipeline): boolean {
  const own = identities(holder, pipeline);
  return ofKind(pipeline.resources, GRANT).some(
    ({ spec }) => readsRows(spec) && isFor(spec.to, own) && isOn(spec, target, pipeline),
  );
}

export function readsRows(spec: GrantSpec): boolean {
  return spec.privileges.some((privilege) => ["SELECT", "ALL"].includes(privilegeNamed(privilege) ?? ""));
}

export function isOn(spec: GrantSpec, target: Address, pipeline: Pipeline): boolean {
  const name = pipeline.resources.get(target)?.name ?? nameOf(target);
  const { database } = splitName(name);
  return spec.on.some((each) => {
    if (each === "*.*") return true;
    if (each === "system.*") return database === "system";
    if ("parameter" in each) return false;
    if (kindOf(each.$ref) === "clickhouse.database") return nameOf(each.$ref) === database;
    // A mirror and the view that it makes have one name, and are one to ClickHouse.
    return each.$ref === target || (kindOf(each.$ref).startsWith("clickhouse.") && nameOf(each.$ref) === name);
  });
}
