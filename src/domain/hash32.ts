/** A number of 32 bits for a text. Texts that share it by chance are told apart afterwards. */
export function hash32(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}
