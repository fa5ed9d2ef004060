import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { POSTGRES_CONNECTOR } from "../../../../systems/debezium/public.js";
import { publicationName } from "../../../../systems/postgres/public.js";
import { PUBLICATION } from "../../../../systems/postgres/schema/publication.js";
import { SOURCE } from "../../../../systems/postgres/schema/source.js";
import { textOf, valueAt, writtenConnectors } from "../../connectors/written.js";
import { shopConnector } from "./cases.js";

export const publicationOfEverything: Rule = {
  code: "debezium/publication-of-everything",
  severity: "warning",
  summary: "A connector makes a publication of all tables, where there is none",
  why: "`publication.autocreate.mode` is `all_tables` by default: where the publication is not there, the connector makes one FOR ALL TABLES. That takes a superuser, sends every table's changes to the connector, and refuses updates and deletes of every table that has no replica identity.",
  mend: 'Write "publication.autocreate.mode": "disabled", and make the publication of the tables that are read; a postgres.source does both.',
  failing: shopConnector('"publication.name": "shop_publication",', ""),
  passing: shopConnector('"publication.name": "shop_publication",'),
  *check(pipeline) {
    // These are there before it: the set-up SQL of a source makes them.
    const made = new Set(ofKind(pipeline.resources, SOURCE).map(publicationName));
    for (const publication of ofKind(pipeline.resources, PUBLICATION)) made.add(publication.name);
    for (const connector of writtenConnectors(pipeline)) {
      if (connector.connector.spec.class !== POSTGRES_CONNECTOR || connector.option !== "config") continue;
      const mode = textOf(connector, "publication.autocreate.mode") ?? "all_tables";
      const plugin = textOf(connector, "plugin.name") ?? "decoderbufs";
      if (mode.toLowerCase() !== "all_tables" || plugin !== "pgoutput") continue;
      const name = textOf(connector, "publication.name") ?? "dbz_publication";
      if (made.has(name)) continue;
      yield {
        detail: `\`${connector.connector.name}\` would make \`${name}\` of all tables. ${publicationOfEverything.mend}`,
        at: valueAt(connector, propertyOf(connector.written)),
        resource: connector.resource,
      };
    }
  },
};

/** What says it, or else names the publication. */
function propertyOf(written: Readonly<Record<string, unknown>>): string {
  const mode = "publication.autocreate.mode";
  return Object.hasOwn(written, mode) ? mode : "publication.name";
}
