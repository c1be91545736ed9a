import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { type Action, type Authorised, authorise, isOpen, type Visitor } from './access';
import { currentVisitor } from './auth';
import { clientAddress } from './client-address';
import { AppError } from './errors';
import { EMPTY_FORM, type FormState } from './form-state';
import { limits } from './limits';
import { log } from './log';
import { requestHeaders } from './page-access';
import { checked } from './request-input';

type OpenAction = 'account.sign_up' | 'account.recover' | 'public.read';
type ActorOf<Act extends Action> = Act extends OpenAction ? Visitor : Authorised<Act>;

/**
 * Makes a server action of a use case, by the same policy table and limits as the HTTP interface. Works without
 * JavaScript. Expected refusals come back as a `FormState` that keeps what was typed, never passwords.
 *
 * @param run returns the address to go to, or nothing to stay
 */
export function formAction<Act extends Action, Schema extends z.ZodType>(
  action: Act,
  schema: Schema,
  run: (actor: ActorOf<Act>, input: z.infer<Schema>) => Promise<string | undefined>,
): (before: FormState, form: FormData) => Promise<FormState> {
  return async (_before, form) => {
    const values = readForm(form);
    let destination: string | undefined;
    try {
      const visitor = await currentVisitor();
      const actor = isOpen(action) ? visitor : authorise(visitor, action);
      await limits().spend('write', visitor?.id ?? clientAddress(await requestHeaders()));
      destination = await run(actor as ActorOf<Act>, checked(schema, values));
    } catch (error) {
      if (error instanceof AppError && error.code === 'signed_out') redirect('/sign-in');
      if (!(error instanceof AppError)) throw error;
      if (error.status >= 500) log().error({ err: error, detail: error.details.log }, 'form failed');
      return refused(values, error);
    }
    if (destination) redirect(destination as Route);
    return EMPTY_FORM;
  };
}

const FIELDS_MESSAGE = 'Please check the fields that are marked.';
const NEVER_KEPT = /password|proof|token|secret|^\$ACTION/i;

/** A field that occurs once is a string, one that occurs more often a list; a name that ends in [] always a list. */
function readForm(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).filter((value) => typeof value === 'string');
    if (name.endsWith('[]')) values[name.slice(0, -2)] = all;
    else values[name] = all.length > 1 ? all : (all[0] ?? '');
  }
  return values;
}

function refused(values: Record<string, string | string[]>, { message, code, details }: AppError): FormState {
  const fields: Record<string, string> = {};
  for (const each of details.fields ?? []) fields[each.path] ??= each.message;
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !NEVER_KEPT.test(name)));
  return { message: code === 'invalid_fields' ? FIELDS_MESSAGE : message, code, fields, values: kept };
}
