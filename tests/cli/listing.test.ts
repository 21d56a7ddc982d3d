// Commands are listed without being loaded: what the list says of each is what the command says itself.

import { Help } from 'commander';
import { expect, it } from 'vitest';
import { commandNamed } from '../../src/cli/commands/index.ts';
import { commandNames, listing } from '../../src/cli/listing.ts';

it.each(commandNames)('lists %s as it is', async (name) => {
  const factory = await commandNamed(name);
  const command = factory({ shell: {} as never, exitWith: () => undefined });
  expect(new Help().subcommandTerm(command)).toBe(`${name} ${listing[name].takes}`.trimEnd());
});
