import { Button, ButtonLink } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { Leaf } from '../ui/leaf';
import { Note } from '../ui/note';
import { CardSkeletons, PageSkeleton, TableSkeleton, Waiting } from '../ui/skeleton';
import { Toast } from '../ui/toast';
import { ToastSample } from './toast-sample';

/** Notes, dialog, toasts, and the states of a page that has nothing to show yet, or never will. */
export function Overlays() {
  return (
    <>
      <Leaf title="Dialog" note="Works without script too, as a section of the page">
        <Dialog
          id="cancel-sample"
          opener="Cancel this call"
          openerSmall
          title="Cancel this call?"
          actions={<Button look="danger">Cancel and refund $60.00</Button>}
          close="Keep the call"
        >
          <p>
            <b>You get $60.00 of $120.00 back.</b> The call starts in 2 h 14 min, and cancelling was free
            until 12:30.
          </p>
          <p className="s muted mt-2">The other half goes to the professional for the time kept free.</p>
        </Dialog>
      </Leaf>
      <Leaf title="Notes and toasts">
        <div className="stack max-w-measure">
          <Note title="Your card on Monet says “Senior, elite boutique bank”.">
            Your title is hidden because fewer than five people would share it.
          </Note>
          <Note tone="warn" title="Feedback is due by Mon 23 Nov, 17:30 (London).">
            Your draft has 164 words. 36 to go.
          </Note>
          <Note tone="bad" title="We could not read your Google Calendar, so no times are shown.">
            Nothing was changed and no booking was touched. <a href="#fields">Connect it again</a>
          </Note>
          <Toast action={<a href="#fields">Undo</a>}>Hours saved. 13 h 45 min are free this week.</Toast>
          <ToastSample />
        </div>
      </Leaf>
      <Leaf title="Waiting" note="The shape of what is to come, after 300 ms">
        <Waiting>
          <CardSkeletons count={2} />
        </Waiting>
        <div className="mt-8">
          <Waiting label="Loading the table">
            <TableSkeleton rows={3} columns={4} />
          </Waiting>
        </div>
        <div className="mt-8">
          <Waiting label="Loading the page">
            <PageSkeleton panel leaves={1} />
          </Waiting>
        </div>
      </Leaf>
      <Leaf title="Empty">
        <EmptyState title="No bookings yet" actions={<ButtonLink href="/browse">Find someone</ButtonLink>}>
          When you ask somebody for a call it appears here, with what comes next and what it costs.
        </EmptyState>
      </Leaf>
      <Leaf title="Error page">
        <div className="trouble">
          <p className="s muted">Payment, Sun 22 Nov, 17:49 (New York)</p>
          <p className="text-2xl font-bold">Your bank did not answer</p>
          <p>
            Nothing was charged. The time is still held for you until <b>Mon 23 Nov, 16:05 (New York)</b>.
          </p>
          <div className="row">
            <Button>Try again</Button>
            <Button look="quiet">Back to the booking</Button>
          </div>
          <p className="ref">
            If you write to us, name <span className="id">req_8F2K-41TD</span>.
          </p>
        </div>
      </Leaf>
    </>
  );
}
