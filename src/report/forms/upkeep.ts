// The forms of what keeps the data right: runs of collection, people, checks, the backtest and the reference.

import type { Outlook } from '../../domain/outlook.ts';
import type { AgainReport, CollectionReport } from '../collection.ts';
import type { Finding, Validated } from '../examined.ts';
import type { ExtractionReport } from '../extraction.ts';
import type { Forms } from '../form.ts';
import type { NewFamily } from '../new-family.ts';
import type { PeopleReport } from '../people.ts';
import type { ReferencePage } from '../reference.ts';
import { asJson, form } from './making.ts';

export const backtest: Forms<Outlook> = {
  table: form('backtest.txt', async () => {
    const { outlookText } = await import('../backtest.ts');
    return (value, { columns }) => outlookText(value, 'table', columns);
  }),
  markdown: form('backtest.md', async () => {
    const { outlookText } = await import('../backtest.ts');
    return (value) => outlookText(value, 'markdown');
  }),
  json: form('backtest.json', async () => {
    return (value) => `${JSON.stringify({ schemaVersion: 1, ...value }, null, 2)}\n`;
  }),
};

export const again: Forms<readonly AgainReport[]> = {
  text: form('collection.txt', async () => (await import('../collection.ts')).againText),
  json: form('collection.json', async () => (await import('../collection.ts')).againJson),
};

export const people: Forms<PeopleReport> = {
  text: form('people.txt', async () => (await import('../people.ts')).peopleText),
  json: form('people.json', async () => (await import('../people.ts')).peopleJson),
};

export const collection: Forms<CollectionReport> = {
  text: form('collection.txt', async () => (await import('../collection.ts')).collectionText),
  json: form('collection.json', async () => (await import('../collection.ts')).collectionJson),
};

export const extraction: Forms<ExtractionReport> = {
  text: form('extraction.txt', async () => (await import('../extraction.ts')).extractionText),
  json: form('extraction.json', asJson),
};

export const newFamily: Forms<NewFamily> = {
  text: form('family.txt', async () => (await import('../new-family.ts')).newFamilyText),
  json: form('family.json', asJson),
};

export const validation: Forms<Validated> = {
  text: form('validation.txt', async () => (await import('../examined.ts')).validatedText),
  json: form('validation.json', asJson),
};

export const examination: Forms<readonly Finding[]> = {
  text: form('examination.txt', async () => (await import('../examined.ts')).findingsText),
  json: form('examination.json', asJson),
};

export const reference: Forms<ReferencePage> = {
  markdown: form('reference.md', async () => (await import('../reference.ts')).renderReference),
};

export const schema: Forms<object> = { json: form('schema.json', asJson) };
