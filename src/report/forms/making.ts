// How a form is made: loaded when it is asked for, as plain JSON, or as a page in the frame that all pages share.

import type { Scorecard } from '../../domain/scorecard.ts';
import type { Look, Writer } from '../form.ts';
import type { Body } from '../formats/html.ts';

/** A page by itself, in the frame that all pages share. */
export async function inFrame<Value>(
  bodyOf: (value: Value) => Body,
  familyOf: (value: Value) => Pick<Scorecard, 'team' | 'asOf' | 'decidedTo'>,
): Promise<Writer<Value>> {
  const { renderBody } = await import('../formats/html.ts');
  return async (value, look) => renderBody(bodyOf(value), familyOf(value), await templates(look));
}

export async function asJson(): Promise<Writer<object>> {
  return (value) => `${JSON.stringify(value, null, 2)}\n`;
}

export function form<Value>(path: string, load: () => Promise<Writer<Value>>) {
  return { path, load };
}

export async function templates({ templates: folder }: Look) {
  const { loadTemplates } = await import('../../words/templates.ts');
  return await loadTemplates(folder);
}
