/** What a form shows after it was sent and refused: what happened, which fields, and what had been typed. */
export type FormState = {
  readonly message: string | null;
  readonly code: string | null;
  /** Field name -> what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
};

/** Before anything was sent. In a file of its own, since forms in the browser need it and nothing else of the server. */
export const EMPTY_FORM: FormState = { message: null, code: null, fields: {}, values: {} };

/** A server action of a form, as components take it. */
export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;
