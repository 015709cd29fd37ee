/** What a poll's counts say. Pure. */
import type { Poll } from '../../api/types';

export interface Bar {
  readonly choice: number;
  readonly label: string;
  readonly count: number;
  /** Of those who answered, from 0 to 1. */
  readonly part: number;
}

/** The choices in their order: places in the options, or steps of the scale. */
export function choicesOf({ options, scale }: Pick<Poll, 'options' | 'scale'>): readonly number[] {
  return scale ? Array.from({ length: scale.to - scale.from + 1 }, (_, at) => scale.from + at) : options.map((_, at) => at);
}

/** What a choice is called; the ends of a scale may have words. */
export function labelOf(poll: Pick<Poll, 'options' | 'scale'>, choice: number, step: (step: number, label: string) => string): string {
  const { scale } = poll;
  if (!scale) return poll.options[choice] ?? '';
  const words = choice === scale.from ? scale.fromLabel : choice === scale.to ? scale.toLabel : null;
  return words ? step(choice, words) : String(choice);
}

/** Null while nobody may know. Of several answers each is a part of all people, so that the parts may make more than one. */
export function bars(poll: Poll, step: (step: number, label: string) => string): readonly Bar[] | null {
  const { counts, ballots } = poll;
  if (!counts) return null;
  return choicesOf(poll).map((choice, at) => {
    const count = counts[at] ?? 0;
    return { choice, label: labelOf(poll, choice, step), count, part: ballots ? count / ballots : 0 };
  });
}

/** Of a scale that somebody answered; null for what is none. */
export function middle({ scale, counts }: Pick<Poll, 'scale' | 'counts'>): { readonly mean: number; readonly median: number } | null {
  const all = counts?.reduce((sum, count) => sum + count, 0) ?? 0;
  if (!scale || !counts || all === 0) return null;
  const mean = counts.reduce((sum, count, at) => sum + count * (scale.from + at), 0) / all;
  return { mean, median: (stepAt(Math.floor((all - 1) / 2)) + stepAt(Math.floor(all / 2))) / 2 };

  function stepAt(place: number): number {
    let before = 0;
    return scale!.from + counts!.findIndex((count) => (before += count) > place);
  }
}

/** The choices after one is switched on or off, ascending. */
export function toggled(chosen: readonly number[], choice: number, on: boolean): readonly number[] {
  const rest = chosen.filter((one) => one !== choice);
  return on ? [...rest, choice].sort((a, b) => a - b) : rest;
}
