import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..", "..");

/** The target of an import whose name is not written out. */
export const COMPUTED = "(computed)";

export interface Import {
  /** A file of `src`, or the specifier of a package or of a module of Node's. */
  readonly target: string;
  readonly names: readonly string[];
  /** `types`: gone when it runs; `dynamic`: loaded when it is reached. */
  readonly when: "types" | "start" | "dynamic";
}

export interface SourceFile {
  /** From the root of the repository: `src/cli/main.ts`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** `console.log`, `process.exit`: every name with what stands before its dot. */
  readonly accesses: readonly string[];
}

export const sourceFiles: readonly SourceFile[] = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") || name.endsWith(".json"))
  .map((name) => readSource(`src/${name.replaceAll("\\", "/")}`))
  .sort((left, right) => (left.path < right.path ? -1 : 1));

function readSource(path: string): SourceFile {
  // Data is looked up, not read: it has no lines to hold to.
  if (path.endsWith(".json")) return { path, lines: 0, imports: [], accesses: [] };
  const text = readFileSync(join(root, path), "utf8");
  const imports: Import[] = [];
  const accesses: string[] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found !== undefined) imports.push({ ...found, target: targetOf(found.target, path) });
    if (ts.isPropertyAccessExpression(node)) accesses.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true));
  return { path, lines: text.split("\n").length - 1, imports, accesses };
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    const names = namesOf(node.importClause?.namedBindings);
    return { target: textOf(node.moduleSpecifier), names, when: isTypes(node.importClause) ? "types" : "start" };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    const isGone = node.isTypeOnly || isTypesOnly(node.exportClause);
    return { target: textOf(node.moduleSpecifier), names: [], when: isGone ? "types" : "start" };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { target: textOf(node.argument.literal), names: [], when: "types" };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { target: textOf(node.arguments[0]), names: [], when: "dynamic" };
  }
  return undefined;
}

function isTypes(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || isTypesOnly(clause?.namedBindings);
}

function isTypesOnly(bindings: ts.Node | undefined): boolean {
  if (bindings === undefined || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

function namesOf(bindings: ts.NamedImportBindings | undefined): readonly string[] {
  if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text);
}

function textOf(node: ts.Node | undefined): string {
  if (node !== undefined && ts.isStringLiteralLike(node)) return node.text;
  return COMPUTED;
}

function targetOf(specifier: string, importer: string): string {
  if (!specifier.startsWith(".")) return specifier;
  return relative(root, join(root, importer, "..", specifier))
    .replaceAll("\\", "/")
    .replace(/\.js$/, ".ts");
}
