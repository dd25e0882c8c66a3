import type { ActionCounts } from '../report/report.ts';
import { arrayOf, countOf, nested, objectOf, parseJson, stringOf, stringsOf } from './untrusted-json.ts';

/** What `--unstable-write-invocation-record FILE` tells of a run. */
export interface Buck2InvocationRecord {
  readonly actions: ActionCounts;
  /** buck2's own name of the exit: `SUCCESS`, `USER_ERROR`, `INFRA_ERROR`, `TEST_RUNNER`, `DAEMON_IS_BUSY`, … */
  readonly exitName: string;
  /** Undefined where this version of buck2 does not say. */
  readonly startedDaemon: boolean | undefined;
  /** Of all errors, without repetitions: `RE_UNKNOWN`, `ACTION_COMMAND_FAILURE`, … */
  readonly errorTags: readonly string[];
}

/**
 * Reads an invocation record, or gives undefined where the text is none. Source of the format: `InvocationRecord` in buck2's
 * app/buck2_data/data.proto, as JSON.
 */
export function parseBuck2InvocationRecord(text: string): Buck2InvocationRecord | undefined {
  const record = objectOf(nested(parseJson(text), 'data', 'Record', 'data', 'InvocationRecord'));
  if (Object.keys(record).length === 0) return undefined;
  const tags = arrayOf(record['errors']).flatMap((error) => stringsOf(objectOf(error)['tags']));
  return {
    actions: {
      local: countOf(record['run_local_count']),
      remote: countOf(record['run_remote_count']),
      cached: countOf(record['run_action_cache_count']) + countOf(record['run_remote_dep_file_cache_count']),
      failed: countOf(record['run_command_failure_count']),
      uploadedBytes: countOf(record['re_upload_bytes']),
      downloadedBytes: countOf(record['re_download_bytes']),
      criticalPathMs: countOf(record['critical_path_duration_us']) / 1_000,
    },
    exitName: stringOf(record['exit_result_name']),
    // The number of a reason, or null where the daemon was there already.
    startedDaemon: record['daemon_was_started'] === undefined ? undefined : record['daemon_was_started'] !== null,
    errorTags: [...new Set(tags)],
  };
}
