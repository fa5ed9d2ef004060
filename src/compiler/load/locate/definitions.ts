import {
  type Expression,
  type Identifier,
  Node,
  type SourceFile,
  type Statement,
  VariableDeclarationKind,
} from "ts-morph";
import type { ImportTable } from "../import-table.js";

/** What a name stands for: an expression that was written somewhere, or a whole module. */
export type Definition = Expression | SourceFile;

/** Finds what names stand for by syntax alone: no types, no program, no reading of packages. */
export class Definitions {
  constructor(
    private readonly fileAt: (path: string) => SourceFile | undefined,
    private readonly imports: ImportTable,
  ) {}

  /** What the identifier stands for, if that is a `const` or an import; what is computed has no definition. */
  of(identifier: Identifier): Definition | undefined {
    const name = identifier.getText();
    for (let scope: Node | undefined = identifier.getParent(); scope !== undefined; scope = scope.getParent()) {
      if (Node.isFunctionLikeDeclaration(scope) && scope.getParameters().some((each) => declares(each, name))) {
        return undefined;
      }
      if (isLoop(scope) && declares(scope.getInitializer(), name)) return undefined;
      if (!Node.isStatemented(scope)) continue;
      const declared = declarationIn(scope.getStatements(), name);
      if (declared !== undefined) return declared === HIDDEN ? undefined : declared;
    }
    return this.imported(identifier.getSourceFile(), name);
  }

  /** What a module exports by this name, through re-exports. */
  exported(file: SourceFile, name: string, seen = new Set<SourceFile>()): Definition | undefined {
    if (seen.has(file)) return undefined;
    seen.add(file);
    for (const declaration of file.getExportDeclarations()) {
      const target = this.moduleAt(file, declaration.getModuleSpecifierValue());
      if (declaration.getNamespaceExport()?.getName() === name) return target;
      for (const each of declaration.getNamedExports()) {
        if ((each.getAliasNode()?.getText() ?? each.getName()) !== name) continue;
        return declaration.hasModuleSpecifier()
          ? target && this.exported(target, each.getName(), seen)
          : this.local(file, each.getName());
      }
    }
    if (name === "default") return file.getExportAssignment((each) => !each.isExportEquals())?.getExpression();
    const own = file.getVariableStatements().some((each) => each.hasExportKeyword() && declares(each, name));
    if (own) return this.local(file, name);
    for (const declaration of file.getExportDeclarations()) {
      if (declaration.getNamespaceExport() !== undefined || declaration.hasNamedExports()) continue;
      const target = this.moduleAt(file, declaration.getModuleSpecifierValue());
      const found = target && this.exported(target, name, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private local(file: SourceFile, name: string): Definition | undefined {
    const declared = declarationIn(file.getStatements(), name);
    return declared === HIDDEN ? undefined : (declared ?? this.imported(file, name));
  }

  private imported(file: SourceFile, name: string): Definition | undefined {
    for (const declaration of file.getImportDeclarations()) {
      const target = this.moduleAt(file, declaration.getModuleSpecifierValue());
      if (target === undefined) continue;
      if (declaration.getNamespaceImport()?.getText() === name) return target;
      if (declaration.getDefaultImport()?.getText() === name) return this.exported(target, "default");
      for (const each of declaration.getNamedImports()) {
        if ((each.getAliasNode()?.getText() ?? each.getName()) === name) return this.exported(target, each.getName());
      }
    }
    return undefined;
  }

  private moduleAt(file: SourceFile, specifier: string | undefined): SourceFile | undefined {
    const path = specifier === undefined ? undefined : this.imports.targetOf(file.getFilePath(), specifier);
    return path === undefined ? undefined : this.fileAt(path);
  }
}

/** A name that is declared here, but not as a constant with a value to show. */
const HIDDEN = Symbol("hidden");

function declarationIn(statements: readonly Statement[], name: string): Expression | typeof HIDDEN | undefined {
  for (const statement of statements) {
    if (!Node.isVariableStatement(statement)) continue;
    for (const declaration of statement.getDeclarations()) {
      if (!declares(declaration, name)) continue;
      const isConstant = statement.getDeclarationKind() === VariableDeclarationKind.Const;
      const isNamed = Node.isIdentifier(declaration.getNameNode());
      return (isConstant && isNamed ? declaration.getInitializer() : undefined) ?? HIDDEN;
    }
  }
  return undefined;
}

function isLoop(node: Node): node is Node & { getInitializer(): Node | undefined } {
  return Node.isForStatement(node) || Node.isForOfStatement(node) || Node.isForInStatement(node);
}

/** Whether a parameter, a variable or a list of variables binds the name, in a pattern too. */
function declares(node: Node | undefined, name: string): boolean {
  if (node === undefined) return false;
  if (Node.isVariableStatement(node) || Node.isVariableDeclarationList(node)) {
    return node.getDeclarations().some((each) => declares(each, name));
  }
  if (Node.isVariableDeclaration(node) || Node.isParameterDeclaration(node) || Node.isBindingElement(node)) {
    return declares(node.getNameNode(), name);
  }
  if (Node.isObjectBindingPattern(node) || Node.isArrayBindingPattern(node)) {
    return node.getElements().some((each) => declares(each, name));
  }
  return Node.isIdentifier(node) && node.getText() === name;
}
