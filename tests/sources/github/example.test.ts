import { expect, it } from 'vitest';
import { loadData } from '../../../src/registry/load.ts';

it('the example registry of a family on GitHub is valid, and every member lives there', () => {
  const { registry } = loadData('data/examples/ovn', 'data');
  expect(registry.sources['github']?.['url']).toBe('https://api.github.com');
  expect(registry.projects.map(({ host }) => host)).toEqual(registry.projects.map(() => 'github'));
});
