import type { Clock } from './clock';
import type { SandboxConfig } from './config';
import type { Deliveries } from './deliveries';
import type { Driver } from './driver';
import type { Faults } from './faults';
import type { Requests } from './requests';
import type { Schedule } from './schedule';
import type { Store } from './store';

/** What every imitated provider works with. */
export interface Core {
  config: SandboxConfig;
  store: Store;
  clock: Clock;
  schedule: Schedule;
  faults: Faults;
  requests: Requests;
  deliveries: Deliveries;
  driver: Driver;
  /** Public origin without a trailing slash; known once the server listens. */
  origin(): string;
}
