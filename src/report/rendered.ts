// What every form is in the end: files with names and text, written by the command line.

export interface RenderedFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly content: string;
}
