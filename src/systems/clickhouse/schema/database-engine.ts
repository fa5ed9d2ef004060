import { z } from "zod";
import { nonEmptyText, reference } from "../../../compiler/resolve/shapes.js";

const ofServers = { collection: reference("clickhouse.namedCollection") };

const engineObject = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.enum(["Atomic", "Memory"]) }),
    z
      .strictObject({
        type: z.literal("Replicated"),
        path: nonEmptyText,
        shard: nonEmptyText.default("{shard}"),
        replica: nonEmptyText.default("{replica}"),
      })
      .refine(({ path }) => path.startsWith("/"), { path: ["path"], error: "must begin with a slash" }),
    z.strictObject({ type: z.enum(["PostgreSQL", "MySQL", "MaterializedPostgreSQL"]), ...ofServers }),
    z.strictObject({ type: z.enum(["SQLite", "Filesystem"]), path: nonEmptyText }),
  ],
  { error: 'must be an engine of databases such as "Atomic"' },
);

/** An engine of databases. */
export const databaseEngineSchema = z.union(
  [z.enum(["Atomic", "Memory"]).transform((type): z.infer<typeof engineObject> => ({ type })), engineObject],
  { error: 'must be an engine of databases: "Atomic", or with arguments { type: "Replicated", path: "…" }' },
);

export type DatabaseEngineSpec = z.infer<typeof databaseEngineSchema>;
