import { describe, expect, it } from 'vitest';
import { kinSentences } from '../../src/report/companions.ts';
import { aProjectCard, aScorecard, aVerdict } from '../support/scorecard.ts';

const service = aProjectCard({
  name: 'svc',
  verdict: aVerdict({ name: 'at-risk' }),
  stage: 'calling',
});
const panel = aProjectCard({ name: 'svc-dashboard', follows: 'svc' });
const client = aProjectCard({ name: 'python-svcclient', follows: 'svc' });

describe('kin', () => {
  const family = aScorecard({ projects: [service, panel, client] });

  it('says of a companion how the one that it follows stands', () => {
    expect(kinSentences(panel, family)).toEqual([
      'It follows svc (at risk, call open): without that it has no use.',
    ]);
  });

  it('says of a service who would go with it', () => {
    expect(kinSentences(service, family)).toEqual([
      'svc-dashboard and python-svcclient follow it.',
    ]);
    expect(kinSentences(service, aScorecard({ projects: [service, panel] }))).toEqual([
      'svc-dashboard follows it.',
    ]);
  });

  it('gives no verdict to what is not judged, or not there', () => {
    const reference = aProjectCard({ name: 'svc', role: 'reference', verdict: undefined });
    expect(kinSentences(panel, aScorecard({ projects: [reference, panel] }))).toEqual([
      'It follows svc: without that it has no use.',
    ]);
    expect(kinSentences(panel, aScorecard({ projects: [panel] }))).toEqual([
      'It follows svc, which is not in this scorecard.',
    ]);
  });

  it('is nothing for a project that stands alone', () => {
    expect(kinSentences(aProjectCard({ name: 'alone' }), family)).toEqual([]);
  });
});
