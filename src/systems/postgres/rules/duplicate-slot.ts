import { SHOP } from "../../../compiler/check/rule-case.js";
import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { SOURCE, type SourceSpec } from "../schema/source.js";
import { slotName } from "../source-names.js";

const sources = (slot: string): string => `${SHOP}
const archive = postgres.source("archive", {
  host: "postgres",
  database: "archive",
  user: "debezium",
  password: secret("archive-postgres/password"),
  slot: "${slot}",
});
const columns = { id: "integer not null" } as const;
const orders = postgres.table("public.orders", { source: shop, columns, primaryKey: ["id"] });
const archived = postgres.table("public.archived", { source: archive, columns, primaryKey: ["id"] });

const listed = [orders, archived];
`;

export const duplicateSlot: Rule = {
  code: "postgres/duplicate-slot",
  severity: "error",
  summary: "Two sources on one server use the same replication slot",
  why: "A slot hands each change out once: two connectors on it each see a part of the changes, and neither notices.",
  mend: "Give each source a slot of its own.",
  failing: sources("headrace_shop"),
  passing: sources("headrace_archive"),
  *check(pipeline) {
    const seen = new Map<string, Resource<SourceSpec>>();
    for (const source of ofKind(pipeline.resources, SOURCE)) {
      const key = `${source.spec.host}:${source.spec.port}/${slotName(source)}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, source);
        continue;
      }
      yield {
        detail: `\`${source.name}\` and \`${first.name}\` both use the slot \`${slotName(source)}\` on ${source.spec.host}. ${duplicateSlot.mend}`,
        at: source.spec.slot === undefined ? source.origin : within(source.origin, "slot"),
        resource: source.address,
        related: [{ at: first.origin, note: "the other source" }],
      };
    }
  },
};
