import { Button } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import { UNDO } from '@/lib/availability/edited-draft';
import styles from './week-form.module.css';

/**
 * The way to save, to undo and to make again. While something is not saved it stays in sight, at the foot of the
 * window. Without script "Undo" sends the form.
 */
export function SaveBar({
  isUnsaved,
  canUndo,
  canRedo,
  onUndo,
  onRedo,
}: {
  isUnsaved: boolean;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
}) {
  return (
    <div className={styles.foot} data-unsaved={isUnsaved}>
      <SubmitButton busy="Saving">Save hours</SubmitButton>
      {(canUndo || canRedo) && (
        <>
          <Button
            look="quiet"
            type="submit"
            name="op"
            value={UNDO}
            aria-disabled={!canUndo}
            onClick={(event) => {
              event.preventDefault();
              onUndo();
            }}
          >
            Undo
          </Button>
          <Button look="quiet" className="noscript:hidden" aria-disabled={!canRedo} onClick={onRedo}>
            Redo
          </Button>
        </>
      )}
      <span className="s muted">{isUnsaved && 'Not saved yet. Calls that are set keep their time.'}</span>
    </div>
  );
}
