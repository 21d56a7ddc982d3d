// A mail for tests; alone in its file, for processes that must start fast.

import { type Message, messageIdOf } from '../../src/mail/message.ts';

export const sender = { name: 'Neutron team', address: 'neutron-ptl@example.org' };
export const list = { name: 'test-list', address: 'list@lists.example.org' };

export function aMessage(over: Partial<Message> = {}): Message {
  const identity = {
    campaign: 'call',
    project: over.project ?? 'networking-sfc',
    list: list.address,
    period: '2019-11-12',
  } as const;
  return {
    ...identity,
    messageId: messageIdOf(identity),
    inReplyTo: undefined,
    from: sender,
    to: list,
    affected: [],
    subject: '[neutron][stadium] Call for maintainers',
    text: 'Hello,\n\nplease help.\n',
    covers: [identity.project],
    asOf: '2019-11-12',
    ...over,
  };
}
