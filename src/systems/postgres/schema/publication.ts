import { z } from "zod";
import { isReference, type Reference, type SqlText } from "../../../compiler/model/reference.js";
import type { KindOf } from "../../../compiler/model/resource.js";
import { nonEmptyText, reference, sqlText } from "../../../compiler/resolve/shapes.js";
import { OPERATIONS, operationsSchema } from "./operations.js";

/** A row filter is stored in the database: it has nothing in it but the table's own columns and constants. */
const rowFilter: z.ZodType<SqlText> = sqlText.refine(
  ({ $sql }) => $sql.every((part) => typeof part === "string" || "$literal" in part),
  { error: "must be SQL over the table's own columns, without other constants in it" },
);

/** The constant of something else was not meant for such an object. */
const publishedTableSchema = z
  .custom((value) => !isReference(value))
  .pipe(
    z.strictObject({
      table: reference("postgres.table"),
      columns: z
        .array(nonEmptyText, { error: "must be a list of columns" })
        .min(1, { error: "must name at least one column" })
        .optional(),
      where: rowFilter.optional(),
    }),
  );

/** A publication's own: the heartbeat's row is inserted once and updated ever after. */
const publishedOperations = operationsSchema.refine(
  (operations) => operations.includes("insert") && operations.includes("update"),
  { error: 'must have "insert" and "update": without the heartbeat\'s the slot would keep an idle database\'s WAL' },
);

export const publicationSchema = z
  .strictObject({
    source: reference("postgres.source"),
    tables: z
      .array(
        z.union([reference("postgres.table"), publishedTableSchema], {
          error: ({ input }) =>
            `must be the constant of a postgres.table${isReference(input) ? "" : ", or { table, columns, where }"}`,
        }),
        { error: "must be a list of tables" },
      )
      .min(1, { error: "must publish at least one table" })
      .optional(),
    schemas: z
      .array(nonEmptyText, { error: "must be a list of schemas" })
      .min(1, { error: "must publish at least one schema" })
      .optional(),
    forAllTables: z.boolean().default(false),
    operations: publishedOperations.default([...OPERATIONS]),
    viaPartitionRoot: z.boolean().default(true),
  })
  .refine(({ tables, schemas, forAllTables }) => forAllTables || (tables ?? schemas) !== undefined, {
    path: ["tables"],
    error: "must say what is published, unless `schemas` or `forAllTables` does",
  })
  .refine(({ tables, schemas, forAllTables }) => !forAllTables || (tables ?? schemas) === undefined, {
    path: ["forAllTables"],
    error: "must stand alone: `tables` and `schemas` are published with it anyway",
  })
  .refine(({ tables, schemas }) => schemas === undefined || !(tables ?? []).some((each) => "columns" in each), {
    path: ["schemas"],
    error: "must not stand beside a list of columns: PostgreSQL refuses both in one publication",
  });

export type PublicationSpec = z.infer<typeof publicationSchema>;

export const PUBLICATION: KindOf<PublicationSpec> = { kind: "postgres.publication" };

/** A table as one publication has it. */
export interface TableInPublication {
  readonly table: Reference;
  readonly columns?: readonly string[] | undefined;
  readonly where?: SqlText | undefined;
}

export function publishedTables(publication: PublicationSpec): readonly TableInPublication[] {
  return (publication.tables ?? []).map((each) => ("table" in each ? each : { table: each }));
}
