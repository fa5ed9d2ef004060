import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Workplace } from "./fake-services.js";

const PROVEN = "proven: 12 executed, 3 described, 2 only parsed, 0 not judged (9 remembered from the lock)\n";
const shop = {
  "clickhouse/orders.sql": "CREATE TABLE orders\n",
  "clickhouse/totals.sql": "CREATE\n",
  "README.md": "# shop\n",
};

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.config = { files: shop };
});

describe("generate --check", () => {
  it("is content with what is as it should be", async () => {
    await place.run("generate");
    expect(await place.run("generate", "--check")).toEqual({
      code: 0,
      err: "",
      out: `generated is what pipeline.config.ts says\n${PROVEN}`,
    });
  });

  it("lists what differs, and writes nothing", async () => {
    place.config = { files: { ...shop, "old.sql": "old\n", "edited.sql": "mine\n" } };
    await place.run("generate");
    rmSync(join(place.folder, "generated/clickhouse/totals.sql"));
    place.put("generated/edited.sql", "by hand\n");
    place.config = { files: { ...shop, "README.md": "# new\n", "edited.sql": "mine\n" } };
    expect(await place.run("generate", "--check")).toEqual({
      code: 2,
      err: "",
      out: `generated is not what pipeline.config.ts says: 5 files differ
  changed   README.md
  missing   clickhouse/totals.sql
  edited    edited.sql
  orphaned  old.sql
  changed   headrace.lock.json
Run \`headrace generate\` and commit the result.
Files that were edited by hand are overwritten only with \`--force\`: bring the edit into the config first.
${PROVEN}`,
    });
    expect(readFileSync(join(place.folder, "generated/old.sql"), "utf8")).toBe("old\n");
  });

  it("tells of an interrupted run", async () => {
    await place.run("generate");
    place.put("generated/.headrace-staging/journal.json", JSON.stringify({ version: 1, files: { "README.md": [] } }));
    place.config = { files: { ...shop, "README.md": "# new\n" } };
    const { code, err } = await place.run("generate", "--check");
    expect(code).toBe(2);
    expect(err).toContain("write/interrupted");
    expect(err).toContain("It was to write 1 file in");
  });
});
