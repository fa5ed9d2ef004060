import { createHash } from "node:crypto";
import type { SecretReference } from "../../compiler/model/reference.js";

const MOST = 63;

/** A name as one of an object: itself where that can be, else what is left of it with a hash that tells it apart. */
export function objectName(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, "-")
    .replace(/\.[.-]+|-+\./g, ".")
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
  if (slug === name && slug.length <= MOST) return slug;
  const hash = shortHash(name);
  return `${slug.slice(0, MOST - hash.length - 1).replace(/[^a-z0-9]+$/, "")}-${hash}`.replace(/^-/, "");
}

/** A name as a DNS label, as names of ports' owners and services are: without dots. */
export function labelName(name: string): string {
  const plain = name.replaceAll(".", "-");
  return plain === name ? objectName(name) : objectName(plain);
}

/** A name that a CronJob's own, and the names of its pods, can begin with: Kubernetes adds to them. */
export function shortName(name: string, most = 40): string {
  const label = labelName(name);
  return label.length <= most ? label : `${label.slice(0, most - 9).replace(/-+$/, "")}-${shortHash(name)}`;
}

export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

export interface SecretKey {
  readonly name: string;
  readonly key: string;
}

/** A secret's path as a Secret and the key in it: `inventory-postgres/password`. */
export function secretKey({ $secret }: SecretReference): SecretKey {
  const slash = $secret.lastIndexOf("/");
  const [place, key] = slash === -1 ? [$secret, "value"] : [$secret.slice(0, slash), $secret.slice(slash + 1)];
  return { name: objectName(place.replaceAll("/", "-")), key: key.replace(/[^A-Za-z0-9._-]+/g, "_") || "value" };
}
