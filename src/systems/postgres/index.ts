import type { System } from "../../compiler/model/system.js";
import { backupFiles } from "./emit/backup/backup-files.js";
import { preflightFiles } from "./emit/preflight-sql.js";
import { setupFiles } from "./emit/setup-sql.js";
import { snapshotFiles } from "./emit/snapshot-sql.js";
import { postgresRules } from "./rules/index.js";
import { BACKUP, backupSchema } from "./schema/backup.js";
import { GRANT, grantSchema } from "./schema/grant.js";
import { PUBLICATION, publicationSchema } from "./schema/publication.js";
import { ROLE, roleSchema } from "./schema/role.js";
import { SOURCE, sourceSchema } from "./schema/source.js";
import { TABLE, tableSchema } from "./schema/table.js";

export const postgres: System = {
  id: "postgres",
  kinds: [
    { ...SOURCE, schema: sourceSchema },
    { ...TABLE, schema: tableSchema },
    { ...PUBLICATION, schema: publicationSchema },
    { ...ROLE, schema: roleSchema },
    { ...GRANT, schema: grantSchema },
    { ...BACKUP, schema: backupSchema },
  ],
  rules: postgresRules,
  emit: ({ pipeline }) => [
    ...setupFiles(pipeline),
    ...preflightFiles(pipeline),
    ...snapshotFiles(pipeline),
    ...backupFiles(pipeline),
  ],
};
