// `npm run trial:kills -- KILLS [SEED]`: prints the figures; ends with 1 where anything was lost, doubled or other than undisturbed.

import { killEverything } from './all-kills.ts';
import { seeded } from './kill-trial.ts';

const kills = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 20261126);
const began = Date.now();
let told = 0;
const figures = await killEverything(kills, seeded(seed), ({ rounds, differences }) => {
  for (const each of differences.slice(told)) console.error(each);
  told = differences.length;
  if (rounds % 50 === 0) console.error(`${rounds} kills, ${told} differences`);
});
const seconds = Math.round((Date.now() - began) / 1000);
console.log(JSON.stringify({ ...figures, seed, seconds }, null, 2));
const { differences, mailsTwice, decisionsLost } = figures;
process.exitCode = differences.length + mailsTwice + decisionsLost === 0 ? 0 : 1;
