import type { System } from "../../compiler/model/system.js";
import { preflightFiles } from "./emit/preflight-sql.js";
import { setupFiles } from "./emit/setup-sql.js";
import { postgresRules } from "./rules/index.js";
import { PUBLICATION, publicationSchema } from "./schema/publication.js";
import { SOURCE, sourceSchema } from "./schema/source.js";
import { TABLE, tableSchema } from "./schema/table.js";

export const postgres: System = {
  id: "postgres",
  kinds: [
    { ...SOURCE, schema: sourceSchema },
    { ...TABLE, schema: tableSchema },
    { ...PUBLICATION, schema: publicationSchema },
  ],
  rules: postgresRules,
  emit: ({ pipeline }) => [...setupFiles(pipeline), ...preflightFiles(pipeline)],
};
