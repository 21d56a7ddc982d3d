// Colour on a terminal, on top of words and symbols. Whether there is any is decided once, by the command.

import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';
export type Painter = (style: Style, text: string) => string;

export function painter(colour: boolean): Painter {
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}
