// Speaking time in words. Pure.

/** From a fast reading to a slow one, in seconds. */
export interface Seconds {
  low: number;
  high: number;
}

/** A draft in figures, as the server tells it; `limit` and `overrun` are in seconds. */
export interface Figures {
  kind: string;
  language: string;
  points: number;
  words: number;
  seconds: Seconds;
  limit?: number;
  overrun?: number;
}

/** Minutes and seconds, as a clock shows them: `4:05`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/**
 * A span of speaking time: `3:10–4:05`, or one figure where both ends are the same. Where a stretch is a word, the fast
 * clock may turn to its next second and the slow one not; it takes no longer for that the faster it is said.
 */
export function span({ low, high }: Seconds): string {
  const [fast, slow] = [clock(low), clock(Math.max(low, high))];
  return fast === slow ? fast : `${fast}–${slow}`;
}

/** Whether even a fast speaker would need longer than the limit. */
export function overruns(figures: Figures): boolean {
  return figures.overrun !== undefined && figures.overrun > 0;
}

/** What the status bar shows. An overrun is told by a sign and a word, never by colour alone. */
export function short(figures: Figures): string {
  const points = figures.points > 0 ? `${counted(figures.points, 'point')} · ` : '';
  const limit = figures.limit === undefined ? '' : ` of ${clock(figures.limit)}`;
  const over = overruns(figures) ? ' $(warning) too long' : '';
  return `$(megaphone) ${points}${span(figures.seconds)}${limit}${over}`;
}

/** The same in sentences, for a message or a screen reader. */
export function sentence(figures: Figures): string {
  const made = figures.points > 0 ? `, which make ${counted(figures.points, 'point')},` : '';
  const first = `${counted(figures.words, 'word')}${made} take ${span(figures.seconds)} minutes to deliver.`;
  if (figures.limit === undefined) {
    return first;
  }
  const limit = clock(figures.limit);
  return overruns(figures)
    ? `${first} That is longer than the limit of ${limit}, by ${clock(figures.overrun ?? 0)} even for a fast speaker.`
    : `${first} The limit is ${limit}.`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
