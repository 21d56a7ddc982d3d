// What one collection from Zuul is given.

import type { RepositoryName } from '../../domain/project.ts';
import type { AskingOptions } from '../question.ts';

export interface ZuulOptions extends AskingOptions {
  /** `https://zuul.opendev.org` */
  readonly url: string;
  readonly tenant: string;
  /** Default: gate. */
  readonly pipeline?: string;
  readonly projects: readonly RepositoryName[];
}

export interface ZuulRun extends ZuulOptions {
  readonly base: string;
  readonly pipeline: string;
  readonly tenantAddress: string;
}

export function runOf(options: ZuulOptions): ZuulRun {
  const base = options.url.replace(/\/+$/, '');
  const pipeline = options.pipeline ?? 'gate';
  const tenantAddress = `${base}/api/tenant/${encodeURIComponent(options.tenant)}`;
  return { ...options, base, pipeline, tenantAddress };
}
