// Every value that a command prints, with its forms; a form is loaded when it is asked for. A new form is a line in its room.

import * as mails from './forms/mails.ts';
import * as figures from './forms/scorecard.ts';
import * as session from './forms/session.ts';
import * as upkeep from './forms/upkeep.ts';

export const forms = { ...figures, ...session, ...mails, ...upkeep };
