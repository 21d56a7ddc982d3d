// Stops the run at once, and with one message, where there are no histories.

import { historyOf } from './base.ts';

export function setup(): void {
  historyOf('openstack/neutron');
}
