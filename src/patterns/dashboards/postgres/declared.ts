import type { Address } from "../../../compiler/model/address.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { DatasourceSpec } from "../../../systems/grafana/public.js";
import { sourceTable } from "../../../systems/postgres/public.js";
import { SOURCE } from "../../../systems/postgres/schema/source.js";
import { TABLE, type TableSpec } from "../../../systems/postgres/schema/table.js";

/** The tables of a data source's database that the pipeline declares, by their names there. */
export function declaredTables(
  source: Resource<DatasourceSpec> | undefined,
  resources: ReadonlyMap<Address, Resource>,
): ReadonlyMap<string, Resource<TableSpec>> {
  if (source?.spec.type !== "postgres") return new Map();
  const { host, database } = source.spec;
  const named = ofKind(resources, SOURCE).filter(({ spec }) => spec.database === database);
  // A database is often asked at a replica, by another name; of two of one name the host tells which it is.
  const own = named.length > 1 ? named.filter(({ spec }) => spec.host === host) : named;
  const addresses = new Set(own.map(({ address }) => address));
  const tables = ofKind(resources, TABLE).filter(({ spec }) => addresses.has(spec.source.$ref));
  return new Map(tables.map((table) => [sourceTable(table), table]));
}
