import { z } from "zod";

const SIZE = 'must be the size of a volume: "200Gi"';
const WRITTEN = 'must be { volume: "200Gi" }, or { folder: "/srv/archive" }';

/** Where backups are kept that are files: on a volume of their own, or in a folder of the host that takes them. */
export const archiveVolume = z.strictObject({
  volume: z.string({ error: SIZE }).regex(/^[1-9]\d{0,8}(Mi|Gi|Ti|Pi)$/, { error: SIZE }),
  storageClass: z.string({ error: "must be a text" }).min(1, { error: "must not be empty" }).optional(),
});

export const archive = z.union(
  [
    archiveVolume,
    z.strictObject({
      folder: z
        .string({ error: "must be the absolute path of a folder" })
        .regex(/^\/[\w./-]*[\w-]$/, { error: "must be the absolute path of a folder, in letters that a shell takes" }),
    }),
  ],
  { error: WRITTEN },
);
export type ArchiveSpec = z.infer<typeof archive>;
