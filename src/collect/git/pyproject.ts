// What a pyproject.toml needs and publishes. Requirements stand in a few lists, and with Poetry as keys of tables; any
// other quoted word of the file, a keyword or a path, names nothing that is needed.

/** Lists of requirements: those of the standards (PEP 517, 621, 735), and of tools that came before them. */
const lists =
  /^(?:build-system\.requires|project\.dependencies|project\.optional-dependencies(?:\..+)?|dependency-groups\..+|tool\.(?:uv|rye)\.dev-dependencies|tool\.pdm\.dev-dependencies\..+|tool\.flit\.metadata\.(?:dev-)?requires(?:-extra\..+)?|tool\.hatch\.envs\..+\.(?:extra-)?dependencies)$/;
/** Tables whose keys are what is needed; a key may be a table of its own. */
const table =
  /^tool\.poetry(?:\.group\.[^.]+)?\.(?:dev-)?dependencies\.["']?([a-z0-9][\w.-]*?)["']?(?:\.(?:version|extras|optional|markers|git|path|url)|$)/i;
/** A text as it is quoted, or a comment, which may quote as well. */
const quotedOrComment = /"([^"\n]*)"|'([^'\n]*)'|#.*/g;
/** A requirement begins with its name; a marker behind it quotes more. */
const named = /^\s*([a-z0-9](?:[\w.-]*[a-z0-9])?)\s*(?=$|[[<>=!~;@(])/i;
const group = /include-group\s*=\s*["'][^"'\n]*["']/g;

/** Distributions as they are written, some more than once. */
export function pyprojectNeeds(text: string): readonly string[] {
  return entriesOf(text).flatMap(({ place, line }) => {
    const key = table.exec(place)?.[1];
    if (key !== undefined) return key === 'python' ? [] : [key];
    if (!lists.test(place)) return [];
    const texts = line.replace(group, '').matchAll(quotedOrComment);
    return [...texts].flatMap(([, one, other]) => named.exec(one ?? other ?? '')?.[1] ?? []);
  });
}

/** The distribution that it publishes. */
export function pyprojectName(text: string): string | undefined {
  const named = entriesOf(text).find(
    ({ place }) => place === 'project.name' || place === 'tool.poetry.name',
  );
  return /^["']([a-z0-9][\w.-]*)["']/i.exec(named?.line ?? '')?.[1];
}

/** Each line with the table and key that it belongs to; a list goes on over lines. */
function entriesOf(text: string): readonly { readonly place: string; readonly line: string }[] {
  let section = '';
  let key = '';
  return text.split('\n').map((line) => {
    const head = /^\[\[?([^[\]]+)\]\]?\s*(?:#.*)?$/.exec(line)?.[1]?.trim();
    const [, word, rest = ''] = /^\s*([\w.-]+|"[^"\n]*"|'[^'\n]*')\s*=\s*(.*)$/.exec(line) ?? [];
    if (head !== undefined) [section, key] = [head, ''];
    else if (word !== undefined) key = word;
    return { place: [section, key].filter((each) => each !== '').join('.'), line: rest || line };
  });
}
