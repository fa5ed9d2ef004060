import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { allBlocks, placeOf, root } from "./pages.js";

// Every TypeScript block of the docs, in one program, against the interfaces that a config is written against.
const blocks = new Map(
  allBlocks("ts").map((block, index) => [join(root, "docs", `block-${index}.ts`).replaceAll("\\", "/"), block]),
);

function programOf(): ts.Program {
  const path = join(root, "tsconfig.json");
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(path, ts.sys.readFile).config, ts.sys, root);
  const settings = { ...options, baseUrl: root, paths: { headrace: ["src/index.ts"] }, noEmit: true };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => blocks.has(file) || fileExists(file);
  host.readFile = (file) => blocks.get(file)?.content ?? readFile(file);
  return ts.createProgram([...blocks.keys()], settings, host);
}

test("every TypeScript block compiles", () => {
  expect(blocks.size).toBeGreaterThan(20);
  const program = programOf();
  const problems = [...blocks].flatMap(([file, block]) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map((each) => `${placeOf(block)}: ${ts.flattenDiagnosticMessageText(each.messageText, "\n")}`);
  });
  expect(problems).toEqual([]);
});
