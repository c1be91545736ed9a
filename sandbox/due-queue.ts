/** Something that is due at a time (ms); of those at the same time the one with the lower number comes first. */
export interface Due {
  at: number;
  seq: number;
  id: string;
}

/**
 * Ids in the order of their times: a binary heap. Nothing is ever taken out of the middle. Whoever looks at the
 * front says which entries still count, and the others are dropped on the way.
 */
export class DueQueue {
  private readonly heap: Due[] = [];

  push(entry: Due): void {
    this.heap.push(entry);
    let at = this.heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** The first entry that counts, left where it is. */
  first(counts: (entry: Due) => boolean): Due | undefined {
    for (let front = this.heap[0]; front !== undefined; front = this.heap[0]) {
      if (counts(front)) return front;
      this.dropFront();
    }
    return undefined;
  }

  private dropFront(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < this.heap.length && this.isBefore(left, least)) least = left;
      if (right < this.heap.length && this.isBefore(right, least)) least = right;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.seq < b.seq);
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (!a || !b) return;
    this.heap[one] = b;
    this.heap[other] = a;
  }
}
