import { publishedTables } from "../../schema/publication.js";
import type { Described } from "../described.js";

/** What the config uses that not every PostgreSQL has, and the first version that has it. */
export function features({ source, publications, grants }: Described): readonly (readonly [string, number])[] {
  const specs = publications.map((each) => each.spec);
  const published = specs.flatMap(publishedTables);
  const found: (readonly [boolean, string, number])[] = [
    [published.some((each) => each.columns !== undefined), "column lists of publications", 15],
    [published.some((each) => each.where !== undefined), "row filters of publications", 15],
    [specs.some((spec) => spec.schemas !== undefined), "publications of whole schemas", 15],
    [source.spec.failover, "failover slots", 17],
    [grants.some((grant) => grant.spec.privileges.includes("maintain")), "the privilege MAINTAIN", 17],
  ];
  return found.flatMap(([isUsed, name, since]) => (isUsed ? [[name, since] as const] : []));
}
