/** A refusal in kind words: what happened and what to do next. */
import { Refusal, Unreachable, type FieldError } from '../api/client';
import { has, t } from './messages';

export function explain(error: unknown): string {
  if (error instanceof Unreachable) return t('problem.unreachable');
  if (!(error instanceof Refusal)) return t('problem.unexpected');
  const byCode = `problem.${error.code}`;
  if (error.code && has(byCode)) return t(byCode, values(error));
  const byStatus = `problem.status.${error.status}`;
  if (error.detail && error.status >= 400 && error.status < 500 && error.status !== 401) return error.detail;
  if (has(byStatus)) return t(byStatus, values(error));
  return error.detail || t('problem.unexpected');
}

function values(error: Refusal): Record<string, number> {
  return { seconds: error.retryAfterSeconds ?? 60 };
}

/** The message for one field of a form, by the field's last name (`kinds[2].capacity` is `capacity` too). */
export function fieldMessage(error: unknown, field: string): string | null {
  if (!(error instanceof Refusal)) return null;
  const found = error.fields.find((e) => e.field === field || e.field.split(/[.[\]]+/).filter(Boolean).pop() === field);
  return found ? sentence(found.message) : null;
}

/** Services say fragments such as `must be in the future`; people read sentences. */
export function sentence(message: string): string {
  if (!message) return t('field.wrong');
  if (/^must not be (null|empty|blank)$/.test(message)) return t('field.missing');
  return /^[a-z]/.test(message) ? t('field.fragment', { message: message.replace(/\.$/, '') }) : message;
}

/** Those errors that none of the named fields shows. */
export function otherFields(error: unknown, shown: readonly string[]): readonly FieldError[] {
  if (!(error instanceof Refusal)) return [];
  return error.fields.filter((e) => !shown.some((name) => fieldNamed(e, name)));
}

const fieldNamed = (e: FieldError, name: string) =>
  e.field === name || e.field.split(/[.[\]]+/).filter(Boolean).pop() === name;
