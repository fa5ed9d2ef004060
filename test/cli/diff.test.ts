import { beforeEach, describe, expect, it } from "vitest";
import type { Address } from "../../src/compiler/model/address.js";
import { Workplace } from "./fake-services.js";

const owners: Record<string, readonly Address[]> = {
  "clickhouse/orders.sql": ["clickhouse.mirror/analytics.orders", "clickhouse.table/analytics.orders_rows"],
  "connect/shop.json": ["postgres.source/shop"],
  "kafka/topics.json": ["kafka.topic/shop.orders"],
  "README.md": [],
};
const before = {
  "clickhouse/orders.sql": "-- orders\nCREATE TABLE orders\n(\n  id Int32\n)\n",
  "connect/shop.json": "{}\n",
  "README.md": "# shop\n",
};
const after = {
  "clickhouse/orders.sql": "CREATE TABLE orders\n(\n  id Int64,\n  status String\n)\n",
  "kafka/topics.json": "[]\n",
  "README.md": "# shop\n",
};

let place: Workplace;
beforeEach(async () => {
  place = new Workplace();
  place.config = { files: before, owners };
  await place.run("generate");
  place.config = { files: after, owners };
});

describe("diff", () => {
  it("shows what would change, by resource", async () => {
    expect(await place.run("diff")).toEqual({
      code: 0,
      err: "",
      out: `clickhouse.mirror/analytics.orders
--- a/clickhouse/orders.sql
+++ b/clickhouse/orders.sql
@@ -1,5 +1,5 @@
--- orders
 CREATE TABLE orders
 (
-  id Int32
+  id Int64,
+  status String
 )

kafka.topic/shop.orders
--- /dev/null
+++ b/kafka/topics.json
@@ -0,0 +1,1 @@
+[]

postgres.source/shop
--- a/connect/shop.json
+++ /dev/null
@@ -1,1 +0,0 @@
-{}

3 files changed (1 added, 1 changed, 1 removed) in 3 resources; 3 lines added, 3 removed
`,
    });
  });

  it("says that there are none", async () => {
    await place.run("generate");
    expect(await place.run("diff", "--exit-code")).toEqual({ code: 0, err: "", out: "no changes\n" });
  });

  it("exits with 2 when asked", async () => {
    expect((await place.run("diff", "--exit-code")).code).toBe(2);
  });

  it("names what was edited by hand", async () => {
    place.put("generated/README.md", "# by hand\n");
    place.put("generated/connect/shop.json", "[]\n");
    const { out } = await place.run("diff");
    expect(out).toContain("README.md: edited by hand: `generate` will refuse without `--force`\n--- a/README.md\n");
    expect(out).toContain(
      "connect/shop.json: edited by hand and no longer generated: `generate` will refuse; with `--force` it stays\n",
    );
    expect(out).toContain("3 files changed (1 added, 2 changed, 0 removed) in 2 resources; 4 lines added, 3 removed\n");
  });

  it("prints JSON", async () => {
    const result = JSON.parse((await place.run("diff", "--json")).out);
    expect(result.summary).toEqual({
      files: 3,
      added: 1,
      changed: 1,
      removed: 1,
      resources: 3,
      linesAdded: 3,
      linesRemoved: 3,
    });
    expect(result.files[1]).toEqual({
      path: "kafka/topics.json",
      kind: "added",
      note: null,
      resources: ["kafka.topic/shop.orders"],
      linesAdded: 1,
      linesRemoved: 0,
      patch: "--- /dev/null\n+++ b/kafka/topics.json\n@@ -0,0 +1,1 @@\n+[]",
    });
  });
});
