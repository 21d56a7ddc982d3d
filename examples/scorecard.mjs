// The scorecard of the packaged data as of a release, in Markdown: node examples/scorecard.mjs train

import { forms, loadScorecard, render } from 'stadium-scorecard';

const [asOf = 'train'] = process.argv.slice(2);
const { scorecard } = loadScorecard({ asOf });
for (const { content } of await render(forms.scorecard, 'markdown', { scorecard })) {
  process.stdout.write(content);
}
