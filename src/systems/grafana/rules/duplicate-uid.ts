import { within } from "../../../compiler/model/origin.js";
import { ofKind, type Resource } from "../../../compiler/model/resource.js";
import type { Rule } from "../../../compiler/model/rule.js";
import { uidFor } from "../emit/printing.js";
import { DASHBOARD, DATASOURCE, FOLDER } from "../schema/index.js";

const boards = (uid: string): string => `const panels = [grafana.stat("Up", { query: promql\`up\` })];
const orders = grafana.dashboard("orders", { title: "Orders", uid: "orders", panels });
const customers = grafana.dashboard("customers", { title: "Customers", uid: "${uid}", panels });

const listed = [orders, customers];
`;

export const duplicateUid: Rule = {
  code: "grafana/duplicate-uid",
  severity: "error",
  summary: "A uid stands for two things",
  why: "Grafana keeps one of them: each time that it reads its files the other takes its place, and links lead to either.",
  mend: "Leave `uid` out: one is made of the name. Or write another.",
  failing: boards("orders"),
  passing: boards("customers"),
  *check(pipeline) {
    const all = [...pipeline.resources.values()];
    for (const kind of [DATASOURCE, FOLDER, DASHBOARD]) {
      const seen = new Map<string, Resource>();
      for (const resource of ofKind<{ readonly uid?: string | undefined }>(all, { kind: kind.kind })) {
        const uid = uidFor(resource, pipeline);
        const first = seen.get(uid);
        if (first === undefined) seen.set(uid, resource);
        else
          yield {
            detail: `\`${uid}\` is the uid of \`${first.name}\` and of \`${resource.name}\`. ${duplicateUid.mend}`,
            at: within(resource.origin, "uid"),
            resource: resource.address,
            related: [{ at: within(first.origin, "uid"), note: "the other one" }],
          };
      }
    }
  },
};
