import { ofKind } from "../../../compiler/model/resource.js";
import { COLUMNS_DIFFERING, exporterQueriesPath, sourceTable } from "../../../systems/postgres/public.js";
import { TABLE } from "../../../systems/postgres/schema/table.js";
import { recoveryLink } from "../links.js";
import { ofSources } from "../looks/postgres.js";
import { measured } from "../looks/prometheus.js";
import { deadLetters } from "../looks/queues.js";
import { type Block, postgres, step } from "../page.js";
import { type Scene, sourceFile } from "../scene.js";
import type { Guides } from "./guide.js";

/** Columns of the sources that are not as the config says. */
export const columnGuides: Guides = {
  ColumnAdded: (scene) => ({
    why: "Rows arrive without the column. What was written before it is in the config is not sent again by itself.",
    look: [...differing(scene), ...columns(scene)],
    mend: [
      step("It is wanted: add it to what reads the table, then to the table's `columns`; generate, and apply."),
      step(
        `Then ${recoveryLink(scene, "One table of", "ask the connector for the table again")}: it sends older rows.`,
      ),
      step("It is not: name it in the table's `leftOut`, generate, and start the exporter again."),
    ],
    over: "The first query has no line of it: the exporter reads its file when it starts.",
    related: ["ColumnChanged"],
  }),
  ColumnChanged: (scene) => ({
    why: "Dropped: rows come without it. Retyped: what no longer fits becomes dead letters, and an integer that got wider is cut. Nullable: rows with NULL become dead letters.",
    look: [...differing(scene), ...columns(scene), ...deadLetters(scene)],
    mend: [
      step(
        `\`${sourceFile(scene, "preflight.sql")}\` names every difference, keys and identities, too; its head says how it is run.`,
      ),
      step(
        "Write the column as it is now into the config, generate: it names every view, panel and grant that breaks.",
      ),
      step("Apply what changed, and start the exporter again."),
      step(`Then ${recoveryLink(scene, "One table of", "ask the connector for the table again")}.`),
    ],
    over: "`preflight.sql` names no difference.",
    related: ["SchemaChanged", "DeadLetters"],
  }),
  ColumnsNotCompared: (scene) => ({
    why: "Nothing stalls. A column that is added is left out, and nobody is told.",
    look: measured(scene, "what is compared: a line for each table", `count by (job) (${COLUMNS_DIFFERING})`),
    mend: [
      step(
        `Start the exporter with \`PG_EXPORTER_EXTEND_QUERY_PATH\` set to ${files(scene)}, and again when that has changed.`,
      ),
      step("Started so, its log has the query's error: it must log in to the database that has the tables."),
    ],
    over: "The query has a line for each source.",
    related: ["TargetDown", "PostgresDown"],
  }),
};

function differing(scene: Scene): readonly Block[] {
  return measured(scene, "what differs", `max by (job, table, column, change) (${COLUMNS_DIFFERING}) > 0`);
}

function columns(scene: Scene): readonly Block[] {
  return ofSources(scene, ({ source }) => {
    const tables = ofKind(scene.pipeline.resources.values(), TABLE).filter(
      ({ spec }) => spec.source.$ref === source.address,
    );
    const names = tables.map((table) => `'${sourceTable(table).replaceAll("'", "''")}'`);
    return postgres(
      source,
      "the columns as they are",
      "SELECT nspname, relname, attname, format_type(atttypid, atttypmod) AS type, attnotnull",
      "FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_namespace ON pg_namespace.oid = relnamespace",
      `WHERE concat(nspname, '.', relname) IN (${names.join(", ")}) AND attnum > 0 AND NOT attisdropped`,
      "ORDER BY nspname, relname, attnum",
    );
  });
}

function files({ parts }: Scene): string {
  return parts.sources.map(({ source }) => `\`${exporterQueriesPath(source)}\``).join(", ");
}
