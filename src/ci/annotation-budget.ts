import type { Annotation } from './ci-provider.ts';

/** GitHub keeps the first 10 annotations of each severity in a step and drops the rest without a word. */
const limit = 10;
/** So that remarks on the way leave room for the findings of the build. */
const limitOnTheWay = 4;

type Severity = Annotation['severity'];

/** Keeps a step within GitHub's number of annotations. */
export class AnnotationBudget {
  readonly #used: Record<Severity, number> = { error: 0, warning: 0, notice: 0 };

  /** True where a message of the log may be an annotation; it then counts. */
  take(severity: Severity): boolean {
    if (this.#used[severity] >= limitOnTheWay) return false;
    this.#used[severity] += 1;
    return true;
  }

  /**
   * Picks of `annotations`, given the most important first, what still fits of each severity; where some do not, the last
   * place says how many. `left` are the ones without a place.
   */
  pick(annotations: readonly Annotation[]): {
    readonly shown: readonly Annotation[];
    readonly left: readonly Annotation[];
  } {
    const shown: Annotation[] = [];
    const left: Annotation[] = [];
    for (const severity of ['error', 'warning', 'notice'] as const) {
      const wanted = annotations.filter((annotation) => annotation.severity === severity);
      const room = limit - this.#used[severity];
      if (wanted.length <= room) {
        shown.push(...wanted);
        this.#used[severity] += wanted.length;
        continue;
      }
      const fit = Math.max(0, room - 1);
      const more = wanted.length - fit;
      shown.push(...wanted.slice(0, fit));
      if (room > 0) shown.push(rest(severity, more));
      left.push(...wanted.slice(fit));
      this.#used[severity] = limit;
    }
    return { shown, left };
  }
}

function rest(severity: Severity, count: number): Annotation {
  const word = count === 1 ? severity : `${severity}s`;
  return {
    severity,
    title: 'oras-buf',
    message: `${count} more ${word}: see the log and the summary of the job. GitHub shows ${limit} a step.`,
    place: null,
  };
}
