'use server';

import { refresh } from 'next/cache';
import { sendAccount, sendCandidateProfile } from '@/lib/accounts/account-actions';
import { dropCv, dropPhoto } from '@/lib/files/file-actions';
import type { FormState } from '@/lib/form-state';
import { dropCard } from '@/lib/payments/checkout/card-actions';

export async function saveAccountAction(before: FormState, form: FormData): Promise<FormState> {
  const state = await sendAccount(before, form);
  // The header shows the name, the footer the zone.
  if (state.code === 'saved') refresh();
  return state;
}

export async function saveProfileAction(before: FormState, form: FormData): Promise<FormState> {
  return sendCandidateProfile(before, form);
}

export async function removePhotoAction(before: FormState, form: FormData): Promise<FormState> {
  return dropPhoto(before, form);
}

export async function removeCvAction(before: FormState, form: FormData): Promise<FormState> {
  return dropCv(before, form);
}

export async function removeCardAction(before: FormState, form: FormData): Promise<FormState> {
  const state = await dropCard(before, form);
  if (state.message === null) refresh();
  return state;
}
