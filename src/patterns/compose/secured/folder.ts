/** What a file of a service's certificates holds; `both` is the key and the certificate, as Kafka reads them, and `store` as Java does. */
export type Held = "ca" | "certificate" | "key" | "both" | "store";

/** A folder of a service in which it finds certificates. */
export interface CertificateFolder {
  readonly folder: string;
  /** By the files' names. */
  readonly files: Readonly<Record<string, Held>>;
}

/** Files by their whole paths, in the folders that they lie in; undefined ones are left out. */
export function foldersOf(paths: readonly (readonly [string | undefined, Held])[]): readonly CertificateFolder[] {
  const folders = new Map<string, Record<string, Held>>();
  for (const [path, held] of paths) {
    if (path === undefined) continue;
    const slash = path.lastIndexOf("/");
    const folder = path.slice(0, slash) || "/";
    folders.set(folder, { ...folders.get(folder), [path.slice(slash + 1)]: held });
  }
  return [...folders].map(([folder, files]) => ({ folder, files }));
}

/** Where a service of ours has its own: no config names these paths. */
export const OWN = "/certificates";
export const OWN_FILES = { ca: `${OWN}/ca.crt`, certificate: `${OWN}/tls.crt`, key: `${OWN}/tls.key` } as const;
/** Kafka reads a key and its certificate from one file. */
export const OWN_BOTH = `${OWN}/tls.pem`;

export function ownFolder(): CertificateFolder {
  return {
    folder: OWN,
    files: { "ca.crt": "ca", "tls.crt": "certificate", "tls.key": "key", "tls.pem": "both", "tls.p12": "store" },
  };
}

/** For who only has to know others. */
export function ownAuthority(): CertificateFolder {
  return { folder: OWN, files: { "ca.crt": "ca" } };
}
