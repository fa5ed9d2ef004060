import type { Resource } from "../../../compiler/model/resource.js";
import type { CollectorSpec } from "../schema/collector.js";
import { componentsOf } from "./component.js";
import { textIn, valueIn } from "./value.js";

/** Where a `file_storage` keeps its files when nothing else is said. */
export const STORAGE_FOLDER = "/var/lib/otelcol/file_storage";

/** Folders that a collector writes to, which must be there, be its user's and outlive it; none inside of another. */
export function writtenFolders(collector: Resource<CollectorSpec>): readonly string[] {
  const folders = componentsOf(collector, ["exporters", "extensions"]).flatMap(({ section, type, config }) => {
    if (section === "extensions" && type === "file_storage") {
      const isCompacted = ["on_start", "on_rebound"].some((when) => valueIn(config.compaction, when) === true);
      const compacted = textIn(valueIn(config.compaction, "directory")) ?? STORAGE_FOLDER;
      return [textIn(config.directory) ?? STORAGE_FOLDER, ...(isCompacted ? [compacted] : [])];
    }
    if (section !== "exporters" || type !== "file") return [];
    const path = textIn(config.path) ?? "";
    return /^\/(dev|proc)\//.test(path) ? [] : [path.slice(0, path.lastIndexOf("/"))];
  });
  const plain = [...new Set(folders.map((each) => each.replace(/\/+$/, "")))].filter((each) => /^\/[^$]+$/.test(each));
  return plain.filter((each) => !plain.some((other) => other !== each && each.startsWith(`${other}/`))).sort();
}
