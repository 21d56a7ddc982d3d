/** A number of 32 bits for a text. Texts that share it by chance are told apart afterwards. */
export function markOf(text: string): number {
  let mark = 0;
  for (let at = 0; at < text.length; at += 1)
    mark = (Math.imul(mark, 31) + text.charCodeAt(at)) | 0;
  return mark;
}
