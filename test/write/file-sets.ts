import fc from "fast-check";

/** For slow disks: every run waits for the disk three times. */
export const LONG = 180_000;

// Few names, so that files become folders, folders become files, and paths recur from set to set.
export const paths = fc.constantFrom("a", "b", "a/a", "a/b", "b/a", "b/b/a", "a/b/c", "a/b/d", "c/a.sql", "c/b.sql");
const texts = fc.constantFrom("", "one\n", "two\n", "three\n");

/** Paths that can stand side by side: none lies below another. */
export const fileSets = fc
  .dictionary(paths, texts, { maxKeys: 6 })
  .map((files) =>
    Object.fromEntries(
      Object.entries(files).filter(([path]) => !Object.keys(files).some((other) => other.startsWith(`${path}/`))),
    ),
  );
