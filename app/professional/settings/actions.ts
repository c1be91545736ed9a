'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { sendAccount } from '@/lib/accounts/account-actions';
import { clientAddress } from '@/lib/client-address';
import { dropPhoto } from '@/lib/files/file-actions';
import { formAction } from '@/lib/form-action';
import { EMPTY_FORM, type FormState } from '@/lib/form-state';
import { hideListing, showListing } from '@/lib/listings/hide-listing';
import { aboutInput, priceInput, workInput } from '@/lib/listings/own-schema';
import { requestWorkEmail } from '@/lib/listings/request-work-email';
import { saveAbout } from '@/lib/listings/save-about';
import { savePrice } from '@/lib/listings/save-price';
import { saveWork } from '@/lib/listings/save-work';
import { workEmailInput } from '@/lib/listings/schema';
import { requestHeaders } from '@/lib/page-access';
import { startOnboarding } from '@/lib/payments/onboarding/start-onboarding';
import { country } from '@/lib/payments/schema';
import { isProven, provePath } from '@/lib/proof';

const work = formAction('listing.edit', workInput, async (actor, input) => {
  await saveWork(actor, input);
  return undefined;
});
const workEmail = formAction('listing.verify', workEmailInput, async (actor, { email }) => {
  await requestWorkEmail(actor, email, clientAddress(await requestHeaders()));
  return undefined;
});
const price = formAction('listing.edit', priceInput, async (actor, input) => {
  await savePrice(actor, input.price);
  return undefined;
});
const about = formAction('listing.edit', aboutInput, async (actor, input) => {
  await saveAbout(actor, input);
  return undefined;
});
const hide = formAction('listing.edit', z.object({}), async (actor) => {
  await hideListing(actor);
  return undefined;
});
const show = formAction('listing.edit', z.object({}), async (actor) => {
  await showListing(actor);
  return undefined;
});
// Somebody whose account is open sends no country.
const onboarding = z.object({ country: z.union([country, z.literal('')]).optional() });
const payouts = formAction('stripe.onboard', onboarding, async (actor, input) => {
  if (!isProven(actor)) return provePath('/professional/settings#payouts');
  const { url } = await startOnboarding(actor, input.country || undefined);
  return url;
});

export async function saveWorkAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await work(before, form));
}

/** Has a link mailed to the work address. */
export async function workEmailAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await workEmail(before, form));
}

export async function savePriceAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await price(before, form));
}

export async function saveAboutAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await about(before, form));
}

export async function hideAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await hide(before, form));
}

export async function showAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await show(before, form));
}

/** Leads to Stripe, or says why not. */
export async function payoutsAction(before: FormState, form: FormData): Promise<FormState> {
  return payouts(before, form);
}

export async function saveAccountAction(before: FormState, form: FormData): Promise<FormState> {
  return saidSaved(await sendAccount(before, form));
}

export async function removePhotoAction(before: FormState, form: FormData): Promise<FormState> {
  return dropPhoto(before, form);
}

/** Says that it is saved, and reads the page again: the card, the checklist and the header follow. */
function saidSaved(state: FormState): FormState {
  if (state.code !== null && state.code !== 'saved') return state;
  refresh();
  return { ...EMPTY_FORM, code: 'saved' };
}
