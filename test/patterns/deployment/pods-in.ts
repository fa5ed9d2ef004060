type Data = Readonly<Record<string, unknown>>;

function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (found, step) => (typeof found === "object" && found !== null ? Reflect.get(found, step) : undefined),
    value,
  );
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null;
}

const TEMPLATES: Readonly<Record<string, readonly (string | number)[]>> = {
  ClickHouseInstallation: ["spec", "templates", "podTemplates", 0, "spec"],
  ClickHouseKeeperInstallation: ["spec", "templates", "podTemplates", 0, "spec"],
  CronJob: ["spec", "jobTemplate", "spec", "template", "spec"],
  Deployment: ["spec", "template", "spec"],
  Job: ["spec", "template", "spec"],
  StatefulSet: ["spec", "template", "spec"],
};

/** The pods that a manifest makes, or has an operator make; with volumes for what only claims of the operator's are. */
export function podsIn(manifest: { readonly kind: string; readonly metadata: { readonly name: string } }): readonly {
  readonly title: string;
  readonly spec: Data;
}[] {
  const path = TEMPLATES[manifest.kind];
  const spec = path === undefined ? undefined : at(manifest, ...path);
  if (!isData(spec)) return [];
  const claims = manifest.kind.startsWith("ClickHouse") ? [{ name: "data", emptyDir: {} }] : claimsOf(manifest);
  const volumes = Array.isArray(spec.volumes) ? spec.volumes : [];
  const { restartPolicy = "Always" } = spec;
  const title = `${manifest.kind} ${manifest.metadata.name}`;
  return [{ title, spec: { ...spec, restartPolicy, volumes: [...volumes, ...claims] } }];
}

/** A claim of each pod is a volume of it. */
function claimsOf(manifest: object): readonly Data[] {
  const claims = at(manifest, "spec", "volumeClaimTemplates");
  return Array.isArray(claims) ? claims.map((claim) => ({ name: at(claim, "metadata", "name"), emptyDir: {} })) : [];
}
