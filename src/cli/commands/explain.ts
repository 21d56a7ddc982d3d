// `stadium explain PROJECT`: every figure behind a verdict, so that it can be challenged.

import { type CommandFactory, type CommonOptions, command } from '../command.ts';

interface ExplainOptions extends CommonOptions {
  readonly asOf?: string;
  readonly policy?: string;
}

export const explainCommand: CommandFactory = ({ shell }) =>
  command('explain', 'every figure, band, point and reason of one project', 'Read:')
    .argument('<project>', 'a project of the scorecard')
    .option('--as-of <day|series>', 'the newest snapshot at or before it')
    .option('--policy <file>', 'judge by another policy')
    .action(async (project: string, options: ExplainOptions) => {
      const { loadScorecard } = await import('../scorecard.ts');
      const { scorecard, policy } = loadScorecard(options);
      if (options.json === true) {
        const { render } = await import('../../report/render.ts');
        const [file] = await render(
          loadScorecard({ ...options, projects: [project] }).scorecard,
          'json',
        );
        shell.out(file?.content ?? '');
        return;
      }
      const { renderExplanation } = await import('../../report/explain.ts');
      const colour = shell.colour && options.color;
      shell.out(renderExplanation(scorecard, project, { columns: shell.columns, colour, policy }));
    });
