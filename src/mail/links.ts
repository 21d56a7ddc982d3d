// Links of a mail stand at its end, numbered, as is the custom on the list.

export interface LinkList {
  /** The mark for a link, `[1]`; the same link has the same number. */
  number(link: string): string;
  /** The lines for the end of the mail. */
  all(): readonly { readonly number: string; readonly link: string }[];
}

export function linkList(): LinkList {
  const links: string[] = [];
  return {
    number(link) {
      if (!links.includes(link)) links.push(link);
      return `[${links.indexOf(link) + 1}]`;
    },
    all: () => links.map((link, index) => ({ number: `[${index + 1}]`, link })),
  };
}
