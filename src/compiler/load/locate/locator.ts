import { type CallExpression, Node, Project, type SourceFile } from "ts-morph";
import type { Place } from "../../model/diagnostic.js";
import { NAME, type Origin } from "../../model/origin.js";
import type { ImportTable } from "../import-table.js";
import type { Position } from "../original-places.js";
import type { SourceTexts } from "../source-text.js";
import { Definitions } from "./definitions.js";
import { Follower } from "./follow.js";
import { underlineOf, underlineOfText } from "./underline.js";

/** Finds values inside calls in the syntax of the user's files. `file` of its places is an absolute path. */
export class Locator {
  private readonly project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { allowJs: true, noLib: true },
  });
  private readonly files = new Map<string, SourceFile | undefined>();
  private readonly follower: Follower;

  constructor(
    private readonly texts: SourceTexts,
    imports: ImportTable,
  ) {
    this.follower = new Follower(new Definitions((path) => this.fileAt(path), imports));
  }

  /** The place of an origin whose call is at `position`; undefined when all that is found is the call. */
  locate(position: Position, origin: Origin): Place | undefined {
    const file = this.fileAt(position.path);
    const call = file === undefined ? undefined : callAt(file, position);
    if (call === undefined) return undefined;
    const [first, second] = call.getArguments();
    if (first === undefined) return undefined;
    const isName = origin.path[0] === NAME;
    const options = isName ? first : (second ?? first);
    const found = this.follower.follow(options, isName ? origin.path.slice(1) : origin.path);
    if (found === undefined) return undefined;
    if (origin.text !== undefined) {
      const inText = underlineOfText(this.follower.textsWithin(found.node), origin.text);
      if (inText !== undefined) return inText;
    }
    return underlineOf(found.node, found.name);
  }

  private fileAt(path: string): SourceFile | undefined {
    if (!this.files.has(path)) {
      const text = this.texts.at(path)?.text;
      this.files.set(path, text === undefined ? undefined : this.project.createSourceFile(path, text));
    }
    return this.files.get(path);
  }
}

/** The innermost call whose callee is at the position: the last name of `a.b` in `a.b(…)`. */
function callAt(file: SourceFile, { line, column }: Position): CallExpression | undefined {
  const start = file.compilerNode.getLineStarts()[line - 1];
  if (start === undefined) return undefined;
  const offset = start + column - 1;
  let node: Node | undefined = file.getDescendantAtPos(offset);
  while (node !== undefined) {
    if (Node.isCallExpression(node) && offset < node.getExpression().getEnd()) return node;
    node = node.getParent();
  }
  return undefined;
}
