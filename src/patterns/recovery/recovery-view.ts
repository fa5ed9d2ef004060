import { ofKind, type Pipeline } from "../../compiler/model/resource.js";
import { storedTables } from "../../systems/clickhouse/public.js";
import { BACKUP } from "../../systems/clickhouse/schema/backup.js";
import { SOURCE } from "../../systems/postgres/schema/source.js";
import { plainText } from "../overview/markdown.js";
import { type Safeguard, safeguards } from "./availability.js";
import { keptParts } from "./kept.js";
import { clickHouseLost } from "./procedures/clickhouse-lost.js";
import { connectLost } from "./procedures/connect-lost.js";
import { kafkaLost } from "./procedures/kafka-lost.js";
import { postgresMoved } from "./procedures/postgres-moved.js";
import { tableAgain } from "./procedures/table-again.js";
import type { Section } from "./section.js";
import { byOperator, type Operator, operatorOf } from "./strimzi.js";

/** What the page's template lays out. */
export interface RecoveryView {
  readonly name: string;
  readonly kept: readonly NumberedSection[];
  readonly procedures: readonly NumberedSection[];
  readonly safeguards: readonly Safeguard[];
}

interface NumberedSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly steps: readonly { readonly number: number; readonly text: string; readonly block: readonly string[] }[];
}

/** `undefined`: there is nothing to lose that could be brought back. */
export function recoveryView(pipeline: Pipeline): RecoveryView | undefined {
  const all = [...pipeline.resources.values()];
  const hasRows = storedTables(pipeline).length > 0;
  if (!hasRows || (ofKind(all, SOURCE).length === 0 && ofKind(all, BACKUP).length === 0)) return undefined;
  const procedures = [clickHouseLost, kafkaLost, connectLost, postgresMoved, tableAgain];
  return {
    name: plainText(pipeline.name),
    kept: keptParts(pipeline).map(numbered),
    procedures: procedures
      .flatMap((procedure) => procedure(pipeline))
      .map((section) => numbered(handled(section, operatorOf(pipeline)))),
    safeguards: safeguards(pipeline),
  };
}

/** Connectors are handled by their operator, where they have one. */
function handled(section: Section, operator: Operator | undefined): Section {
  if (operator === undefined) return section;
  const steps = section.steps.map((step) =>
    step.lines === undefined ? step : { ...step, lines: step.lines.map((line) => byOperator(line, operator)) },
  );
  return { ...section, steps };
}

function numbered({ title, paragraphs, steps }: Section): NumberedSection {
  return {
    title,
    paragraphs,
    steps: steps.map(({ text, language = "text", lines = [] }, index) => ({
      number: index + 1,
      text,
      block: lines.length === 0 ? [] : [`\`\`\`${language}`, ...lines, "```"],
    })),
  };
}
