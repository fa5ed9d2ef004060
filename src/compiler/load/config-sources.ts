import { resolve } from "node:path";
import type { Place } from "../model/diagnostic.js";
import type { CallSite, Origin } from "../model/origin.js";
import type { Bundle } from "./bundle/bundle-config.js";
import { ImportTable } from "./import-table.js";
import type { Locator } from "./locate/locator.js";
import { OriginalPlaces, type Position } from "./original-places.js";
import { shownPath } from "./shown-path.js";
import { SourceTexts } from "./source-text.js";
import type { Sources } from "./sources.js";

/** The names and dots before and after the position of a call: `pg.` and `table` in `pg.table("x")`. */
const NAMES_BEFORE = /[\p{ID_Continue}$]+(?:\??\.[\p{ID_Continue}$]+)*\??\.$/u;
const NAME_AT = /^[\p{ID_Continue}$]+/u;

/** The files of a loaded config. Places are relative to the working folder of the time when it was loaded. */
export class ConfigSources implements Sources {
  private readonly texts = new SourceTexts();
  private readonly places: OriginalPlaces;
  private readonly imports: ImportTable;
  private readonly base: string;
  private locator: Promise<Locator> | undefined;

  constructor(
    bundle: Bundle,
    private readonly configPath: string,
  ) {
    this.base = bundle.base;
    this.places = new OriginalPlaces(bundle.path, bundle.map, this.texts);
    this.imports = new ImportTable(bundle.inputs, bundle.base);
  }

  async locate(origin: Origin): Promise<Place> {
    const position = this.places.of(origin.site);
    const call = this.callPlace(origin.site);
    if (position === undefined || (origin.path.length === 0 && origin.text === undefined)) return call;
    this.locator ??= this.openLocator();
    const found = (await this.locator).locate(position, origin);
    return found === undefined ? call : { ...found, file: shownPath(found.file, this.base) };
  }

  callPlace(site: CallSite): Place {
    const position: Position = this.places.of(site) ?? { path: this.configPath, line: 1, column: 1 };
    const line = this.texts.at(position.path)?.lines[position.line - 1] ?? "";
    const start = position.column - 1;
    const before = NAMES_BEFORE.exec(line.slice(0, start))?.[0].length ?? 0;
    const name = NAME_AT.exec(line.slice(start))?.[0].length ?? 1;
    return {
      file: shownPath(position.path, this.base),
      line: position.line,
      column: position.column - before,
      length: before + name,
    };
  }

  lineOf(place: Place): string | undefined {
    return this.texts.at(resolve(this.base, place.file))?.lines[place.line - 1];
  }

  /** All of the file of a place; nothing when it can't be read. */
  textOf(place: Place): string {
    return this.texts.at(resolve(this.base, place.file))?.text ?? "";
  }

  readonly close = (): void => {
    this.texts.clear();
    this.locator = undefined;
  };

  private async openLocator(): Promise<Locator> {
    const { Locator } = await import("./locate/locator.js");
    return new Locator(this.texts, this.imports);
  }
}
