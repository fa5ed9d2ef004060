/** `https://bucket.s3.region.amazonaws.com/prefix` and `https://host/bucket/prefix` as `bucket/prefix`. */
export function bucketAndPrefix(url: string): string {
  const { hostname, pathname } = new URL(url);
  const [, bucket] = /^(.+)\.s3[.-]/.exec(hostname) ?? [];
  return `${bucket === undefined ? "" : `${bucket}/`}${pathname.replace(/^\/+|\/+$/g, "")}`.replace(/\/$/, "");
}
