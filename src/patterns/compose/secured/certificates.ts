import { OPENSSL_IMAGE } from "../images.js";
import type { Mount, Service, Services } from "../service.js";
import type { CertificateFolder } from "./folder.js";

const SERVICE = "certificates";
const SCRIPT = "/compose/certificates.sh";

/** A volume of certificates, and what is put into it for whom. */
export interface IssuedVolume {
  readonly volume: string;
  readonly folder: CertificateFolder;
  /** Whose key is in it; undefined where only the authority is. */
  readonly service: string | undefined;
  /** Names that the service is reached by. */
  readonly names: readonly string[];
}

/** Those of services, each in a volume of its own; what holds no key is one volume for all who have it at one place. */
export function issuedVolumes(services: Services): readonly IssuedVolume[] {
  const found = new Map<string, IssuedVolume>();
  for (const [name, service] of Object.entries(services)) {
    for (const folder of service.certificates ?? []) {
      const volume = volumeOf(name, folder);
      const files = { ...found.get(volume)?.folder.files, ...folder.files };
      const isOwn = hasKey(folder);
      const names = isOwn ? [...new Set([name, ...(service.aliases ?? [])])] : [];
      found.set(volume, {
        volume,
        folder: { folder: folder.folder, files },
        service: isOwn ? name : undefined,
        names,
      });
    }
  }
  return [...found.values()];
}

function hasKey({ files }: CertificateFolder): boolean {
  return Object.values(files).some((held) => held !== "ca");
}

function volumeOf(service: string, folder: CertificateFolder): string {
  const place = folder.folder.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return hasKey(folder) ? `${service}-${place}` : `authority-${place}`;
}

/** The services, each with its certificates and after who issues them, and that one before all. */
export function withCertificates(services: Services): Services {
  const issued = issuedVolumes(services);
  if (issued.length === 0) return services;
  const certificates: Service = {
    image: OPENSSL_IMAGE,
    entrypoint: ["sh", SCRIPT],
    mounts: [
      { source: "./certificates.sh", target: SCRIPT },
      { source: "authority", target: "/authority", isVolume: true },
      ...issued.map(({ volume }): Mount => ({ source: volume, target: `/issued/${volume}`, isVolume: true })),
    ],
    cpus: 0.5,
    memory: "128m",
    isOnce: true,
  };
  const given = Object.entries(services).map(([name, service]): [string, Service] => {
    const folders = service.certificates ?? [];
    if (folders.length === 0) return [name, service];
    const mounts = folders.map(
      (folder): Mount => ({
        source: volumeOf(name, folder),
        target: folder.folder,
        isVolume: true,
        isReadOnly: true,
      }),
    );
    return [
      name,
      {
        ...service,
        mounts: [...(service.mounts ?? []), ...mounts],
        waitsFor: { [SERVICE]: "service_completed_successfully", ...service.waitsFor },
      },
    ];
  });
  return { [SERVICE]: certificates, ...Object.fromEntries(given) };
}
