import { beforeEach, describe, expect, it } from "vitest";
import { WRONG } from "./codes.js";
import { Workplace } from "./fake-services.js";

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.config = {
    codes: [{ ...WRONG, failing: "\nconst orders = 1;\n", passing: "const orders = 2;\n" }],
    resources: [
      ["postgres.table/public.orders"],
      ["clickhouse.mirror/analytics.orders", ["postgres.table/public.orders"]],
      ["clickhouse.table/analytics.orders_rows", [], "clickhouse.mirror/analytics.orders"],
      [
        "clickhouse.view/analytics.orders",
        ["clickhouse.table/analytics.orders_rows"],
        "clickhouse.mirror/analytics.orders",
      ],
      ["clickhouse.view/analytics.by_status", ["clickhouse.view/analytics.orders"]],
      ["clickhouse.view/analytics.by_week", ["clickhouse.view/analytics.by_status"]],
      ["kafka.topic/twice"],
      ["clickhouse.table/twice"],
    ],
    files: { "clickhouse/orders/rows.sql": "x\n", "clickhouse/by_status.sql": "x\n", "README.md": "x\n" },
    owners: {
      "clickhouse/orders/rows.sql": ["clickhouse.table/analytics.orders_rows"],
      "clickhouse/by_status.sql": ["clickhouse.view/analytics.by_status"],
      "README.md": [],
    },
  };
});

describe("explain a resource", () => {
  const orders = `clickhouse.mirror/analytics.orders
clickhouse.mirror \`analytics.orders\`, declared at pipeline.config.ts:2:7

expands to
  clickhouse.table/analytics.orders_rows
  clickhouse.view/analytics.orders

uses (1)
  postgres.table/public.orders

used by (1, 2 with what uses them)
  clickhouse.view/analytics.by_status

generates 1 file
  generated/clickhouse/orders/rows.sql
`;

  it("by its address", async () => {
    expect(await place.run("explain", "clickhouse.mirror/analytics.orders")).toEqual({ code: 0, out: orders, err: "" });
  });

  it("by its name, though its expansion has the same", async () => {
    expect((await place.run("explain", "analytics.orders")).out).toBe(orders);
  });

  it("that another one made", async () => {
    expect((await place.run("explain", "analytics.orders_rows")).out).toContain(
      "declared at pipeline.config.ts:3:7\nmade by clickhouse.mirror/analytics.orders\n",
    );
  });

  it("whose name is not the only one", async () => {
    expect(await place.run("explain", "twice")).toEqual({
      code: 1,
      out: "",
      err: "headrace: several resources are named `twice`:\n  kafka.topic/twice\n  clickhouse.table/twice\n",
    });
  });

  it("with a misspelt name", async () => {
    expect(await place.run("explain", "analytics.odrers")).toEqual({
      code: 1,
      out: "",
      err: "headrace: `analytics.odrers` is no resource, generated file or diagnostic's code. Did you mean `analytics.orders`?\n",
    });
  });

  it("as JSON", async () => {
    expect(JSON.parse((await place.run("explain", "analytics.by_status", "--json")).out)).toEqual({
      version: 1,
      resource: {
        address: "clickhouse.view/analytics.by_status",
        kind: "clickhouse.view",
        name: "analytics.by_status",
        place: "pipeline.config.ts:5:7",
        madeBy: [],
        expandsTo: [],
        uses: ["clickhouse.view/analytics.orders"],
        usedBy: ["clickhouse.view/analytics.by_week"],
        usedByInAll: 1,
        files: ["generated/clickhouse/by_status.sql"],
      },
    });
  });
});

describe("explain a file", () => {
  it.each(["generated/clickhouse/orders/rows.sql", "clickhouse/orders/rows.sql"])("%s", async (path) => {
    expect((await place.run("explain", path)).out).toBe(`generated/clickhouse/orders/rows.sql
  clickhouse.table/analytics.orders_rows, made by clickhouse.mirror/analytics.orders, declared at pipeline.config.ts:3:7
`);
  });

  it("of the whole pipeline", async () => {
    expect((await place.run("explain", "generated/README.md")).out).toBe(
      "generated/README.md\n  made from the whole pipeline\n",
    );
  });
});

describe("explain a code", () => {
  it("without loading the config", async () => {
    place.config = { ...place.config, refused: new Error("not to be loaded") };
    expect(await place.run("explain", "clickhouse/wrong")).toEqual({
      code: 0,
      err: "",
      out: `clickhouse/wrong (error)

the table is wrong

Why
It would not hold.

What to do
Make it right.

Refused
  const orders = 1;

Accepted
  const orders = 2;
`,
    });
  });

  it("misspelt, when the config can't be loaded", async () => {
    const { code, err } = await place.run("explain", "clickhouse/wrnog");
    expect(code).toBe(1);
    expect(err).toContain("Did you mean `clickhouse/wrong`?");
  });
});
