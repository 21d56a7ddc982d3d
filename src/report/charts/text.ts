// A picture for who cannot see one: its title, then all that it shows, a line each.

import { visible } from '../../words/escape.ts';
import { widthFor, wrap } from '../../words/lines.ts';
import type { Look } from '../form.ts';
import type { Picture } from './picture.ts';

export function pictureText({ title, text }: Picture, { columns }: Look = {}): string {
  const width = widthFor(columns);
  const lines = text
    .split('; ')
    .flatMap((line) =>
      wrap(visible(line), width - 4).map((each, at) => `${at === 0 ? '  ' : '    '}${each}`),
    );
  return `${[...wrap(visible(title), width), ...lines].join('\n')}\n`;
}
