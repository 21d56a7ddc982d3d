// Where a token for GitHub may lie. It is optional, and it is never printed.

/** GH_TOKEN, then GITHUB_TOKEN, then what `gh auth token` says, where the caller can ask it. */
export async function githubToken(
  env: Readonly<Record<string, string | undefined>>,
  askGh: () => Promise<string | undefined> = async () => undefined,
): Promise<string | undefined> {
  const found = env['GH_TOKEN']?.trim() || env['GITHUB_TOKEN']?.trim() || (await askGh())?.trim();
  return found || undefined;
}
