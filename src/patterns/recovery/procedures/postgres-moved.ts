import { fileName } from "../../../compiler/emit/file-name.js";
import type { Pipeline, Resource } from "../../../compiler/model/resource.js";
import { consumptions } from "../../../systems/clickhouse/public.js";
import type { SourceSpec } from "../../../systems/postgres/schema/source.js";
import { codeText } from "../../overview/markdown.js";
import { capturedSources } from "../captured.js";
import { lag, makeObjects, stopQueues } from "../objects.js";
import { type Section, shell, word } from "../section.js";
import { connectorUrl, dropSlot, forgetOffsets, psql, resumeConnector, slotState, stopConnector } from "../sources.js";

/** Another server has taken a source's place, or the same one stands at an earlier time. */
export function postgresMoved(pipeline: Pipeline): readonly Section[] {
  return capturedSources(pipeline).flatMap((source) => [
    ...(source.spec.failover ? [withSlot(source)] : []),
    withoutSlot(source, pipeline),
  ]);
}

function withSlot(source: Resource<SourceSpec>): Section {
  return {
    title: `PostgreSQL of \`${codeText(source.name)}\` has failed over, and its slot with it`,
    paragraphs: [
      "The standby has the slot. Where `synchronized_standby_slots` named that standby, the connector has read nothing that it does not have, and positions do not go back. Where it did not, go on with the next section.",
    ],
    steps: [
      slotState(source, "See that the promoted server has it: `synced` and `failover` must be true."),
      shell(
        "Let the connector connect again. Nothing else changes.",
        `curl --fail -X POST ${connectorUrl(source, "/restart?includeTasks=true")}`,
      ),
    ],
  };
}

function withoutSlot(source: Resource<SourceSpec>, pipeline: Pipeline): Section {
  const { epoch } = source.spec;
  const file = fileName(source.name);
  return {
    title: `PostgreSQL of \`${codeText(source.name)}\` has been restored, or has failed over without its slot`,
    paragraphs: [
      `Positions in its log go back, and versions are made of them: what comes now would lose against what was read before. A higher \`epoch\` stands above all positions. It holds for what ClickHouse reads from then on, so everything of before must have been read, and must not be read again.`,
      ...(epoch === 255 ? ["**The epoch is 255, the highest.** A new mirror under another name is needed."] : []),
    ],
    steps: [
      stopConnector(source),
      lag("Wait until every LAG is 0.", pipeline),
      ...(consumptions(pipeline).length === 0
        ? []
        : [stopQueues("Take the queues away: what takes from them is made anew.")]),
      {
        text: `Raise the epoch of \`postgres.source("${codeText(source.name)}")\` in the config, and give its new \`host\` where it has one.`,
        language: "ts",
        lines: [`epoch: ${Math.min(epoch + 1, 255)}, // was ${epoch}`],
      },
      shell("Generate, in the folder of the config.", "npx headrace generate"),
      shell(
        "Prepare the database. Its slot is not in a backup.",
        psql(source, `--file=${word(`postgres/${file}/setup.sql`)}`),
      ),
      dropSlot(source),
      forgetOffsets(source),
      shell(
        "Give the connector its new config. It stays stopped.",
        `jq .config ${word(`connect/${file}.json`)} | curl --fail -X PUT --json @- ${connectorUrl(source, "/config")}`,
      ),
      makeObjects("Make what takes from the queues, with the new epoch."),
      resumeConnector(
        source,
        "Let it go on: it makes a slot and a new snapshot. The fence at the snapshot's end stands in the new epoch and hides all rows of before that are not in it.",
      ),
    ],
  };
}
