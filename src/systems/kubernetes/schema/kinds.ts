/** The kinds' names, for those who look for them without needing what they are made of. */
export const CLUSTER_KIND = "kubernetes.cluster";
export const BACKUP_KIND = "kubernetes.backup";
