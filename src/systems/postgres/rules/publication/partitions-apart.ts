import { within } from "../../../../compiler/model/origin.js";
import { ofKind } from "../../../../compiler/model/resource.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { PUBLICATION } from "../../schema/publication.js";
import { TABLE } from "../../schema/table.js";
import { shopPublication } from "./shop-publication.js";

export const partitionsApart: Rule = {
  code: "postgres/partitions-apart",
  severity: "error",
  summary: "A partitioned table's changes would come under its partitions' names",
  why: "Without `publish_via_partition_root` each partition is a table of its own in the stream, on no include list and in no topic that is read: after the snapshot nothing would arrive.",
  mend: "Leave `viaPartitionRoot` out of the publication: it is true then.",
  failing: shopPublication("partitioned: true,", "orders", "viaPartitionRoot: false"),
  passing: shopPublication("partitioned: true,", "orders"),
  *check(pipeline) {
    const all = [...pipeline.resources.values()];
    const partitioned = ofKind(all, TABLE).filter((table) => table.spec.partitioned);
    for (const publication of ofKind(all, PUBLICATION)) {
      if (publication.spec.viaPartitionRoot) continue;
      for (const table of partitioned) {
        if (table.spec.source.$ref !== publication.spec.source.$ref) continue;
        yield {
          detail: `\`${publication.name}\` publishes the partitions of \`${table.name}\`. ${partitionsApart.mend}`,
          at: within(publication.origin, "viaPartitionRoot"),
          resource: publication.address,
          related: [{ at: within(table.origin, "partitioned"), note: "the table" }],
        };
      }
    }
  },
};
