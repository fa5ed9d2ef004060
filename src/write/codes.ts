import type { DiagnosticCode } from "../compiler/model/diagnostic.js";

export const LOCK_UNREADABLE: DiagnosticCode = {
  code: "lock/unreadable",
  severity: "error",
  summary: "The lock of the output folder can't be read",
  why: "The lock says which files Headrace wrote and with which bytes. Without it, files edited by hand can't be told from generated ones, and files that are no longer generated can't be deleted safely. A merge conflict in it is the usual cause.",
  mend: "Restore it: `git checkout -- generated/headrace.lock.json`. After a merge, take either side, then run `headrace generate`: it is written anew. Or delete it and run `headrace generate`; files with other bytes than would be generated then have to be deleted or overwritten with `--force`, because nothing remembers whether somebody edited them.",
};

export const EDITED_BY_HAND: DiagnosticCode = {
  code: "write/edited-by-hand",
  severity: "error",
  summary: "Generated files were edited by hand",
  why: "The bytes on disk are not those that the lock remembers: somebody changed a generated file. Writing over it would lose the change without a word, so nothing was written.",
  mend: "Bring the change into `pipeline.config.ts` and run `headrace generate --force`, or take it back with `git checkout -- <file>`. `headrace diff` shows what would be lost.",
};

export const EDITED_KEPT: DiagnosticCode = {
  code: "write/edited-kept",
  severity: "warning",
  summary: "Files that are no longer generated were kept because they were edited by hand",
  why: "Headrace deletes a file only when it still has the bytes that Headrace wrote, whatever flags are given. From now on the file is yours: the lock no longer lists it.",
  mend: "Delete the file if it isn't needed, or move it out of the output folder.",
};

export const NOT_OURS: DiagnosticCode = {
  code: "write/not-ours",
  severity: "error",
  summary: "Files that Headrace did not write stand where it would write",
  why: "The output folder holds files that the lock doesn't list, at paths that are to be generated and with other bytes. They may be somebody's work, so nothing was written. It also happens when the lock was deleted or never committed.",
  mend: "Move the files away, choose another folder with `--out`, restore `headrace.lock.json` from git, or overwrite them with `--force`.",
};

export const IN_THE_WAY: DiagnosticCode = {
  code: "write/in-the-way",
  severity: "error",
  summary: "Something that is not a plain file stands where a file is to be written",
  why: "A folder, a symbolic link or a special file can't be replaced by a generated file without deleting what isn't Headrace's, or writing outside the output folder. `--force` doesn't do that either.",
  mend: "Move it away or choose another folder with `--out`. The output folder itself may be a symbolic link; nothing inside it may be.",
};

export const INVALID_PATH: DiagnosticCode = {
  code: "write/invalid-path",
  severity: "error",
  summary: "A generated file's path is not usable",
  why: "Every generated file has to lie inside the output folder, at a path that every common file system and git can hold.",
  mend: "Shorten or rename the resource that the path comes from. If no name of yours is in it, report it: it is an error in Headrace.",
};

export const DUPLICATE_PATH: DiagnosticCode = {
  code: "write/duplicate-path",
  severity: "error",
  summary: "Two generated files have the same path",
  why: "The second would overwrite the first, and the pipeline would lack a part without anyone seeing it.",
  mend: "Rename one of the two resources. If their names differ already, report it: it is an error in Headrace.",
};

export const COLLIDING_PATHS: DiagnosticCode = {
  code: "write/colliding-paths",
  severity: "error",
  summary: "Two generated paths can't exist side by side",
  why: "Paths that differ only in upper and lower case are one file on macOS and Windows: a colleague's checkout would hold half the pipeline. A path can't be a file and a folder either.",
  mend: "Rename one of the two resources so that their names differ in more than case.",
};

export const OUT_NOT_A_FOLDER: DiagnosticCode = {
  code: "write/out-not-a-folder",
  severity: "error",
  summary: "The output path is not a folder",
  why: "The output folder, or something on the way to it, is a file: no generated file can be put there.",
  mend: "Move the file away, or choose another folder with `--out`.",
};

export const NO_SPACE: DiagnosticCode = {
  code: "write/no-space",
  severity: "error",
  summary: "The disk is full",
  why: "All new files are written beside the old ones before the first is replaced, so a full disk costs nothing: the output is as it was, unless the detail says otherwise.",
  mend: "Free some space (a quota may be what is used up) and run the command again.",
};

export const NOT_PERMITTED: DiagnosticCode = {
  code: "write/not-permitted",
  severity: "error",
  summary: "The output folder can't be read or written",
  why: "The user who runs Headrace lacks a permission in the output folder, or its file system is read-only.",
  mend: "Give the user the permission (`ls -la` on the path named), or choose another folder with `--out`. Files made by a container as root are the usual cause.",
};

export const FAILED: DiagnosticCode = {
  code: "write/failed",
  severity: "error",
  summary: "The file system refused an operation",
  why: "Reading or writing the output folder failed for a reason that Headrace doesn't know. The operating system's own words are in the detail.",
  mend: "Mend the cause and run the command again: whatever was begun is completed then.",
};

export const BUSY: DiagnosticCode = {
  code: "write/busy",
  severity: "error",
  summary: "Another run of Headrace is writing to the output folder",
  why: "Two runs that write to one folder at once would mix their files. The second waits a little and then gives up.",
  mend: "Wait for the other run to end and run the command again. A run that was killed is recognised by itself within a minute.",
};

export const INTERRUPTED: DiagnosticCode = {
  code: "write/interrupted",
  severity: "warning",
  summary: "An earlier run was interrupted while it wrote",
  why: "Every file is whole, but some are of the earlier run and some are not replaced yet.",
  mend: "Run `headrace generate`: it completes the output and tidies up.",
};

/** Every code of this stage, for the registry. */
export const writeCodes: readonly DiagnosticCode[] = [
  LOCK_UNREADABLE,
  EDITED_BY_HAND,
  EDITED_KEPT,
  NOT_OURS,
  IN_THE_WAY,
  INVALID_PATH,
  DUPLICATE_PATH,
  COLLIDING_PATHS,
  OUT_NOT_A_FOLDER,
  NO_SPACE,
  NOT_PERMITTED,
  FAILED,
  BUSY,
  INTERRUPTED,
];
