import { Bone, HeadSkeleton, Waiting } from '@/components/ui/skeleton';
import styles from './slots.module.css';

/** The shape of the slot picker, while calendars are read. */
export function PickerSkeleton() {
  return (
    <Waiting label="Reading both calendars">
      <HeadSkeleton />
      <div className={styles.grid}>
        <div>
          {[5, 5, 3, 5, 4].map((slots, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
            <div className={styles.day} key={index}>
              <div>
                <Bone width="6rem" height="1.25rem" />
              </div>
              <div className={styles.slots}>
                {Array.from({ length: slots }, (_, slot) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
                  <Bone key={slot} width="100%" height="3.25rem" />
                ))}
              </div>
            </div>
          ))}
        </div>
        <div className="panel">
          <Bone width="80%" height="2rem" />
          <Bone width="60%" />
          <Bone width="100%" height="8rem" />
        </div>
      </div>
    </Waiting>
  );
}
