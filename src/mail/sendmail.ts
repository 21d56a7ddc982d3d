// Delivery through the machine's own sendmail program, for those who have one set up.

import { spawn } from 'node:child_process';
import { type Deliver, type Delivery, publicWords } from './deliver.ts';

/** `EX_TEMPFAIL` of sysexits.h: queued nowhere, may be tried again. */
const temporaryFailure = 75;
const longestOutput = 4096;

/** A deliverer by the program at `path`; the mail goes through its standard input, the recipients as arguments. */
export function sendmailDelivery(path: string): Deliver {
  return (parcel, mime) =>
    new Promise((resolve) => {
      const recipients = parcel.recipients.map((recipient) => recipient.address);
      const sender = parcel.message.from.address;
      const child = spawn(path, ['-i', '-f', sender, '--', ...recipients], {
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      let output = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(0, longestOutput);
      });
      child.on('error', (error) =>
        resolve({ outcome: 'failed', reply: publicWords(error.message) }),
      );
      child.on('close', (code, signal) => resolve(judge(code, signal, output)));
      // A program that ends without reading is judged by its exit code, not by the broken pipe.
      child.stdin.on('error', () => undefined);
      child.stdin.end(withUnixLineEnds(mime));
    });
}

function judge(code: number | null, signal: string | null, output: string): Delivery {
  const words = publicWords(output);
  if (code === 0) return { outcome: 'sent', reply: words || 'taken by sendmail', refused: 0 };
  if (code === temporaryFailure) return { outcome: 'deferred', reply: words || 'exit code 75' };
  if (code !== null) return { outcome: 'failed', reply: words || `exit code ${code}` };
  return { outcome: 'uncertain', reply: `sendmail ended by ${signal}` };
}

function withUnixLineEnds(mime: Buffer): Buffer {
  return Buffer.from(mime.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
