// Where GitHub's interface is: the registry may name that of its pages.

export function interfaceOf(url: string): string {
  const base = url.replace(/\/+$/, '');
  return /^https:\/\/(www\.)?github\.com$/.test(base) ? 'https://api.github.com' : base;
}
