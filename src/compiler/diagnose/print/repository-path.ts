/** Where the working folder lies in the repository, for formats whose paths are the repository's: `deploy`, or "". */
export interface RepositoryOptions {
  readonly folderInRepository?: string;
}

/** A file's path from the repository's root. */
export function repositoryPath(file: string, { folderInRepository = "" }: RepositoryOptions): string {
  const segments: string[] = [];
  for (const segment of `${folderInRepository}/${file}`.split("/")) {
    if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
