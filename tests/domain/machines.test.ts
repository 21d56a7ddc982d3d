// Which accounts are machines, by the lists that ship, and which people are none.

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { machineTest } from '../../src/domain/machines.ts';
import { nobodyKnown } from '../../src/domain/people.ts';
import { readMachines } from '../../src/registry/machines.ts';

const shipped = readMachines(
  fileURLToPath(new URL('../../data/machines.yaml', import.meta.url)),
).value;
const kindOf = machineTest({ ...nobodyKnown, ...shipped });

describe('an account', () => {
  it.each([
    ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com', 'listed'],
    ['dependabot[bot]', 'support@dependabot.com', 'listed'],
    ['renovate[bot]', '29139614+renovate[bot]@users.noreply.github.com', 'listed'],
    ['some-new-app[bot]', '', 'listed'],
    ['GitHub Action', 'action@github.com', 'listed'],
    ['PrometheusBot', 'prometheus-team@googlegroups.com', 'listed'],
    ['prombot', 'prometheus-team@googlegroups.com', 'listed'],
    ['k8s-ci-robot', 'k8s-ci-robot@users.noreply.github.com', 'listed'],
    ['Kubernetes Prow Robot', 'k8s.ci.robot@gmail.com', 'listed'],
    ['release-bot', 'release@example.org', 'listed'],
    ['CI', 'lab-ci-bot@example.org', 'listed'],
    ['Lab Security Bot', 'bot@example.org', 'listed'],
    ['Action Hero', 'bot@hero.example', 'listed'],
    ['anything', '12+lab-release-bot@users.noreply.github.com', 'listed'],
    ['project_7_bot_ab12', 'project_7_bot_ab12@noreply.gitlab.com', 'listed'],
    ['Example Storage CI', 'ci@example.org', 'looks'],
    ['ExampleBot', 'team@example.org', 'looks'],
    ['Claude', 'noreply@anthropic.com', 'assistant'],
    ['Claude Opus 4.5', 'noreply@anthropic.com', 'assistant'],
    ['Claude', '', 'assistant'],
    ['Copilot', '198982749+Copilot@users.noreply.github.com', 'assistant'],
    ['copilot-swe-agent[bot]', '198982749+Copilot@users.noreply.github.com', 'assistant'],
    ['Cursor', 'cursoragent@cursor.com', 'assistant'],
    ['Codex', 'noreply@openai.com', 'assistant'],
    ['Gemini', 'noreply@google.com', 'assistant'],
    ['aider (gpt-5)', 'somebody@example.org', 'assistant'],
    ['Devin AI', '158243242+devin-ai-integration[bot]@users.noreply.github.com', 'assistant'],
  ])('%s <%s> is %s', (name, address, kind) => {
    expect(kindOf({ name, address })).toBe(kind);
  });

  it.each([
    ['Jens Harbott', 'jens@example.org'],
    ['Ben Bot', 'ben@example.org'],
    ['Talbot', 'talbot@example.org'],
    ['Botha', 'jan-botha@example.org'],
    ['Wang Ci', 'wang@example.org'],
    ['Claude Monet', 'claude@example.fr'],
    ['Claude', 'claude@example.fr'],
    ['Devin', '12+devin-lee@users.noreply.github.com'],
    ['Ada', 'ada@anthropic.com'],
    ['Robot Roll', 'roll@example.org'],
    ['', ''],
  ])('%s <%s> is a person', (name, address) => {
    expect(kindOf({ name, address })).toBeUndefined();
  });

  it('is a machine where its host says so', () => {
    expect(kindOf({ name: 'auto', address: '', isMachine: true })).toBe('host');
  });

  it('is a person where a data folder says so, whatever lists, looks and hosts say', () => {
    const own = { ...shipped, notBots: ['Prombot', 'Example CI', '*[bot]'] };
    const kind = machineTest(own);
    expect(kind({ name: 'prombot', address: 'p@example.org' })).toBeUndefined();
    expect(kind({ name: 'Example CI', address: '', isMachine: true })).toBeUndefined();
    expect(kind({ name: 'new[bot]', address: '' })).toBeUndefined();
  });

  it('is known by login, display name and both forms of its address', () => {
    const kind = machineTest({
      ...nobodyKnown,
      bots: ['4711+lab-robo@users.noreply.github.com', 'Lab Gate', 'labci'],
    });
    expect(kind({ name: 'lab-robo', address: 'lab-robo@users.noreply.github.com' })).toBe('listed');
    expect(kind({ name: 'lab  gate', address: 'x@example.org' })).toBe('listed');
    expect(kind({ name: 'Whatever', address: '', login: 'LabCI' })).toBe('listed');
  });
});
