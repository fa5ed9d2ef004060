export { type Cluster, type ClusterOptions, cluster } from "./cluster.js";
export type { ConnectImage } from "./connect.js";
export type { Component, Environment, EnvironmentSource } from "./environment.js";
export { type Manifest, type ManifestOptions, manifest } from "./manifest.js";
export type { Operators, Peer } from "./network.js";
export type { Patch, PatchTarget } from "./patch.js";
export type { Load, Quantities, Resources, Storage } from "./sizes.js";
