import type { System } from "../../compiler/model/system.js";
import { BACKUP, backupSchema } from "./schema/backup.js";
import { CLUSTER, clusterSchema } from "./schema/cluster.js";
import { MANIFEST, manifestSchema } from "./schema/manifest.js";

/** Its kinds; what they become, and what is wrong with it, is told where the whole deployment is known. */
export const kubernetes: System = {
  id: "kubernetes",
  kinds: [
    { ...CLUSTER, schema: clusterSchema },
    { ...MANIFEST, schema: manifestSchema },
    { ...BACKUP, schema: backupSchema },
  ],
  rules: [],
};
