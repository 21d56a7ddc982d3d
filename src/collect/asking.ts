// What every collection of reviews and builds is given, whichever source it asks.

import type { DocumentStore } from '../domain/stores.ts';
import type { IsoDate } from '../domain/time.ts';
import type { HttpClient } from './http/client.ts';

export interface AskingOptions {
  /** What was open or touched since `from` is read; the measures cut at their own dates. */
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  /** ISO instant. */
  readonly askedAt: string;
  readonly http: HttpClient;
  readonly documents: DocumentStore;
  /** Gives what earlier runs kept, and asks nothing. */
  readonly offline?: boolean;
  /** Ask only for what was touched since the last complete run; default true. */
  readonly sinceLast?: boolean;
}
