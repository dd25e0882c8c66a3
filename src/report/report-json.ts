import { jsonText } from './json-text.ts';
import type { Report } from './report.ts';

/** The report as `report.json` holds it. Its schema is docs/report.schema.json. */
export function reportJson(report: Report): string {
  return jsonText(report);
}
