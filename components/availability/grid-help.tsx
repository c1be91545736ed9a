import styles from './week-grid.module.css';

/** How the grid is used: by keys where there is a mouse, by taps where there are fingers. It describes the grid. */
export function GridHelp({ id }: { id: string }) {
  return (
    <div id={id} className={styles.help}>
      <p className={styles.keys}>
        <kbd className="kbd">Arrows</kbd> move, <kbd className="kbd">Shift</kbd> with arrows extends,{' '}
        <kbd className="kbd">Space</kbd> sets or clears, <kbd className="kbd">Ctrl</kbd>{' '}
        <kbd className="kbd">Z</kbd> undoes
      </p>
      <p className={styles.taps}>
        Tap where your time begins, then where it ends; the same clears what is free. Or hold and drag.
      </p>
    </div>
  );
}
