import { nameOf } from "../../../../compiler/model/address.js";
import type { Resource } from "../../../../compiler/model/resource.js";
import type { QuotaSpec } from "../../schema/access/quota.js";
import type { RowPolicySpec } from "../../schema/access/row-policy.js";
import { printBlock } from "../../sql/print.js";
import { identifier, qualifiedName } from "../../sql/quote.js";
import { onCluster } from "../table-ddl.js";
import { granteesClause } from "./names.js";

// Nothing refers to a quota or a row policy, so each is replaced as a whole, in one step.

export function rowPolicyStatement({ name, spec }: Resource<RowPolicySpec>): string {
  return [
    `CREATE ROW POLICY OR REPLACE ${identifier(name)} ON ${qualifiedName(nameOf(spec.on.$ref))}${onCluster(spec.cluster)}`,
    `AS ${spec.as.toUpperCase()} FOR SELECT`,
    `USING ${printBlock(spec.using)}`,
    `TO ${granteesClause(spec.to)}`,
  ].join("\n");
}

/** A query that is fine only where the policy's condition is. */
export function rowPolicyProof({ spec }: Resource<RowPolicySpec>): string {
  return `SELECT 1 FROM ${qualifiedName(nameOf(spec.on.$ref))} WHERE ${printBlock(spec.using)}`;
}

export function quotaStatement({ name, spec }: Resource<QuotaSpec>): string {
  const keys = typeof spec.keyedBy === "string" ? [spec.keyedBy] : spec.keyedBy;
  return [
    `CREATE QUOTA OR REPLACE ${identifier(name)}${onCluster(spec.cluster)}`,
    keys === undefined ? "NOT KEYED" : `KEYED BY ${keys.join(", ")}`,
    spec.intervals.map(intervalClause).join(",\n"),
    `TO ${granteesClause(spec.to)}`,
  ].join("\n");
}

function intervalClause({ interval, max, randomized }: QuotaSpec["intervals"][number]): string {
  const limits = Object.entries(max ?? {})
    .filter(([, limit]) => limit !== undefined)
    .map(([what, limit]) => `${what} = ${limit}`);
  const what = limits.length === 0 ? "TRACKING ONLY" : `MAX ${limits.join(", ")}`;
  return `FOR${randomized ? " RANDOMIZED" : ""} INTERVAL ${interval} ${what}`;
}
