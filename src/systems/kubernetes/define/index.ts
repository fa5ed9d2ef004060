export { type Backup, type BackupOptions, backup } from "./backup.js";
export { type Cluster, type ClusterOptions, cluster, type Image } from "./cluster.js";
export type { ConnectImage } from "./connect.js";
export type { Component, Environment, EnvironmentSource } from "./environment.js";
export { type Manifest, type ManifestOptions, manifest } from "./manifest.js";
export type { Operators, Peer } from "./network.js";
export type { Patch, PatchTarget } from "./patch.js";
export type { Load, Quantities, Resources, Storage } from "./sizes.js";
