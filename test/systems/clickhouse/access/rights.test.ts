import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "chdb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ofKind } from "../../../../src/compiler/model/resource.js";
import { grantElements } from "../../../../src/systems/clickhouse/emit/access/grants.js";
import { clickHouseObjects } from "../../../../src/systems/clickhouse/emit/objects.js";
import { GRANT } from "../../../../src/systems/clickhouse/schema/access/grant.js";
import { call, ORDERS, ORDERS_NOW, SHOP } from "../../../compiler/resolve/loaded.js";
import { grant, pipelineOf, referenceTo, role } from "./declarations.js";

// The embedded engine keeps no roles, but it reads users and their grants from a file, and a view with a definer is run
// with that user's rights: so it can be asked what somebody may read.
const reader = role("reader");
const clerk = role("clerk");
const pipeline = pipelineOf(
  SHOP,
  ORDERS,
  ORDERS_NOW,
  reader,
  clerk,
  grant("all", ["SELECT"], referenceTo(ORDERS_NOW), [reader]),
  grant("some", ["SELECT"], referenceTo(ORDERS_NOW), [clerk], { columns: ["id"] }),
  call("clickhouse.rowPolicy", "paid", {
    on: referenceTo(ORDERS_NOW),
    using: { $sql: ["status = 'paid'"] },
    to: [referenceTo(clerk)],
  }),
);

const folder = mkdtempSync(join(tmpdir(), "headrace-rights-"));
let session: Session;

function usersFile(): string {
  const access = "<profile>default</profile><quota>default</quota><networks><ip>::/0</ip></networks>";
  const users = ["reader", "clerk"].map((name) => {
    const grants = ofKind(pipeline.resources.values(), GRANT).filter(({ spec }) =>
      spec.to.some((each) => each.$ref.endsWith(name)),
    );
    const queries = grants.flatMap(grantElements).map((element) => `<query>GRANT ${element}</query>`);
    const rows =
      name === "clerk" ? "<databases><a><orders><filter>status = 'paid'</filter></orders></a></databases>" : "";
    return `<${name}><password>x</password>${access}<grants>${queries.join("")}</grants>${rows}</${name}>`;
  });
  return `<clickhouse><profiles><default/></profiles><quotas><default/></quotas><users><default><password></password>${access}<access_management>1</access_management></default>${users.join("")}</users></clickhouse>`;
}

beforeAll(() => {
  writeFileSync(join(folder, "users.xml"), usersFile());
  writeFileSync(
    join(folder, "server.xml"),
    `<clickhouse><users_config>${join(folder, "users.xml")}</users_config></clickhouse>`,
  );
  session = new Session(join(folder, "data"), { connectionArgs: [`--config-file=${join(folder, "server.xml")}`] });
  for (const object of clickHouseObjects(pipeline))
    session.query(object.create({ columns: [], proof: object.type !== "view" }));
  session.query("INSERT INTO a.orders_rows (id, status, _version) VALUES (1, 'new', 1), (2, 'paid', 1)");
});
afterAll(() => {
  session.close();
  rmSync(folder, { recursive: true, force: true });
});

let count = 0;
/** What a user gets: a view of which it is the definer is run with its rights. */
function read(user: string, query: string): string {
  const name = `a.as_${user}_${count++}`;
  session.query(`CREATE VIEW ${name} DEFINER = ${user} SQL SECURITY DEFINER AS ${query}`);
  try {
    return session.query(`SELECT * FROM ${name}`, "TSV").trim().replaceAll("\n", " | ");
  } catch (error) {
    return /necessary to have the grant (.+?)\. \(/.exec(String(error))?.[1] ?? String(error);
  }
}

test("who is granted a mirror reads its view, and nothing else", () => {
  expect(read("reader", "SELECT id, status FROM a.orders ORDER BY id")).toBe("1\tnew | 2\tpaid");
  expect(read("reader", "SELECT id FROM a.orders_rows")).toBe("SELECT ON a.orders_rows");
  expect(read("reader", "SELECT scope FROM a.shop_fences")).toBe("SELECT ON a.shop_fences");
  expect(read("reader", "SELECT key FROM a.shop_dead_letters")).toBe("SELECT ON a.shop_dead_letters");
});

test("who is granted columns reads those, of the rows that a policy on the mirror lets through", () => {
  expect(read("clerk", "SELECT id FROM a.orders")).toBe("2");
  expect(read("clerk", "SELECT status FROM a.orders")).toBe("SELECT ON a.orders");
});
