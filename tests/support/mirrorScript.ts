// A process of its own that makes a mirror, for tests that kill it: mirrorScript.ts REPOSITORY BASE CACHE.

import { mirror } from '../../src/collect/git/mirror.ts';

const [repository = '', base = '', cacheRoot = ''] = process.argv.slice(2);
process.send?.('ready');
await mirror({ repository, base, cacheRoot, allowLocal: true });
