// The speech as the podium view shows it, and the way from point to point. Pure.

import type { Seconds } from './clock';

/** A place in the text; lines and UTF-16 columns from 0. */
export interface Place {
  line: number;
  character: number;
}

/** A stretch of text. */
export interface Stretch {
  start: Place;
  end: Place;
}

/** A stretch of the speech, as the server tells it. */
export interface Segment {
  kind: string;
  text: string;
  range: Stretch;
  seconds: Seconds;
  /** Where the clock stands at its end. */
  until: Seconds;
  ordinal?: number | 'final';
  series?: number;
}

/** A speech, and the language it is in, by its code. */
export interface Speech {
  segments: Segment[];
  language: string;
  /** Why it is not shown, where something private would be. */
  refusal?: string;
}

/** The segment that the cursor is in, or the last one before it; -1 before the first. */
export function segmentAt(segments: Segment[], cursor: Place): number {
  let found = -1;
  segments.forEach((segment, index) => {
    if (compare(segment.range.start, cursor) <= 0) {
      found = index;
    }
  });
  return found;
}

/** The nearest place behind the cursor, or before it; nothing where there is none. */
export function neighbour(places: Place[], cursor: Place, direction: 'next' | 'previous'): Place | undefined {
  const sorted = [...places].sort(compare);
  return direction === 'next'
    ? sorted.find((place) => compare(place, cursor) > 0)
    : sorted.reverse().find((place) => compare(place, cursor) < 0);
}

/** Which place comes first: below 0 the one, above 0 the other. */
export function compare(one: Place, other: Place): number {
  return one.line - other.line || one.character - other.character;
}
