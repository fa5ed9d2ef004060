import { within } from "../../../../compiler/model/origin.js";
import type { Rule } from "../../../../compiler/model/rule.js";
import { mirroredStreams, sourceOf } from "../../connectors/readers.js";
import { textOf, valueAt, writtenConnectors } from "../../connectors/written.js";
import { mirrored } from "./cases.js";

const TRAPS: Readonly<Record<string, string>> = {
  no_data: "rows that are there already never reach the mirror, and after a lost slot neither do the changes meanwhile",
  initial_only: "the connector reads all rows once and then stops: no change ever follows",
  always: "each start of the connector reads all tables anew",
};

export const incompleteSnapshot: Rule = {
  code: "debezium/incomplete-snapshot",
  severity: "warning",
  summary: "The snapshot mode of a mirrored source leaves something out, or does all of it again",
  why: "A mirror is the table only when it has had a snapshot and then every change.",
  mend: '`snapshot: "when_needed"` makes one where there is no usable offset, and none where there is.',
  failing: mirrored('snapshot: "no_data",'),
  passing: mirrored('snapshot: "initial",'),
  *check(pipeline) {
    for (const connector of writtenConnectors(pipeline)) {
      const source = sourceOf(connector, pipeline);
      const mode = textOf(connector, "snapshot.mode")?.toLowerCase() ?? "";
      if (source === undefined || !Object.hasOwn(TRAPS, mode)) continue;
      if (mirroredStreams(source, pipeline).length === 0) continue;
      const isWritten = Object.hasOwn(connector.written, "snapshot.mode");
      yield {
        detail: `With \`${mode}\`, ${TRAPS[mode] ?? ""}. ${incompleteSnapshot.mend}`,
        at: isWritten ? valueAt(connector, "snapshot.mode") : within(connector.connector.origin, "snapshot"),
        resource: connector.resource,
      };
    }
  },
};
