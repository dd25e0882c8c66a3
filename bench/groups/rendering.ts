import type { BenchGroup } from '../benchmark.ts';
import { drawAnew } from '../drawing.ts';
import { interleaved } from '../interleave.ts';
import { largeReport } from '../large-report.ts';
import { reportForms } from '../report-forms.ts';

const size = { modules: 1_000, targets: 5_000 };
const all = 'all, one after another';

/** What it costs to draw the report of a large job. */
export const group: BenchGroup = {
  id: 'rendering',
  async run({ rounds, say }) {
    const report = await largeReport(size);
    const drawings = [...[...reportForms.keys()].map((form) => ({ name: form, forms: [form] }))];
    drawings.push({ name: all, forms: [...reportForms.keys()] });
    say(`Drawing the report of ${size.modules} modules and ${size.targets} targets in ${reportForms.size} forms`);
    const rows = await interleaved(
      drawings.map(({ name, forms }) => ({ name, run: async () => (await drawAnew({ forms, report })).ms })),
      { rounds, reference: 'report.json' },
    );
    const sizes = [];
    for (const { name, forms } of drawings) {
      const { bytes } = await drawAnew({ forms, report });
      sizes.push({ name, median: bytes / 1_000, samples: [bytes / 1_000] });
    }
    return [
      {
        id: 'rendering',
        title: 'The report of 1,000 modules and 5,000 targets',
        what: 'Each form is drawn once in a new thread, where nothing is compiled yet, as in a job; 100 of the targets and 10 of 500 tests are red.',
        unit: 'ms',
        reference: 'report.json',
        rows,
        goals: [],
      },
      {
        id: 'rendering-size',
        title: 'How large its forms are',
        what: 'The same report.',
        unit: 'kB',
        rows: sizes,
        goals: [],
      },
    ];
  },
};
