// Stated usage in words, where a deprecation is prepared.

import type { UsageStatement } from '../domain/usage.ts';
import { percent } from './figures.ts';

/** The Technical Committee's bound, where a number is known to hold against it; it binds the TC, not a team. */
const mostShare = 0.05;
const rule = 'https://governance.openstack.org/tc/reference/dropping-projects.html';

export function usageWords({ source, year, share, operators, says, link }: UsageStatement): string {
  const asked = operators === undefined ? '' : `, ${operators} operators answered`;
  const number = share === undefined ? [] : [`${percent(share)} of the deployments`];
  const words = [...number, ...(says === undefined ? [] : [`"${says}"`])].join(', ');
  return `${source} ${year}${asked}: ${words} (${link})${boundWords(share)}`;
}

function boundWords(share: number | undefined): string {
  if (share === undefined) return '';
  const side = share > mostShare ? 'above' : 'not above';
  return `; ${side} the 5 % from which the TC keeps a project or asks for a way out (${rule}, Criteria)`;
}
