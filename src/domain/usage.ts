// Usage that no file names: what was stated in public of how many deployments run a project.

export interface UsageStatement {
  readonly project: string;
  /** Who says so: `OpenStack user survey`. */
  readonly source: string;
  readonly year: number;
  readonly link: string;
  /** Between 0 and 1; absent where no number was given. */
  readonly share?: number;
  /** How many operators answered. */
  readonly operators?: number;
  readonly says?: string;
}
