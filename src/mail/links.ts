// Links of a mail stand at its end, numbered in the order in which the text names them, as is the custom on the list.

import { plainText } from '../words/plain-text.ts';

export interface LinkList {
  /** A mark for the link, to be put into a view. */
  mark(link: string): string;
  /** The text with numbers for the marks, and the links that it names below it. */
  resolve(text: string): string;
}

export function linkList(): LinkList {
  const links: string[] = [];
  return {
    mark(link) {
      if (!links.includes(link)) links.push(link);
      return `[link ${links.indexOf(link)}]`;
    },
    resolve(text) {
      const named: string[] = [];
      const numbered = text.replace(/\[link (\d+)\]/g, (mark, index: string) => {
        const link = links[Number(index)];
        if (link === undefined) return mark;
        if (!named.includes(link)) named.push(link);
        return `[${named.indexOf(link) + 1}]`;
      });
      const list = named.map((link, index) => `[${index + 1}] ${unbroken(link)}`);
      return `${numbered}\n\n${list.join('\n')}\n`;
    },
  };
}

/** One visible word, whatever it was. */
function unbroken(link: string): string {
  return plainText(link).replaceAll(' ', '%20');
}
