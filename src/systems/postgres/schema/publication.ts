import { z } from "zod";
import type { KindOf } from "../../../compiler/model/resource.js";
import { reference } from "../../../compiler/resolve/shapes.js";

export const publicationSchema = z.strictObject({
  source: reference("postgres.source"),
  tables: z
    .array(reference("postgres.table"), { error: "must be a list of tables" })
    .min(1, { error: "must publish at least one table" }),
  viaPartitionRoot: z.boolean().default(true),
});

export type PublicationSpec = z.infer<typeof publicationSchema>;

export const PUBLICATION: KindOf<PublicationSpec> = { kind: "postgres.publication" };
