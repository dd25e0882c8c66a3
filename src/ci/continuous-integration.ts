/**
 * Whether the variable `CI` says that nobody sits in front of this job.
 * @param byDefault its value where it is not set
 */
export function isContinuousIntegration(
  environment: Readonly<Record<string, string | undefined>>,
  byDefault: '' | 'true',
): boolean {
  return !['', 'false', '0'].includes((environment['CI'] ?? byDefault).toLowerCase());
}
