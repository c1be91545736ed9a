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
                <Bone size="w-24 h-5" />
              </div>
              <div className={styles.slots}>
                {Array.from({ length: slots }, (_, slot) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
                  <Bone key={slot} size="w-full h-13" />
                ))}
              </div>
            </div>
          ))}
        </div>
        <div className="panel">
          <Bone size="w-[80%] h-8" />
          <Bone size="w-[60%]" />
          <Bone size="w-full h-32" />
        </div>
      </div>
    </Waiting>
  );
}
