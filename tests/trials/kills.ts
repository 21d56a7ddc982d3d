// `npm run trial:kills -- KILLS [SEED] [SIGNAL]`: prints the figures; ends with 1 where anything was lost, doubled or other than undisturbed.

import { killEverything } from './all-kills.ts';
import { type Figures, sumOf } from './kill-figures.ts';
import { seeded } from './kill-trial.ts';
import type { Stop } from './killed.ts';

const kills = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 20261126);
const by = (process.argv[4] ?? 'SIGKILL') as Stop;
const began = Date.now();
let told = 0;
const onRound = ({ rounds, differences, kills: so }: Figures) => {
  for (const each of differences.slice(told)) console.error(each);
  told = differences.length;
  if (rounds % 10 === 0) console.error(`${rounds} rounds, ${sumOf(so)} kills, ${told} differences`);
};
const figures = await killEverything(kills, seeded(seed), { by, inARow: 4, onRound });
const seconds = Math.round((Date.now() - began) / 1000);
console.log(JSON.stringify({ ...figures, seed, seconds }, null, 2));
const { differences, mailsTwice, decisionsLost } = figures;
process.exitCode = differences.length + mailsTwice + decisionsLost === 0 ? 0 : 1;
