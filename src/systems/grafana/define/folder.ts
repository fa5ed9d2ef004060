import { type Declared, declare } from "../../../compiler/model/declaration.js";

/** A folder of dashboards. */
export interface Folder extends Declared<"grafana.folder"> {}

export interface FolderOptions {
  /** Its title in Grafana. Default: its name. */
  readonly title?: string;
  /** Its uid, at most 40 letters, digits, `-` and `_`. Default: made of its name and the pipeline's. */
  readonly uid?: string;
}

/** Declares a folder, by the name that its dashboards' files are kept under. */
export function folder(name: string, options: FolderOptions): Folder {
  return declare("grafana.folder", name, options, folder, {});
}
