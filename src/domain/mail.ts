// What a data folder says about its mail: the list, who may be written to, the limits.

/** data/mail.yaml, read. Days and hours are whole numbers; `waitSeconds` stands between two attempts. */
export interface MailSettings {
  readonly list: Mailbox & { readonly archive?: string | undefined };
  readonly subjectTags: readonly string[];
  readonly recipients: readonly (Mailbox & { readonly projects: readonly string[] })[];
  readonly limits: {
    readonly mails: number;
    readonly factAgeDays: number;
    readonly answerDays: number;
    readonly reminderAfterDays: number;
    readonly daysBetweenCalls: number;
  };
  readonly volunteering: {
    readonly hoursAWeek: number;
    readonly people: number;
    readonly rights: string;
  };
  /** Projects that are not called for, with who said so. */
  readonly adviceAgainst: readonly {
    readonly project: string;
    readonly reason: string;
    readonly link: string;
  }[];
  readonly links: {
    readonly stadium?: string | undefined;
    readonly scorecard?: string | undefined;
  };
  readonly contact?: string | undefined;
  readonly delivery: {
    readonly via: 'smtp' | 'sendmail';
    readonly host?: string | undefined;
    readonly port?: number | undefined;
    readonly tls: 'starttls' | 'implicit' | 'none';
    readonly sendmailPath: string;
    readonly attempts: number;
    readonly waitSeconds: number;
  };
}

interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A draft as it may be shown: no address in it but the list's and the sender's. */
export interface DraftShown {
  readonly view: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** For a mail program, and to read. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
}
