// What date-fns counts in: UTC. The library's own `utc` makes three formats of dates when it is loaded, which nobody prints
// and which take longer than starting the program.

import { UTCDateMini } from '@date-fns/utc/date/mini';

export function utc(value: Date | number | string): Date {
  return new UTCDateMini(+new Date(value));
}
