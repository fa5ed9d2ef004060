import { createHash } from "node:crypto";
import type { Pipeline } from "../../compiler/model/resource.js";

/**
 * A network of eight addresses between Prometheus and what stands on the machine itself, which answers at the gateway and
 * nowhere else. It must be known before Docker makes it; 198.18.0.0/15 is nobody's, and each pipeline has its own part.
 */
export function machineNetwork({ name }: Pipeline): { readonly subnet: string; readonly gateway: string } {
  const [high = 0, low = 0] = createHash("sha256").update(name).digest();
  const part = low & 0xf8;
  return { subnet: `198.18.${high}.${part}/29`, gateway: `198.18.${high}.${part + 1}` };
}
