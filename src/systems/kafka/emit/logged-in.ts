import type { Reference } from "../../../compiler/model/reference.js";
import { type Pipeline, type Resource, resourceAt } from "../../../compiler/model/resource.js";
import { type ClusterSpec, USER } from "../schema.js";

/** A cluster as one of its users logs in to it, where that is known: with an account of its own. */
export function loggedInAs(
  cluster: Resource<ClusterSpec>,
  user: Reference | undefined,
  { resources }: Pick<Pipeline, "resources">,
): ClusterSpec {
  const { spec } = cluster;
  const account = user === undefined ? undefined : resourceAt(resources, user.$ref, USER);
  const password = account?.spec.password;
  if (account === undefined || password === undefined || spec.sasl === undefined) return spec;
  const { authentication } = account.spec;
  if (authentication !== "SCRAM-SHA-256" && authentication !== "SCRAM-SHA-512") return spec;
  return { ...spec, sasl: { mechanism: authentication, username: account.name, password } };
}
