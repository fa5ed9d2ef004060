import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareFolder } from "../../src/write/compare.js";
import { desired, outputFolder, put } from "./output-folder.js";
import { kinds, shop, written } from "./shop-files.js";

describe("comparing", () => {
  it("writes nothing", async () => {
    const out = outputFolder();
    await compareFolder(out, desired(shop));
    expect(existsSync(out)).toBe(false);
  });

  it("names every kind of change", async () => {
    const out = await written({ ...shop, "missing.sql": "m\n", "orphan.sql": "o\n", "edited.sql": "e\n" });
    rmSync(join(out, "missing.sql"));
    put(out, "edited.sql", "by hand\n");
    put(out, "foreign.sql", "foreign\n");
    put(out, "nobody/asked.txt", "\n");
    const now = {
      ...shop,
      "README.md": "new\n",
      "missing.sql": "m\n",
      "edited.sql": "e\n",
      "foreign.sql": "f\n",
      "new.sql": "n\n",
    };
    expect(kinds((await compareFolder(out, desired(now))).files)).toEqual({
      "README.md": "changed",
      "clickhouse/orders/01-table.sql": "unchanged",
      "clickhouse/orders/02-view.sql": "unchanged",
      "edited.sql": "edited",
      "foreign.sql": "foreign",
      "missing.sql": "missing",
      "new.sql": "added",
      "orphan.sql": "orphaned",
    });
  });
});
