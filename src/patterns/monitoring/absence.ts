import { among, constant, type Firing, quoted, series } from "./recommended.js";

/** A job, and of how many targets at least. */
export interface Expected {
  readonly job: string;
  readonly count: number;
}

/**
 * What does not answer, and what is not there to be asked: a pod that is gone or waits for a machine has no `up`, nor has
 * a job that Prometheus does not know.
 */
export function downOrMissing(jobs: readonly Expected[]): string {
  const names = jobs.map(({ job }) => job);
  const fewer = jobs.filter(({ count }) => count > 1);
  return [
    `up{${among("job", names)}} == 0`,
    ...names.map((job) => `absent(up{job=${quoted(job)}})`),
    ...fewer.map(({ job, count }) => `count by (job) (up{job=${quoted(job)}}) < ${count}`),
  ].join(" or ");
}

/** The `up` of all targets; `down` and `missing` are as many of the first job's. */
export function targets(
  jobs: readonly Expected[],
  { down = 0, missing = 0 }: { readonly down?: number; readonly missing?: number } = {},
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    jobs.flatMap(({ job, count }, index) =>
      Array.from({ length: count - (index === 0 ? missing : 0) }, (_, target) => [
        series("up", { job, instance: instance(target) }),
        constant(index === 0 && target < down ? 0 : 1),
      ]),
    ),
  );
}

/** Tests for what is not there: of the first job none, of one with several one less. */
export function missingTests(jobs: readonly Expected[]): Readonly<Record<string, Firing>> {
  const [first] = jobs;
  const several = jobs.find(({ count }) => count > 1);
  if (first === undefined) return {};
  const others = jobs.filter((each) => each !== several);
  return {
    "when nothing is there": { series: {}, labels: jobs.map(({ job }) => ({ job })) },
    ...(several === undefined
      ? {}
      : {
          "when one of several is not there": {
            series: targets([several, ...others], { missing: 1 }),
            labels: [{ job: several.job }],
          },
        }),
  };
}

export function instance(target: number): string {
  return `host-${target + 1}:1`;
}
