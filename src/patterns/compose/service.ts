import { environmentVariable } from "../../compiler/emit/secret-names.js";
import { isSecret, type SecretReference } from "../../compiler/model/reference.js";
import { PART_DEFAULTS } from "./images.js";
import type { PartName, PartSpec, StackSpec } from "./schema.js";
import type { CertificateFolder } from "./secured/folder.js";

export type Condition = "service_started" | "service_healthy" | "service_completed_successfully";

/** A service, before it is written as Compose has it. */
export interface Service {
  readonly image: string;
  readonly hostname?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | SecretReference>>;
  readonly ports?: readonly string[];
  readonly mounts?: readonly Mount[];
  /** Further names that others reach it by. */
  readonly aliases?: readonly string[];
  readonly waitsFor?: Readonly<Record<string, Condition>>;
  readonly health?: Health;
  /** Names of secrets that it reads as files. */
  readonly secrets?: readonly (string | SecretFile)[];
  /** Where it finds certificates, which are made for it. */
  readonly certificates?: readonly CertificateFolder[];
  readonly user?: string;
  readonly cpus: number;
  readonly memory: string;
  /** It ends when its work is done. */
  readonly isOnce?: boolean;
  /** It must reach what is outside: who is told of alerts. */
  readonly isOutward?: boolean;
  /** It sees the machine itself, not a container: its processes and its network, and it is in no other. */
  readonly isOfMachine?: boolean;
  /** It reaches what is of the machine, by this name. */
  readonly reachesMachine?: string;
}

/** A secret at a path of its own, instead of among those of `/run/secrets`. */
export interface SecretFile {
  readonly source: string;
  readonly target: string;
}

export interface Mount {
  /** A volume's name, or a path beside `compose.yaml`. */
  readonly source: string;
  readonly target: string;
  readonly isVolume?: boolean;
  /** What is mounted from the machine can be read only, unless this is said. */
  readonly isWritable?: boolean;
  /** A volume that another service fills. */
  readonly isReadOnly?: boolean;
}

export interface Health {
  readonly test: readonly string[];
  readonly interval: string;
  readonly startPeriod: string;
  /** How long the answer may take. Default: five seconds. */
  readonly timeout?: string;
}

/** Services by their names. */
export type Services = Readonly<Record<string, Service>>;

export function shell(command: string, startPeriod = "60s"): Health {
  return { test: ["CMD-SHELL", command], interval: "10s", startPeriod };
}

export function partOf(stack: StackSpec, name: PartName): PartSpec | undefined | false {
  // The schema's keys are the parts' names.
  return stack.parts[name] as PartSpec | undefined | false;
}

export function has(stack: StackSpec, name: PartName): boolean {
  return partOf(stack, name) !== false;
}

/** What a part's service has of the stack's options, and of the part's defaults. */
export function basics(stack: StackSpec, name: PartName): Pick<Service, "image" | "cpus" | "memory" | "ports"> {
  const said = partOf(stack, name);
  const options = said === false || said === undefined ? undefined : said;
  const { image, cpus, memory, ports } = PART_DEFAULTS[name];
  return {
    image: options?.image ?? image,
    cpus: options?.cpus ?? cpus,
    memory: options?.memory ?? memory,
    ports: options?.ports ?? ports,
  };
}

/** A part's own variables, and then what the stack says of them. */
export function variables(
  stack: StackSpec,
  name: PartName,
  own: Readonly<Record<string, string | SecretReference>>,
): Readonly<Record<string, string | SecretReference>> {
  const said = partOf(stack, name);
  return { ...own, ...(said === false || said === undefined ? {} : said.environment) };
}

/** Secrets as variables of their own names. */
export function lookedUp(secrets: readonly SecretReference[]): Readonly<Record<string, SecretReference>> {
  return Object.fromEntries(
    secrets
      .map((secret) => [environmentVariable(secret), secret] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** A variable's value in `compose.yaml`: a secret is taken from the environment, where it must be. */
export function written(value: string | SecretReference): string {
  if (!isSecret(value)) return value.replaceAll("$", "$$$$");
  const variable = environmentVariable(value);
  return `\${${variable}:?is not set: see .env.example}`;
}
