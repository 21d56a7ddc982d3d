// `npm run trial:bad -- REPOSITORIES`: prints the figures; ends with 1 where another project's figures are wrong or too much memory was taken.

import { badRun } from './bad-run.ts';

const figures = await badRun(Number(process.argv[2] ?? 2000));
console.log(JSON.stringify({ ...figures, wrong: figures.wrong.slice(0, 20) }, null, 2));
process.exitCode = figures.wrong.length === 0 && figures.peakMiB <= 512 ? 0 : 1;
