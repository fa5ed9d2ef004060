import { SHOP } from "../../../../compiler/check/rule-case.js";
import { type Origin, within } from "../../../../compiler/model/origin.js";
import { ofKind, type Resource, resourceAt } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { TABLE, type TableSpec } from "../../../../systems/clickhouse/schema/table.js";
import { mirrorColumns } from "../../columns.js";
import { rowsName } from "../../names.js";
import { mirrorParts } from "../../parts.js";
import { MIRROR, type MirrorSpec } from "../../schema.js";

const mirror = (orderBy: string): string => `${SHOP}
const orders = postgres.table("public.orders", {
  source: shop,
  columns: { id: "integer not null", status: "varchar(20)" },
  primaryKey: ["id"],
});
const ordersNow = clickhouse.mirror("analytics.orders", { of: orders, orderBy: ["id"] });
const rows = clickhouse.table("analytics.orders_rows", {
  columns: { id: "Int32", status: "Nullable(String)", _version: "UInt128", _is_deleted: "UInt8" },
  engine: { type: "ReplacingMergeTree", version: "_version", isDeleted: "_is_deleted" },
  orderBy: ["${orderBy}"],
});

const listed = [ordersNow, rows];
`;

export const replacedStorage: Rule = {
  code: "mirror/replaced-storage",
  severity: "error",
  summary: "A table in the place of a mirror's storage does not keep rows as the mirror writes them",
  why: "The mirror writes every version of a row, and marks of deleted ones: another key or engine would keep rows that are gone, or lose some; NULL in a column that can't have it stops the mirror.",
  mend: "Keep `orderBy` as on the mirror, the engine ReplacingMergeTree(_version, _is_deleted), and Nullable where the source may have NULL.",
  failing: mirror("_version"),
  passing: mirror("id"),
  *check(pipeline) {
    for (const mirror of ofKind(pipeline.resources, MIRROR)) {
      const rows = resourceAt(pipeline.resources, `clickhouse.table/${rowsName(mirror.name)}`, TABLE);
      const [part] = mirrorParts(mirror, pipeline.resources);
      if (rows === undefined || rows.madeBy !== undefined || part === undefined) continue;
      const nullable = mirrorColumns(part.stream, mirror.spec).read.filter((column) => column.nullable);
      for (const [detail, at] of faults(
        mirror,
        rows,
        nullable.map(({ name }) => name),
      )) {
        const related = [{ at: mirror.origin, note: "the mirror" }];
        yield { detail: `${detail} ${replacedStorage.mend}`, at, resource: rows.address, related };
      }
    }
  },
};

function* faults(
  mirror: Resource<MirrorSpec>,
  { name, spec, origin }: Resource<TableSpec>,
  nullable: readonly string[],
): Iterable<readonly [string, Origin]> {
  const { sourceColumn, orderBy } = mirror.spec;
  const key = [...orderBy, ...(sourceColumn === undefined ? [] : [sourceColumn.name])];
  const own = spec.orderBy ?? [];
  const isSame = own.length === new Set(key).size && key.every((column) => own.includes(column));
  if (!isSame)
    yield [`\`${name}\` is not sorted by ${key.map((each) => `\`${each}\``).join(", ")}.`, within(origin, "orderBy")];
  const { engine } = spec;
  const versioned = "version" in engine && engine.version === "_version" && "isDeleted" in engine;
  if (!versioned)
    yield [`\`${name}\` does not replace rows by \`_version\` and \`_is_deleted\`.`, within(origin, "engine")];
  for (const column of nullable) {
    const type = spec.columns[column]?.type;
    if (type === undefined || /Nullable\(|^(Dynamic|Variant)/.test(type)) continue;
    yield [`\`${column}\` may be NULL at the source.`, within(origin, "columns", column)];
  }
}
