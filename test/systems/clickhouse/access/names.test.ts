import fc from "fast-check";
import { expect, test } from "vitest";
import { accessStatements } from "../../../../src/systems/clickhouse/emit/access/statements.js";
import { call } from "../../../compiler/resolve/loaded.js";
import { ScratchEngine } from "../scratch-engine.js";
import { EVENTS, grant, pipelineOf, referenceTo, role, user } from "./declarations.js";

const engine = new ScratchEngine();
const name = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      "it's",
      "a`b",
      "a\\b",
      "a b.c",
      "select",
      "ALL",
      "to",
      "a@b",
      "ON",
      "{x:String}",
      "ü",
      "1",
      "--",
      "a\nb",
    ),
  )
  .map((text) => Buffer.from(text).toString())
  .filter((text) => text.trim() !== "" && !/^(none|all|any|current_user)$/i.test(text));

test("any name, and any text of a host or database, is read back as it is", async () => {
  await fc.assert(
    fc.asyncProperty(name, name, name, name, async (one, two, host, database) => {
      fc.pre(one !== two);
      const holder = role(one);
      const member = user(two, {
        authentication: { type: "ldap", server: host },
        roles: [referenceTo(holder)],
        hosts: [{ like: host }],
        defaultDatabase: database,
      });
      const pipeline = pipelineOf(
        EVENTS,
        holder,
        member,
        call("clickhouse.settingsProfile", two, { inherit: [one], settings: { timezone: host } }),
        call("clickhouse.quota", one, { intervals: [{ interval: "1 hour" }], to: [referenceTo(member)] }),
        call("clickhouse.rowPolicy", two, {
          on: referenceTo(EVENTS),
          using: { $sql: ["id = 1"] },
          to: { allExcept: [referenceTo(holder)] },
        }),
        grant("g", ["SELECT"], referenceTo(EVENTS), [holder, member]),
      );
      // Read and printed twice it is the same: no name was taken for syntax, or for two.
      const statements = accessStatements(pipeline).map((each) => `'${each.replace(/[\\']/g, "\\$&")}'`);
      const results = await engine.results(
        statements.map((each) => `SELECT formatQuerySingleLine(${each}) AS once, formatQuerySingleLine(once) AS twice`),
      );
      for (const result of results) {
        if (!result.ok) throw new Error(result.failure.message);
        expect(result.rows[0]?.twice).toBe(result.rows[0]?.once);
      }
      const last = results.at(-1);
      const printed = last?.ok === true ? String(last.rows[0]?.once) : "";
      expect(printed.match(/DEFAULT DATABASE/g)).toHaveLength(1);
    }),
    { numRuns: 40 },
  );
});
