// What a form is: a value in, files with text out. Which there are stands in forms.ts.

import { StadiumError } from '../domain/errors.ts';

/** Where a form is shown. */
export interface Look {
  /** Columns of the terminal; 100 by default. */
  readonly columns?: number;
  readonly colour?: boolean;
  /** A folder whose templates replace the packaged ones of the same name. */
  readonly templates?: string;
}

export interface RenderedFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly content: string;
}

/** A file whose content is made when it is written and kept by nobody: thousands of pages do not fit into memory at once. */
export function whenWritten(path: string, make: () => string): RenderedFile {
  return {
    path,
    get content() {
      return make();
    },
  };
}

export type Writer<Value> = (
  value: Value,
  look: Look,
) => string | readonly RenderedFile[] | Promise<string | readonly RenderedFile[]>;

/** The forms of one kind of value by their name; the first one is the default. */
export type Forms<Value> = Readonly<
  Record<string, { readonly path: string; readonly load: () => Promise<Writer<Value>> }>
>;

/**
 * The value in one of its forms. Most are one file.
 *
 * @throws StadiumError `USAGE` for a form that there is not, `DATA_INVALID` for a template that cannot be used
 */
export async function render<Value>(
  kinds: Forms<Value>,
  name: string,
  value: Value,
  look: Look = {},
): Promise<readonly RenderedFile[]> {
  const found = kinds[name];
  if (found === undefined) {
    throw new StadiumError('USAGE', `there is no form "${name}"`, {
      hint: `Forms: ${Object.keys(kinds).join(', ')}.`,
    });
  }
  const write = await found.load();
  const written = await write(value, look);
  return typeof written === 'string' ? [{ path: found.path, content: written }] : written;
}
