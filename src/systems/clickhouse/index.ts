import type { System } from "../../compiler/model/system.js";
import { accessKinds } from "./access.js";
import { sqlDependencies } from "./dependencies.js";
import { accessFile } from "./emit/access/access-file.js";
import { backupFiles } from "./emit/backup/backup-files.js";
import { clusterFiles } from "./emit/cluster-files.js";
import { ddlFiles } from "./emit/ddl-files.js";
import { namedCollectionFiles } from "./emit/named-collection-files.js";
import { serverFiles } from "./emit/server-files.js";
import { gatherDatabases } from "./gather.js";
import { clickHouseRules } from "./rules/index.js";
import { BACKUP, backupSchema } from "./schema/backup.js";
import { CLUSTER, clusterSchema } from "./schema/cluster.js";
import { DICTIONARY, dictionarySchema } from "./schema/dictionary/dictionary.js";
import { FUNCTION, functionSchema } from "./schema/function.js";
import { METRIC, metricSchema } from "./schema/metric.js";
import { NAMED_COLLECTION, namedCollectionSchema } from "./schema/named-collection.js";
import { SERVER, serverSchema } from "./schema/server.js";
import { TABLE, tableSchema } from "./schema/table.js";
import {
  DATABASE,
  databaseSchema,
  MATERIALIZED_VIEW,
  materializedViewSchema,
  VIEW,
  viewSchema,
} from "./schema/view.js";

export const clickhouse: System = {
  id: "clickhouse",
  kinds: [
    { ...CLUSTER, schema: clusterSchema },
    { ...DATABASE, schema: databaseSchema },
    { ...TABLE, schema: tableSchema },
    { ...VIEW, schema: viewSchema },
    { ...MATERIALIZED_VIEW, schema: materializedViewSchema },
    { ...DICTIONARY, schema: dictionarySchema },
    { ...FUNCTION, schema: functionSchema },
    { ...NAMED_COLLECTION, schema: namedCollectionSchema },
    { ...SERVER, schema: serverSchema },
    { ...METRIC, schema: metricSchema },
    { ...BACKUP, schema: backupSchema },
    ...accessKinds,
  ],
  rules: clickHouseRules,
  gather: gatherDatabases,
  dependencies: sqlDependencies,
  emit: (context) => [
    ...ddlFiles(context),
    ...clusterFiles(context.pipeline),
    ...namedCollectionFiles(context.pipeline),
    ...serverFiles(context.pipeline),
    ...backupFiles(context.pipeline),
    ...accessFile(context.pipeline),
  ],
};
