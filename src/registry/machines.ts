// data/machines.yaml of the package: machines and free mail as the whole world has them. Every people.yaml adds to it.

import { z } from 'zod';
import type { People } from '../domain/people.ts';
import { mailDomain, text } from './fields.ts';
import { type DataFile, readData } from './yaml.ts';

export type PackagedMachines = Pick<People, 'bots' | 'assistants' | 'freeMail'>;

/** How lists name a machine: by address, login or display name. */
export const machineName = text(
  'A machine: an address, or else a login or display name. `*` stands for anything.',
  200,
).regex(/[^*@\s]/, 'expected a name or an address, not only `*`');

const MachinesFile = z.strictObject({
  bots: z.array(machineName),
  assistants: z.array(machineName),
  freeMail: z.array(mailDomain('A mail domain that says nothing about an employer.')),
});

export function readMachines(path: string): DataFile<PackagedMachines> {
  return readData(path, MachinesFile);
}
