// The packaged templates compiled, by their names: the build puts them here. A program that runs from its sources has none.

import type { TemplateName } from './template-names.ts';

export const packagedCode: Readonly<Partial<Record<TemplateName, object>>> = {};
