import { join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..", "..");

/** As a strict project would have it; `headrace` leads to the sources of the public surface. */
export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
  typeRoots: [join(root, "node_modules", "@types")],
  paths: { headrace: [join(root, "src", "index.ts")] },
};

export type Texts = Readonly<Record<string, string>>;

/** The folder in which the files that a test gives as texts seem to lie; nothing is written there. */
export const folder = join(root, "test", "types", "given");

function hostOf(texts: Texts): ts.CompilerHost {
  const host = ts.createCompilerHost(compilerOptions);
  const given = new Map(Object.entries(texts).map(([path, text]) => [join(folder, path), text]));
  return {
    ...host,
    fileExists: (path) => given.has(path) || host.fileExists(path),
    readFile: (path) => given.get(path) ?? host.readFile(path),
    directoryExists: (path) => path.startsWith(folder) || (host.directoryExists?.(path) ?? true),
    getSourceFile: (path, language) => {
      const text = given.get(path);
      return text === undefined ? host.getSourceFile(path, language) : ts.createSourceFile(path, text, language);
    },
  };
}

export function programOf(texts: Texts): ts.Program {
  const names = Object.keys(texts).map((path) => join(folder, path));
  return ts.createProgram(names, compilerOptions, hostOf(texts));
}

/** `line: message`, the parts of a message that belong together on one line. */
export function problemsOf(program: ts.Program): readonly string[] {
  return ts.getPreEmitDiagnostics(program).map((each) => {
    const text = ts.flattenDiagnosticMessageText(each.messageText, " ").replace(/\s+/g, " ");
    const line = each.file?.getLineAndCharacterOfPosition(each.start ?? 0).line ?? -1;
    return `${line + 1}: ${text}`;
  });
}
