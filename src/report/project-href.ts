// Where the page of a project lies on the site.

import { slug } from '../words/slug.ts';

/** Address of a project's page, from the overview. */
export function projectHref(name: string): string {
  return `projects/${slug(name)}.html`;
}
