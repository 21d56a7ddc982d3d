// What somebody else's program looks like; check.ts compiles and runs it beside the installed package.

import { forms, render, type Scorecard, StadiumError } from 'stadium-scorecard';

const [file] = await render(forms.schema, 'json', { made: 'by the library' });
if (file?.content.includes('by the library') !== true) throw new StadiumError('USAGE', 'no form');

export function urgent({ projects }: Scorecard): readonly string[] {
  return projects.filter(({ verdict }) => verdict?.name === 'at-risk').map(({ name }) => name);
}
