import { expect, test } from "vitest";
import { yamlText } from "../../../src/compiler/emit/yaml.js";

test("what is said twice is written twice: reviewers read no anchors", () => {
  const labels = { team: "data" };
  expect(yamlText([{ labels }, { labels }])).toBe("- labels:\n    team: data\n- labels:\n    team: data\n");
});

test("a long text stays on its line", () => {
  const text = "word ".repeat(60).trim();
  expect(yamlText({ text })).toBe(`text: ${text}\n`);
});
