import type { Address } from "../../../compiler/model/address.js";
import { type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { objectsByName } from "../dependencies.js";
import { TABLE } from "../schema/table.js";

/** What keeps the rows: of a Distributed table the one on each shard, where the pipeline knows it, else itself. */
export function behind(address: Address, { resources }: Pick<Pipeline, "resources">): Resource | undefined {
  const engine = resourceAt(resources, address, TABLE)?.spec.engine;
  if (engine?.type !== "Distributed") return resources.get(address);
  const { table } = engine;
  const stored = typeof table === "string" ? objectsByName(resources).get(table) : table.$ref;
  return stored === undefined || stored === address ? resources.get(address) : resources.get(stored);
}
