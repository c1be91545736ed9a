import type { Core } from '../core';
import { randomText } from '../ids';
import type { Collection } from '../store';

export interface Attachment {
  filename: string | null;
  contentType: string;
  size: number;
  /** The content of text kinds (calendar, plain, JSON); null for others. */
  text: string | null;
}

/** A message as it was received. */
export interface Message {
  id: string;
  /** Addresses of the To header, joined by commas. */
  to: string;
  from: string;
  /** Addresses it was delivered to (the envelope), which is what `?to=` looks at. */
  recipients: string[];
  subject: string;
  text: string;
  html: string | null;
  /** By lower-case name; a header that came twice holds both, one a line. */
  headers: Record<string, string>;
  attachments: Attachment[];
  /** When it was received, on the sandbox's clock. */
  date: string;
}

const KEEP = 2_000;

/** All mail that was sent, whoever it was for. */
export class Mailbox {
  private readonly messages: Collection<Message>;

  constructor(private readonly core: Core) {
    this.messages = core.store.collection<Message>('mail');
  }

  add(message: Omit<Message, 'id' | 'date'>): void {
    this.core.store.transact(() => {
      const id = `mail_${randomText(16)}`;
      this.messages.put(id, { id, ...message, date: this.core.clock.iso() });
      this.messages.keepNewest(KEEP);
    });
  }

  get(id: string): Message | undefined {
    return this.messages.get(id);
  }

  /** Newest first; `to` is compared with whole addresses, without regard to case. */
  list(to: string | null, limit: number): Message[] {
    const wanted = to?.trim().toLowerCase() ?? '';
    const found: Message[] = [];
    for (const message of this.messages.newest()) {
      if (found.length === limit) break;
      if (wanted === '' || message.recipients.includes(wanted)) found.push(message);
    }
    return found;
  }
}
