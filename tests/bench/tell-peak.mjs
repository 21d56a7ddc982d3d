// Loaded before a program: writes its largest memory, in KiB, to a file when it ends.

import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.STADIUM_BENCH_PEAK ?? '', String(process.resourceUsage().maxRSS));
});
