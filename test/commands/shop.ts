import { JobDirectory } from '../pipeline/job-directory.ts';

const host = 'oras.birb.homes';

/** The workspace of a shop: pins, a range, a word, nothing, a module of its own that others ask for, and minimums below them. */
export async function shop(): Promise<JobDirectory> {
  const job = await JobDirectory.create({
    'buf.yaml': [
      'version: v2',
      'modules:',
      '  - path: proto',
      `    name: ${host}/shop/orders`,
      'deps:',
      `  - ${host}/team/auth:v2.1.0`,
      `  - ${host}/common/types`,
      `  - ${host}/team/audit:^1`,
      `  - ${host}/common/errors:stable`,
      '',
    ].join('\n'),
    'proto/shop/orders/v1/a.proto': 'syntax = "proto3";\npackage shop.orders.v1;\n',
  });
  await job.publish('common/base', 'v1.0.0');
  await job.publish('common/base', 'v1.1.0');
  await job.publish('common/types', 'v1.2.0', [`${host}/common/base:v1.0.0`]);
  await job.publish('common/types', 'v1.3.0', [`${host}/common/base:v1.1.0`]);
  await job.publish('common/errors', 'stable', [`${host}/common/base:v1.0.0`]);
  await job.publish('team/auth', 'v2.1.0', [`${host}/common/types:v1.2.0`, `${host}/shop/orders`]);
  await job.publish('team/audit', 'v1.4.0', [`${host}/team/auth:v2.0.0`]);
  return job;
}

/** The shop with its locks written. */
export async function lockedShop(): Promise<JobDirectory> {
  const job = await shop();
  const { report } = await job.resolve();
  if (report.outcome !== 'success') throw new Error(report.problem?.message ?? report.outcome);
  return job;
}
