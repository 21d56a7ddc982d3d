// `npm run trial:outbox -- KILLS [SEED]`: prints the figures of the kill trial; ends with 1 on a duplicate.

import { killTrial, seeded } from './kill-trial.ts';

const kills = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 20191112);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run trial:outbox -- [KILLS] [SEED]');
  process.exit(2);
}
const began = Date.now();
const figures = await killTrial({
  ...{ kills, mailsPerCampaign: 20, lanes: 4, random: seeded(seed) },
  onCampaign: (so) =>
    console.error(`${so.kills} kills, ${so.mails} mails, ${so.duplicates} duplicates`),
});
const seconds = Math.round((Date.now() - began) / 1000);
console.log(JSON.stringify({ ...figures, seed, seconds }));
process.exitCode = figures.duplicates === 0 && figures.wrong === 0 ? 0 : 1;
