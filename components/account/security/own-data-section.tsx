import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Leaf } from '@/components/ui/leaf';
import { NeedsProof } from './password-section';

/** Taking one's data along, and leaving. The admin's account is part of the product and stays. */
export function OwnDataSection({ proven, mayDelete }: { proven: boolean; mayDelete: boolean }) {
  return (
    <>
      <Leaf id="data" title="Your data" note="All that we keep of you, as one file.">
        <div className="measure stack">
          <p>
            A JSON file with your account, profile, the addresses of your files, hours, bookings, feedback,
            payments, notifications and activity. Of the other side it has what you can see here.
          </p>
          {proven ? (
            <p>
              <a className={buttonClass({})} href="/api/me/export" download>
                Download your data
              </a>
            </p>
          ) : (
            <NeedsProof />
          )}
        </div>
      </Leaf>
      {mayDelete && (
        <Leaf id="delete" title="Delete the account" note="It cannot be undone.">
          <div className="measure stack">
            <p>
              Your name, address, profile and files are erased. Records of bookings and money stay without
              them.
            </p>
            <p>
              <ButtonLink href="/account/delete">See what happens</ButtonLink>
            </p>
          </div>
        </Leaf>
      )}
    </>
  );
}
