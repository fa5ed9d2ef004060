import { stringLiteral } from "../../systems/clickhouse/public.js";
import { queried, word } from "./section.js";

/** `https://bucket.s3.region.amazonaws.com/prefix` and `https://host/bucket/prefix` as `bucket/prefix`. */
export function bucketAndPrefix(url: string): string {
  const { hostname, pathname } = new URL(url);
  const [, bucket] = /^(.+)\.s3[.-]/.exec(hostname) ?? [];
  return `${bucket === undefined ? "" : `${bucket}/`}${pathname.replace(/^\/+|\/+$/g, "")}`.replace(/\/$/, "");
}

/** What a bucket has below a path. Amazon's own endpoint is known to its client, others are given. */
export function listBucket(url: string, path: string): string {
  const { origin, hostname } = new URL(url);
  const endpoint = hostname.endsWith(".amazonaws.com") ? "" : ` --endpoint-url ${word(origin)}`;
  return `aws s3 ls --recursive${endpoint} ${word(`s3://${bucketAndPrefix(url)}/${path}/`)}`;
}

/** Where a disk's files are, on its server. */
export function diskPath(disk: string): string {
  return queried(`SELECT path FROM system.disks WHERE name = ${stringLiteral(disk)}`);
}
