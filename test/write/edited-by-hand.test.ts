import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFolder } from "../../src/write/write.js";
import { desired, filesBelow, output, outputFolder, put } from "./output-folder.js";
import { forced, gentle, shop, written } from "./shop-files.js";

describe("what somebody edited", () => {
  it("is not overwritten", async () => {
    const out = await written();
    put(out, "README.md", "# by hand\n");
    const before = filesBelow(out);
    const run = writeFolder(out, desired({ ...shop, "README.md": "# shop 2\n" }), gentle);
    await expect(run).rejects.toThrow(/write\/edited-by-hand[\s\S]*README\.md/);
    expect(filesBelow(out)).toEqual(before);
  });

  it("is overwritten with force", async () => {
    const out = await written();
    put(out, "README.md", "# by hand\n");
    await writeFolder(out, desired(shop), forced);
    expect(output(out)).toEqual(shop);
  });

  it("is fine when it equals what is generated now", async () => {
    const out = await written();
    put(out, "README.md", "# shop 2\n");
    const { changes } = await writeFolder(out, desired({ ...shop, "README.md": "# shop 2\n" }), gentle);
    expect(changes).toEqual([]);
  });

  it("is never deleted, not even with force", async () => {
    const out = await written();
    put(out, "README.md", "# by hand\n");
    const { "README.md": _gone, ...rest } = shop;
    await expect(writeFolder(out, desired(rest), gentle)).rejects.toThrow("write/edited-by-hand");
    const { diagnostics } = await writeFolder(out, desired(rest), forced);
    expect(diagnostics.map((each) => each.code)).toEqual(["write/edited-kept"]);
    expect(readFileSync(join(out, "README.md"), "utf8")).toBe("# by hand\n");
    expect(await writeFolder(out, desired(rest), gentle)).toMatchObject({ changes: [], diagnostics: [] });
  });

  it("is refused when it was never ours", async () => {
    const out = outputFolder();
    put(out, "README.md", "# somebody's\n");
    await expect(writeFolder(out, desired(shop), gentle)).rejects.toThrow(/write\/not-ours[\s\S]*README\.md/);
    await writeFolder(out, desired(shop), forced);
    expect(output(out)).toEqual(shop);
  });
});
