import type { SecretReference } from "../model/reference.js";

/** A secret as an environment variable: `inventory-postgres/password` is `INVENTORY_POSTGRES_PASSWORD`. */
export function environmentVariable(secret: SecretReference): string {
  return words(secret).toUpperCase();
}

/** A secret as a psql variable: `inventory_postgres_password`. */
export function psqlVariable(secret: SecretReference): string {
  return words(secret).toLowerCase();
}

function words(secret: SecretReference): string {
  const joined = secret.$secret.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  return /^\d/.test(joined) ? `_${joined}` : joined;
}
