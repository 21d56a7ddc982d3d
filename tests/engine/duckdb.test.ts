// DuckDB inside this process keeps to a share of the memory, however large the fleet is that it is asked about.

import { expect, it } from 'vitest';
import { duckdb } from '../../src/engine/duckdb.ts';
import { hasDuckdb } from '../support/duckdb.ts';

it.skipIf(!hasDuckdb)(
  'sorts what is larger than its memory beside it',
  async () => {
    const engine = await duckdb();
    try {
      const [limit] = await engine.rows("SELECT current_setting('memory_limit') AS memory");
      expect(limit).toEqual({ memory: '244.1 MiB' });
      await engine.run(
        'CREATE TABLE large AS SELECT range AS n, repeat(md5(range::VARCHAR), 8) AS text FROM range(2_000_000) ORDER BY md5(range::VARCHAR)',
      );
      expect(await engine.rows('SELECT count(DISTINCT text) AS texts FROM large')).toEqual([
        { texts: 2_000_000 },
      ]);
    } finally {
      await engine.close();
    }
  },
  60_000,
);
