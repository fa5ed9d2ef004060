import { fileName } from "../../../compiler/emit/file-name.js";
import { ofKind, type Pipeline } from "../../../compiler/model/resource.js";
import { qualified } from "../../../systems/postgres/public.js";
import { TABLE } from "../../../systems/postgres/schema/table.js";
import { codeText } from "../../overview/markdown.js";
import { capturedSources } from "../captured.js";
import { makeObjects } from "../objects.js";
import { type Section, shell, word } from "../section.js";
import { psql } from "../sources.js";

/** One table's rows are missing or wrong in ClickHouse. */
export function tableAgain(pipeline: Pipeline): readonly Section[] {
  const tables = ofKind(pipeline.resources, TABLE);
  return capturedSources(pipeline).flatMap((source): readonly Section[] => {
    const [table] = tables.filter(({ spec }) => spec.source.$ref === source.address);
    if (table === undefined) return [];
    const name = qualified(table.name);
    const file = `postgres/${fileName(source.name)}/snapshot/${fileName(name)}.sql`;
    return [
      {
        title: `One table of \`${codeText(source.name)}\` again`,
        paragraphs: [
          "While everything runs: the connector reads the table in chunks between its changes. Rows that were deleted at the source while nobody listened stay, unless the table in ClickHouse was made anew: to be rid of them, make a new snapshot of all.",
        ],
        steps: [
          makeObjects("Where its objects in ClickHouse are gone, make them."),
          shell(
            `Ask for the table, here \`${codeText(name)}\`: each has a file in that folder.`,
            psql(source, `--set=ON_ERROR_STOP=on --file=${word(file)}`),
          ),
        ],
      },
    ];
  });
}
