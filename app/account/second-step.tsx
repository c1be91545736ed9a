import { headers } from 'next/headers';
import type { Temporal } from 'temporal-polyfill';
import { PasskeysSection } from '@/components/account/security/passkeys-section';
import { SecondStepSection } from '@/components/account/security/second-step-section';
import type { Authorised } from '@/lib/access';
import { deviceWords } from '@/lib/accounts/device-words';
import { passkeySite } from '@/lib/accounts/second-step/passkey-site';
import { passkeysOf, secondStepOf } from '@/lib/accounts/second-step/queries';
import { isProven } from '@/lib/proof';
import {
  addPasskeyAction,
  beginSecondStepAction,
  leaveSecondStepAction,
  passkeyOptions,
  removePasskeyAction,
  renamePasskeyAction,
  renewRecoveryCodesAction,
  turnOffSecondStepAction,
  turnOnSecondStepAction,
} from './second-step-actions';

/** The parts of the page about the second step of signing in, and passkeys. */
export async function SecondStepSections({
  actor,
  now,
}: {
  actor: Authorised<'account.secure'>;
  now: Temporal.Instant;
}) {
  const proven = isProven(actor);
  const site = passkeySite();
  const [step, passkeys, sent] = await Promise.all([secondStepOf(actor), passkeysOf(actor.id), headers()]);
  return (
    <>
      <SecondStepSection
        step={step}
        proven={proven}
        missing={actor.secondStepMissing === true}
        zone={actor.zone}
        now={now}
        actions={{
          begin: beginSecondStepAction,
          leave: leaveSecondStepAction,
          turnOn: turnOnSecondStepAction,
          renewCodes: renewRecoveryCodesAction,
          turnOff: turnOffSecondStepAction,
        }}
      />
      {site && (
        <PasskeysSection
          passkeys={passkeys}
          proven={proven}
          origin={site.origin}
          device={deviceWords(sent.get('user-agent') ?? '')}
          zone={actor.zone}
          now={now}
          actions={{
            begin: passkeyOptions,
            add: addPasskeyAction,
            rename: renamePasskeyAction,
            remove: removePasskeyAction,
          }}
        />
      )}
    </>
  );
}
